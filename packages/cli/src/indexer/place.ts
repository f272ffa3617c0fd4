import type { IndexDatabase, Place } from "@opentao/indexer";
import { IndexError, openIndex, openReader } from "@opentao/indexer";

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

/**
 * Does the same with an index that is only read: if it is in PostgreSQL, another process may write it.
 *
 * @param beside - what to do where another process has the index open
 * @throws IndexError
 */
export async function withReader<T>(
  database: string,
  beside: string,
  action: (index: IndexDatabase) => Promise<T>,
): Promise<T> {
  return using(await openBeside(database, beside), action);
}

/** Opens an index to read. @param queryMs - as {@link openReader} takes it @throws IndexError */
export async function openBeside(database: string, beside: string, queryMs?: number): Promise<IndexDatabase> {
  try {
    return await openReader(placeOf(database), queryMs);
  } catch (error) {
    if (!(error instanceof IndexError && error.code === "INDEX_IN_USE")) throw error;
    throw new IndexError(error.code, error.message, beside, { cause: error });
  }
}

async function using<T>(index: IndexDatabase, action: (index: IndexDatabase) => Promise<T>): Promise<T> {
  try {
    return await action(index);
  } finally {
    await index.close();
  }
}
