import { type Kysely, sql } from "kysely";
import type { Tables } from "../schema/tables.ts";

/**
 * Frees what rows that were replaced have left, and counts rows anew, by which the database chooses how to look them
 * up. A PostgreSQL server does that by itself; the embedded database does not.
 */
export async function upkeep(db: Kysely<Tables>): Promise<void> {
  await sql`vacuum analyze`.execute(db);
}
