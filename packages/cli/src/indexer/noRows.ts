import type { IndexDatabase } from "@opentao/indexer";
import { EXPORTED, type ExportedName, kinOf } from "@opentao/indexer/export";
import { named, type Receiver } from "../shared/receivers.ts";

/** Columns of exports by which rows are of an account, in words. */
const WORDS: Readonly<Record<string, string>> = {
  subject: "the accounts that an event names",
  to_coldkey: "the coldkey that stake moves to",
  to_hotkey: "the hotkey that stake moves to",
};

/** Says why an export has no row of an account: by what its rows are found, and which account may be meant. */
export async function noRows(db: IndexDatabase["db"], table: ExportedName, whose: Receiver): Promise<string> {
  const parties: readonly string[] = EXPORTED[table].parties;
  const by = parties.map((party) => WORDS[party] ?? party).join(", ");
  const { owner, hotkeys } = await kinOf(db, whose.address);
  return [
    `No row of ${table} is about ${named(whose)}. Its rows are looked for by ${by}.`,
    ...(owner === undefined ? [] : [`The account is a hotkey of ${owner}: --account takes that too.`]),
    ...(hotkeys.length === 0 ? [] : [`Hotkeys of the account, which --account takes too: ${hotkeys.join(", ")}.`]),
  ].join(" ");
}
