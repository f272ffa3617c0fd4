import type { StateChangesTable, StateTable } from "../../schema/tables.ts";
import type { DecodedBlock } from "../block/decode.ts";
import { jsonText } from "../block/json.ts";

/** Keys by which kept entries of the state are told apart. */
export type EntryKey = Pick<StateTable, "pallet" | "item" | "keys">;

/** An entry that a block changed, with what it holds after it. */
export interface EntryChange {
  readonly row: Omit<StateChangesTable, "before" | "extrinsic" | "number">;
  /** Keys and value as they were read; the value is `undefined` when the entry ended. */
  readonly keys: readonly unknown[];
  readonly value: unknown;
}

/** The key of an entry as text. */
export function entryText({ pallet, item, keys }: EntryKey): string {
  return `${pallet} ${item} ${keys}`;
}

/** Subnet and account where an entry names none. */
const [NO_NETUID, NO_ACCOUNT] = [-1, ""];

/** Entries that are kept with their history and that a block changed. */
export function entryChanges(block: DecodedBlock): EntryChange[] {
  return block.keptItems().flatMap((item) =>
    block.changed(item).map(({ keys, value }) => {
      const [netuid, account] = [keys[item.netuid], keys[item.account]];
      const row = {
        height: block.head.number,
        pallet: item.pallet,
        item: item.name,
        keys: jsonText(keys),
        netuid: typeof netuid === "number" ? netuid : NO_NETUID,
        account: typeof account === "string" ? account : NO_ACCOUNT,
        value: value === undefined ? null : jsonText(value),
      };
      return { row, keys, value };
    }),
  );
}
