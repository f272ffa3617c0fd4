import type { IndexDatabase, Place } from "@opentao/indexer";
import { openIndex } from "@opentao/indexer";

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

/** Runs `action` with an index that is closed afterwards. @throws IndexError */
export async function withIndex<T>(database: string, action: (index: IndexDatabase) => Promise<T>): Promise<T> {
  const index = await openIndex(placeOf(database));
  try {
    return await action(index);
  } finally {
    await index.close();
  }
}
