import { existsSync } from "node:fs";
import { Kysely, PostgresDialect } from "kysely";
import { IndexError } from "../errors.ts";
import { checkSchema, migrate } from "../schema/migrations.ts";
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
 * Opens an index to write, and brings its schema up to date; makes it where there is none.
 *
 * @throws IndexError `INDEX_IN_USE`, `DATABASE_UNREACHABLE`, `NEWER_SCHEMA`
 */
export async function openIndex(place: Place): Promise<IndexDatabase> {
  const opened = "folder" in place ? await openEmbedded(place.folder) : await openPostgres(place.url, { writes: true });
  return ready(opened, migrate);
}

function noIndexAt(folder: string): IndexError {
  const hint = "Name its folder with --database: that of `tao up` is .opentao/index. `tao index` begins one.";
  return new IndexError("NOTHING_INDEXED", `there is no index at ${folder}`, hint);
}

/**
 * Opens an index to read, while another process may write it if it is in PostgreSQL. An embedded database is open in
 * one process only, and can be written too.
 *
 * @param queryMs - milliseconds after which PostgreSQL breaks off a query; none by default
 * @throws IndexError `INDEX_IN_USE`, `DATABASE_UNREACHABLE`, `NOTHING_INDEXED`, `NEWER_SCHEMA`, `OLDER_SCHEMA`
 */
export async function openReader(place: Place, queryMs?: number): Promise<IndexDatabase> {
  if ("folder" in place) {
    if (!existsSync(place.folder)) throw noIndexAt(place.folder);
    return openIndex(place);
  }
  const limit = queryMs === undefined ? {} : { queryMs };
  return ready(await openPostgres(place.url, { writes: false, ...limit }), checkSchema);
}

async function ready({ pool, close }: Opened, prepare: (db: Kysely<unknown>) => Promise<void>): Promise<IndexDatabase> {
  const dialect = new PostgresDialect({ pool });
  const db = new Kysely<Tables>({ dialect });
  const end = async (): Promise<void> => {
    await db.destroy();
    await close();
  };
  try {
    await prepare(new Kysely<unknown>({ dialect }));
    return { db, close: end };
  } catch (error) {
    await end();
    throw error;
  }
}
