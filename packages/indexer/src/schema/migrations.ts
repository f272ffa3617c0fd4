import { type Kysely, type MigrationProvider, Migrator } from "kysely";
import { IndexError } from "../errors.ts";
import * as first from "./first.ts";

/** Changes of the schema in their order. One that was released is never changed: what follows is a new one. */
const MIGRATIONS: ReturnType<MigrationProvider["getMigrations"]> = Promise.resolve({ "0001_first": first });

/**
 * Brings a database to the schema of this version.
 *
 * @throws IndexError `NEWER_SCHEMA` when a newer version has written it
 */
export async function migrate(db: Kysely<unknown>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => MIGRATIONS } });
  const known = await MIGRATIONS;
  const applied = (await migrator.getMigrations()).filter(({ executedAt }) => executedAt !== undefined);
  const names = await appliedNames(db, applied.length > 0);
  const foreign = names.find((name) => !Object.hasOwn(known, name));
  if (foreign !== undefined) {
    throw new IndexError(
      "NEWER_SCHEMA",
      `the database has the schema change ${foreign}, which this version does not know`,
      "Use the version of this software that wrote it, or a newer one.",
    );
  }
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
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
