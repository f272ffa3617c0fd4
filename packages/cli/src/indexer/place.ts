import type { IndexDatabase, Place } from "@opentao/indexer";
import { openIndex, openReader } from "@opentao/indexer";

/** Options that all commands of `tao index` have. */
export interface IndexFlags {
  readonly json: boolean;
  readonly url: string;
  /** A folder, or a connection string of PostgreSQL. */
  readonly database: string;
}

/** The place that `--database` names. */
export function placeOf(database: string): Place {
  return /^postgres(?:ql)?:\/\//.test(database) ? { url: database } : { folder: database };
}

/** Runs `action` with an index that is open to be written, and is closed afterwards. @throws IndexError */
export async function withIndex<T>(database: string, action: (index: IndexDatabase) => Promise<T>): Promise<T> {
  return using(await openIndex(placeOf(database)), action);
}

/** The same with an index that is only read: if it is in PostgreSQL, another process may write it. */
export async function withReader<T>(database: string, action: (index: IndexDatabase) => Promise<T>): Promise<T> {
  return using(await openReader(placeOf(database)), action);
}

async function using<T>(index: IndexDatabase, action: (index: IndexDatabase) => Promise<T>): Promise<T> {
  try {
    return await action(index);
  } finally {
    await index.close();
  }
}
