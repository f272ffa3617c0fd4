import { messageOf } from "@opentao/base";
import pg from "pg";
import { unreachable } from "../errors.ts";
import type { Opened } from "./embedded.ts";
import { types } from "./types.ts";

/** Connections at most; the index needs one, readers the others. */
const MAX_CONNECTIONS = 4;
const CONNECT_TIMEOUT_MS = 10_000;

/**
 * Opens a database of a PostgreSQL server.
 *
 * @param url - connection string, `postgres://user:password@host/database`
 * @throws IndexError `DATABASE_UNREACHABLE`
 */
export async function openPostgres(url: string): Promise<Opened> {
  const pool = new pg.Pool({
    connectionString: url,
    max: MAX_CONNECTIONS,
    types,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  // A connection that breaks while nobody uses it is replaced; who uses one is told by the query.
  pool.on("error", () => undefined);
  try {
    (await pool.connect()).release();
  } catch (error) {
    await pool.end();
    throw unreachable(`PostgreSQL cannot be reached: ${messageOf(error)}`, error);
  }
  return { pool, close: async () => undefined };
}
