import { mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseError, explain } from "./errors.ts";
import type { Tables } from "./tables.ts";

/** Folder of a database. */
export interface Folder {
  readonly path: string;
  /** True when the folder is removed once the database is closed. */
  readonly temporary: boolean;
  /** The topmost folder that was made for it; `undefined` when it was there. */
  readonly made: string | undefined;
  /** Releases the folder; a temporary one is removed. */
  release(): void;
}

/**
 * Folders in use in this process. The engine shares an open environment inside a process, so nobody else would notice.
 */
const inUse = new Set<string>();

function occupied(path: string, by: string): DatabaseError {
  return new DatabaseError(
    "DATABASE_IN_USE",
    `the database in ${path} is in use by ${by}`,
    "Stop that node first, or give this one another base path.",
  );
}

/** Takes a folder for this node alone, or a new temporary one. @throws DatabaseError `DATABASE_IN_USE`, `UNREADABLE` */
export function takeFolder(basePath: string | undefined): Folder {
  const temporary = basePath === undefined;
  let path = basePath === undefined ? mkdtempSync(join(tmpdir(), "opentao-")) : join(basePath, "chain");
  let made: string | undefined;
  try {
    made = mkdirSync(path, { recursive: true });
    path = realpathSync(path);
  } catch (error) {
    throw explain(error, path);
  }
  if (inUse.has(path)) throw occupied(path, "another node of this process");
  inUse.add(path);
  const release = () => {
    inUse.delete(path);
    if (temporary) rmSync(path, { recursive: true, force: true });
  };
  return { path, temporary, made, release };
}

/**
 * Refuses a database that another process has open. The engine's table of readers tells: each process that is alive
 * holds a lock of the operating system on its entry, so that one that was killed leaves nothing behind.
 *
 * @throws DatabaseError `DATABASE_IN_USE`
 */
export function refuseOtherProcess(tables: Tables, path: string): void {
  tables.meta.get(new TextEncoder().encode("version")); // enters this process into the table of readers
  tables.environment.readerCheck();
  const processes = [...tables.environment.readerList().matchAll(/^\s*(\d+)\s/gm)].map(([, id]) => Number(id));
  const other = processes.find((id) => id !== process.pid);
  if (other !== undefined) throw occupied(path, `process ${other}`);
}
