import { hostname } from "node:os";
import { messageOf } from "@opentao/base";
import pg from "pg";
import { IndexError, unreachable } from "../errors.ts";
import type { Opened } from "./embedded.ts";
import { types } from "./types.ts";

/** Connections of readers at most. */
const MAX_READERS = 4;
const CONNECT_TIMEOUT_MS = 10_000;
/** Number of the lock that whoever writes an index has: any, as long as it is always the same. */
const LOCK = 0x74616f31;
const LOCK_WAIT_MS = 2000;
/** Code with which PostgreSQL says that it has waited long enough. */
const LOCK_NOT_AVAILABLE = "55P03";

/** Purpose of connections. */
export interface Purpose {
  /** True when they write: one process at a time may. */
  readonly writes: boolean;
  /** Milliseconds after which the server breaks off a query. */
  readonly queryMs?: number;
}

/**
 * Opens a database of a PostgreSQL server.
 *
 * @param url - connection string, `postgres://user:password@host/database`
 * @throws IndexError `DATABASE_UNREACHABLE`; `INDEX_IN_USE` when another process writes it
 */
export async function openPostgres(url: string, { writes, queryMs }: Purpose): Promise<Opened> {
  const pool = new pg.Pool({
    ...{ connectionString: url, types, connectionTimeoutMillis: CONNECT_TIMEOUT_MS },
    application_name: `tao index, process ${process.pid} on ${hostname()}`,
    // The connection that writes holds the lock: it is the only one, and stays.
    ...(writes
      ? { max: 1, idleTimeoutMillis: 0 }
      : { max: MAX_READERS, options: "-c default_transaction_read_only=on" }),
    ...(writes ? { onConnect: lock } : {}),
    ...(queryMs === undefined ? {} : { statement_timeout: queryMs }),
  });
  // A connection that breaks while nobody uses it is replaced; who uses one is told by the query.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  try {
    (await pool.connect()).release();
  } catch (error) {
    await pool.end();
    if (error instanceof IndexError) throw error;
    throw unreachable(`PostgreSQL cannot be reached: ${messageOf(error)}`, error);
  }
  // A pool that nobody has asked anything is not ended by those who were given it.
  return { pool, close: async () => (pool.ended ? undefined : pool.end()) };
}

/** Takes the lock for a new connection. @throws IndexError `INDEX_IN_USE` */
async function lock(client: pg.ClientBase): Promise<void> {
  try {
    // Whoever has just gone may have it for a moment more.
    await client.query(`set lock_timeout = ${LOCK_WAIT_MS}`);
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    await client.query("reset lock_timeout");
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === LOCK_NOT_AVAILABLE) throw await inUse(client);
    throw error;
  }
}

/** Makes the error that says who has the lock. */
async function inUse(client: pg.ClientBase): Promise<IndexError> {
  const holders = await client.query<{ who: string }>(
    `select format('%s (from %s, since %s)', a.application_name, coalesce(host(a.client_addr), 'this machine'),
      to_char(a.backend_start, 'YYYY-MM-DD HH24:MI:SS')) as who
    from pg_locks l join pg_stat_activity a on a.pid = l.pid
    where l.locktype = 'advisory' and l.granted and l.objid = $1 and l.database =
      (select oid from pg_database where datname = current_database())`,
    [LOCK],
  );
  const who = holders.rows[0]?.who ?? "another process";
  return new IndexError("INDEX_IN_USE", `${who} writes the index in this database`, "Stop it, or read the index only.");
}
