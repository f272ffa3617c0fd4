import { type Kysely, sql } from "kysely";
import type { Tables } from "../schema/tables.ts";
import { haveSameKeys, keysOf, source } from "./rows.ts";

/** Tables of what is so now, with those that hold each change of a value and end it by `null`. */
const HISTORIES = {
  shares: { table: "share_changes", value: "share" },
  state: { table: "state_changes", value: "value" },
} as const;

/** A table of what is so now whose changes are kept too. */
type KeptTable = keyof typeof HISTORIES;

/** Columns of keys, of the rows of a table by its short name. */
function columns(table: KeptTable | "totals", of: string) {
  return sql.join(keysOf(table).map((key) => sql`${sql.id(of, key)}`));
}

/** The last changes of entries with these keys, which must be different ones. */
export async function lastLike<Name extends KeptTable>(
  db: Kysely<Tables>,
  table: Name,
  keys: readonly Partial<Tables[Name]>[],
): Promise<readonly Tables[(typeof HISTORIES)[Name]["table"]][]> {
  if (keys.length === 0) return [];
  const by = columns(table, "a");
  const found = await sql<Tables[(typeof HISTORIES)[Name]["table"]]>`
    select distinct on (${by}) a.* from ${sql.id(HISTORIES[table].table)} a
    join ${source(table, keys)} b on ${haveSameKeys(table)} order by ${by}, a.height desc`.execute(db);
  return found.rows;
}

/** Keys of entries that there are now, and of those that there are by their last changes. */
export async function keysHeld<Name extends KeptTable>(
  db: Kysely<Tables>,
  table: Name,
): Promise<readonly Tables[Name][]> {
  const { table: changes, value } = HISTORIES[table];
  const by = columns(table, "a");
  const found = await sql<Tables[Name]>`select ${by} from ${sql.id(table)} a union select ${by} from (
      select distinct on (${by}) a.* from ${sql.id(changes)} a order by ${by}, a.height desc) a
    where ${sql.id("a", value)} is not null`.execute(db);
  return found.rows;
}

/** Keys of amounts, without what they are. */
type AmountKey = Pick<Tables["totals"], "quantity" | "account" | "netuid">;

/** Sums of the changes of quantities with these keys, which must be different ones. */
export async function sumsLike(
  db: Kysely<Tables>,
  keys: readonly AmountKey[],
): Promise<readonly (AmountKey & { readonly amount: bigint })[]> {
  if (keys.length === 0) return [];
  const by = columns("totals", "a");
  const found = await sql<AmountKey & { readonly amount: bigint }>`select ${by}, sum(a.amount) as amount
    from changes a join ${source("totals", keys)} b on ${haveSameKeys("totals")} group by ${by}`.execute(db);
  return found.rows;
}

/** Keys of amounts that are not nothing now, or by the sum of their changes. */
export async function amountsHeld(db: Kysely<Tables>): Promise<readonly AmountKey[]> {
  const by = columns("totals", "a");
  const found = await sql<AmountKey>`select ${by} from changes a group by ${by} having sum(a.amount) <> 0
    union select ${by} from totals a where a.amount <> 0`.execute(db);
  return found.rows;
}
