import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { messageOf } from "@opentao/base";
import { takeLock } from "@opentao/sdk/lock";
import pg from "pg";
import { IndexError, unreachable } from "../errors.ts";
import { types } from "./types.ts";

/** Bytes of the write-ahead log above which it is cut: it stands beside the tables in the folder. */
const LOG_SIZE = "128MB";
/** Folders that this process has open: its own lock does not keep it out. */
const open = new Set<string>();

/** A pool of connections, and what ends the database behind them. */
export interface Opened {
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/**
 * Opens the embedded database of a folder, which is made when it is not there: PostgreSQL as WebAssembly, in this
 * process. What a transaction has written stands in files when it is over, so that it survives the end of the process,
 * however it ends; it is not flushed to the disk at once, so that a power failure may take the last of them.
 *
 * @throws IndexError `INDEX_IN_USE`, `DATABASE_UNREACHABLE`
 */
export async function openEmbedded(folder: string): Promise<Opened> {
  const path = resolve(folder);
  const release = own(path);
  try {
    const [{ PGlite }, { createPgConfig }] = await Promise.all([
      import("@electric-sql/pglite"),
      import("@electric-sql/pglite/node-postgres"),
    ]);
    const database = await PGlite.create(join(path, "database"), {
      postgresqlconf: [`max_wal_size = ${LOG_SIZE}`, `min_wal_size = 32MB`],
    });
    const pool = new pg.Pool(Object.assign(createPgConfig(database), { max: 1, types }));
    return {
      pool,
      close: async () => {
        await database.close();
        release();
      },
    };
  } catch (error) {
    release();
    throw unreachable(`the database in ${path} cannot be opened: ${messageOf(error)}`, error);
  }
}

/** Makes this process the only one that has the folder. @returns what gives it back */
function own(path: string): () => void {
  if (open.has(path)) throw inUse(path, process.pid);
  let lock: ReturnType<typeof takeLock>;
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    lock = takeLock(join(path, "lock"));
  } catch (error) {
    throw unreachable(`the folder ${path} cannot be used: ${messageOf(error)}`, error);
  }
  if ("holder" in lock) throw inUse(path, lock.holder);
  const { release } = lock;
  open.add(path);
  return () => {
    open.delete(path);
    release();
  };
}

function inUse(path: string, holder: number): IndexError {
  return new IndexError("INDEX_IN_USE", `process ${holder} has the index in ${path} open`);
}
