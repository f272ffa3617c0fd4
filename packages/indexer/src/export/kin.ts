import type { Kysely } from "kysely";
import type { Tables } from "../schema/tables.ts";

/** Hotkeys of a coldkey that are told: there may be thousands. */
const MOST_HOTKEYS = 10;

/** Accounts that belong to another, as the index knows it now. */
export interface Kin {
  /** Coldkey to which the account belongs, where it is a hotkey. */
  readonly owner: string | undefined;
  /** Hotkeys that belong to the account, ten at most. */
  readonly hotkeys: readonly string[];
}

/** Returns to whom an account belongs, and what belongs to it. */
export async function kinOf(db: Kysely<Tables>, account: string): Promise<Kin> {
  const owners = db.selectFrom("state").where("pallet", "=", "SubtensorModule").where("item", "=", "Owner");
  const own = await owners.select("value").where("account", "=", account).executeTakeFirst();
  const hotkeys = await owners
    .select("account")
    .where("value", "=", JSON.stringify(account))
    .orderBy("account")
    .limit(MOST_HOTKEYS)
    .execute();
  const owner: unknown = own && JSON.parse(own.value);
  return {
    owner: typeof owner === "string" && owner !== account ? owner : undefined,
    hotkeys: hotkeys.map((row) => row.account).filter((hotkey) => hotkey !== account),
  };
}
