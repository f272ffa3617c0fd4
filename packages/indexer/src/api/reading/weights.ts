import { type Kysely, sql } from "kysely";
import type { Tables } from "../../schema/tables.ts";
import { WEIGHTS } from "../forms/records.ts";
import { columnsOf, recordOf } from "./list.ts";

/** The weights that the neurons of a subnet give now, or one of them. */
export async function latestWeights(
  db: Kysely<Tables>,
  netuid: number,
  mechanism: number,
  uid?: number,
): Promise<object[]> {
  const { rows } = await sql<Record<string, unknown>>`
    select ${columnsOf(WEIGHTS, uid === undefined ? "list" : "one")}
    from neurons n cross join lateral (
      select * from weights w where w.netuid = n.netuid and w.mechanism = ${mechanism} and w.uid = n.uid
      order by height desc limit 1) t
    where n.netuid = ${netuid} ${uid === undefined ? sql`` : sql`and n.uid = ${uid}`}
    order by n.uid`.execute(db);
  return rows.map((row) => recordOf(WEIGHTS, row));
}
