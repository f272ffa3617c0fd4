import { type Kysely, sql } from "kysely";

/** Orders in which the API lists rows. What an order fixes comes first, then what tells its rows apart. */
const INDEXES: readonly (readonly [table: string, ...columns: string[]])[] = [
  ["stake_movements", "to_coldkey", "height", "event"],
  ["stake_movements", "to_hotkey", "height", "event"],
  ["stake_movements", "to_netuid", "height", "event"],
  ["registrations", "netuid", "height", "event"],
  ["registrations", "netuid", "uid", "height", "event"],
  ["registrations", "hotkey", "height", "event"],
  ["neurons", "hotkey", "netuid", "uid"],
  ["epoch_neurons", "hotkey", "height", "netuid", "uid"],
  ["epoch_neurons", "netuid", "uid", "height"],
  ["changes", "account", "height", "number"],
  ["changes", "account", "quantity", "netuid", "height", "number"],
  ["shares", "coldkey", "hotkey", "netuid"],
];

/** Indexes of the first version that those above make superfluous. */
const SUPERFLUOUS = [
  ...["registrations_by_netuid_uid_height", "registrations_by_hotkey_height", "neurons_by_hotkey"],
  ...["epoch_neurons_by_hotkey_height", "changes_by_account_quantity_netuid_height", "shares_by_coldkey"],
];

/** Columns that are null in most rows: their indexes hold the others. */
const SELDOM: readonly string[] = ["to_coldkey", "to_hotkey", "to_netuid"];

/** An SS58 address as it stands in JSON text. */
const ADDRESS = `"([1-9A-HJ-NP-Za-km-z]{47,48})"`;

/**
 * Adds indexes, and a table that says of which accounts an event tells: whatever in its data has the form of an
 * address. The database keeps that table itself, as it keeps an index.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const name of SUPERFLUOUS) await sql`drop index ${sql.id(name)}`.execute(db);
  for (const [table, ...columns] of INDEXES) {
    const seldom = columns.filter((column) => SELDOM.includes(column)).map((column) => `"${column}" is not null`);
    const only = seldom.length === 0 ? "" : ` where ${seldom.join(" and ")}`;
    const list = columns.map((column) => `"${column}"`).join(", ");
    await sql.raw(`create index "${table}_by_${columns.join("_")}" on "${table}" (${list})${only}`).execute(db);
  }
  await sql`create table event_subjects (subject text not null, height integer not null, number integer not null,
    primary key (subject, height, number))`.execute(db);
  const subjects = (events: string) =>
    `insert into event_subjects select distinct match[1], height, number
      from ${events}, lateral regexp_matches(data, '${ADDRESS}', 'g') as match`;
  await sql.raw(subjects("events")).execute(db);
  await sql
    .raw(`create function note_event_subjects() returns trigger language plpgsql as $$
      begin ${subjects("added")}; return null; end $$`)
    .execute(db);
  await sql`create trigger event_subjects after insert on events referencing new table as added
    for each statement execute function note_event_subjects()`.execute(db);
}
