import { type Kysely, sql } from "kysely";

/** Deletes what is no longer kept: `Difficulty` falls with every block. Other changes keep their numbers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ["state", "state_changes"]) {
    await sql`delete from ${sql.id(table)} where pallet = 'SubtensorModule' and item = 'Difficulty'`.execute(db);
  }
}
