import { type Kysely, sql } from "kysely";

/** Widens the version of a runtime, which is unsigned and of 32 bits. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table blocks alter column spec_version type bigint`.execute(db);
}
