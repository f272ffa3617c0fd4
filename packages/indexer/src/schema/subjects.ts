import { type Kysely, sql } from "kysely";

/**
 * Ends the trigger that kept `event_subjects`: whoever writes events writes their subjects too, since the database took
 * longer to find the addresses than to write everything else.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop trigger event_subjects on events`.execute(db);
  await sql`drop function note_event_subjects()`.execute(db);
}
