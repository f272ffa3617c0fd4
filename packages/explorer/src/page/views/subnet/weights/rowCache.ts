import type { Rows } from "./matrix.ts";

/** Rows that were read, and what they were read after. */
export interface KnownRows {
  /** Block of the epoch before them. */
  readonly epoch: number;
  /** Block of each neuron's last update before its row was read. */
  readonly updates: ReadonlyMap<number, number>;
  readonly rows: Rows;
}

/** Reads rows of the chain: all of a subnet, or one. */
export interface RowReader {
  readonly all: () => Promise<Rows>;
  readonly one: (uid: number) => Promise<readonly (readonly [number, number])[]>;
}

/** Changed rows from which on all are read at once. */
const MANY = 8;

/**
 * Returns the rows as they are now. Those whose neurons have updated nothing since they were read are the same as
 * before; an epoch may change any.
 *
 * @param updates - block of the last update of each neuron that may give anything
 */
export async function refreshRows(
  known: KnownRows | undefined,
  epoch: number,
  updates: ReadonlyMap<number, number>,
  read: RowReader,
): Promise<KnownRows> {
  const changed = [...updates].filter(([uid, block]) => known?.updates.get(uid) !== block).map(([uid]) => uid);
  if (known === undefined || known.epoch !== epoch || changed.length > MANY) {
    return { epoch, updates, rows: await read.all() };
  }
  const fresh = await Promise.all(changed.map(async (uid) => [uid, await read.one(uid)] as const));
  const kept = [...known.rows].filter(([uid]) => updates.has(uid));
  return { epoch, updates, rows: new Map([...kept, ...fresh]) };
}
