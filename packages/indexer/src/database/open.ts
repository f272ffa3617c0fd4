import { Kysely, PostgresDialect } from "kysely";
import { migrate } from "../schema/migrations.ts";
import type { Tables } from "../schema/tables.ts";
import { type Opened, openEmbedded } from "./embedded.ts";
import { openPostgres } from "./postgres.ts";

/** Place of an index: a folder with an embedded database, or a PostgreSQL server's database. */
export type Place = { readonly folder: string } | { readonly url: string };

/** An index that is open. */
export interface IndexDatabase {
  readonly db: Kysely<Tables>;
  close(): Promise<void>;
}

/**
 * Opens an index and brings its schema up to date; makes it where there is none.
 *
 * @throws IndexError `INDEX_IN_USE`, `DATABASE_UNREACHABLE`, `NEWER_SCHEMA`
 */
export async function openIndex(place: Place): Promise<IndexDatabase> {
  const opened = "folder" in place ? await openEmbedded(place.folder) : await openPostgres(place.url);
  try {
    return await ready(opened);
  } catch (error) {
    await opened.close();
    throw error;
  }
}

async function ready({ pool, close }: Opened): Promise<IndexDatabase> {
  const dialect = new PostgresDialect({ pool });
  const db = new Kysely<Tables>({ dialect });
  await migrate(new Kysely<unknown>({ dialect }));
  return {
    db,
    close: async () => {
      await db.destroy();
      await close();
    },
  };
}
