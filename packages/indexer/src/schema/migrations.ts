import { type Kysely, type MigrationProvider, Migrator } from "kysely";
import { IndexError } from "../errors.ts";
import * as difficulty from "./difficulty.ts";
import * as eventNetuids from "./eventNetuids.ts";
import * as first from "./first.ts";
import * as lists from "./lists.ts";
import * as specVersion from "./specVersion.ts";
import * as state from "./state.ts";
import * as stateLists from "./stateLists.ts";
import * as subjects from "./subjects.ts";

/** Changes of the schema in their order. One that was released is never changed: what follows is a new one. */
const MIGRATIONS: ReturnType<MigrationProvider["getMigrations"]> = Promise.resolve({
  "0001_first": first,
  "0003_lists": lists,
  "0004_state": state,
  "0005_state_lists": stateLists,
  "0006_subjects": subjects,
  "0007_difficulty": difficulty,
  "0008_spec_version": specVersion,
  "0009_event_netuids": eventNetuids,
});

/**
 * Brings a database to the schema of this version.
 *
 * @throws IndexError `NEWER_SCHEMA` when a newer version has written it
 */
export async function migrate(db: Kysely<unknown>): Promise<void> {
  await appliedChanges(db);
  const { error } = await migratorOf(db).migrateToLatest();
  if (error !== undefined) throw error;
}

/**
 * Makes sure that a database has the schema of this version.
 *
 * @throws IndexError `NOTHING_INDEXED` when it has none, `NEWER_SCHEMA`, `OLDER_SCHEMA`
 */
export async function checkSchema(db: Kysely<unknown>): Promise<void> {
  const applied = await appliedChanges(db);
  if (applied.length === 0) throw new IndexError("NOTHING_INDEXED", "the database holds no index");
  if (applied.length < Object.keys(await MIGRATIONS).length)
    throw new IndexError("OLDER_SCHEMA", `the schema of the database is that of ${applied.at(-1)}`);
}

const migratorOf = (db: Kysely<unknown>) => new Migrator({ db, provider: { getMigrations: () => MIGRATIONS } });

/** Names of the changes that a database has. @throws IndexError `NEWER_SCHEMA` for one that is not known */
async function appliedChanges(db: Kysely<unknown>): Promise<string[]> {
  const known = await MIGRATIONS;
  const applied = (await migratorOf(db).getMigrations()).filter(({ executedAt }) => executedAt !== undefined);
  const names = await appliedNames(db, applied.length > 0);
  const foreign = names.find((name) => !Object.hasOwn(known, name));
  if (foreign === undefined) return names;
  throw new IndexError(
    "NEWER_SCHEMA",
    `the database has the schema change ${foreign}, which this version does not know`,
    "Use the version of this software that wrote it, or a newer one.",
  );
}

/** Names of the changes that a database has. */
async function appliedNames(db: Kysely<unknown>, hasAny: boolean): Promise<string[]> {
  if (!hasAny) return [];
  const rows = await (db as Kysely<{ kysely_migration: { name: string } }>)
    .selectFrom("kysely_migration")
    .select("name")
    .execute();
  return rows.map(({ name }) => name);
}
