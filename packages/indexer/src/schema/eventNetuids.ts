import { type Kysely, sql } from "kysely";
import { netuidsIn, PALLETS_OF_SUBNETS } from "./netuidFields.ts";
import type { EventsTable } from "./tables.ts";

/** Events that are read at once. */
const PAGE = 10_000;

type Read = Omit<EventsTable, "extrinsic">;

/** Adds a table that says of which subnets an event tells, and fills it with those that the index has. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table event_netuids (netuid integer not null, height integer not null, number integer not null,
    primary key (netuid, height, number))`.execute(db);
  for (const pallet of PALLETS_OF_SUBNETS) {
    let last: Pick<Read, "name" | "height" | "number"> | undefined = { name: "", height: -1, number: -1 };
    while (last !== undefined) last = await fill(db, pallet, last);
  }
}

/** Fills the table from events of a pallet behind one. @returns the last of them; `undefined` at the end */
async function fill(
  db: Kysely<unknown>,
  pallet: string,
  { name, height, number }: Pick<Read, "name" | "height" | "number">,
): Promise<Read | undefined> {
  const { rows } = await sql<Read>`select height, number, pallet, name, data from events
    where pallet = ${pallet} and (pallet, name, height, number) > (${pallet}, ${name}, ${height}, ${number})
    order by name, height, number limit ${sql.lit(PAGE)}`.execute(db);
  const found = rows.flatMap((row) =>
    netuidsIn(row).map((netuid) => ({ netuid, height: row.height, number: row.number })),
  );
  await sql`insert into event_netuids
    select * from json_populate_recordset(null::event_netuids, ${JSON.stringify(found)}::json)`.execute(db);
  return rows.length < PAGE ? undefined : rows.at(-1);
}
