import type { IncomingBlock } from "../requests/index.ts";

/** Bytes of blocks that a download of a long chain holds until they can be imported, one response on top. */
export const HELD_BYTES = 16 * 1024 * 1024;

/** Memory that a block's decoded header and bookkeeping take, in bytes. */
const OVERHEAD = 4096;

/** Memory that an extrinsic takes besides its bytes: a short one is mostly that. */
const EXTRINSIC_OVERHEAD = 120;

/** Returns the memory that a block takes, in bytes. */
export function sizeOf({ body, justifications = [] }: IncomingBlock): number {
  const proofs = justifications.reduce((sum, [, proof]) => sum + proof.length, 0);
  return body.reduce((sum, { length }) => sum + length + EXTRINSIC_OVERHEAD, OVERHEAD + proofs);
}

/** Blocks of one range, oldest last while they come. */
export class Holding {
  readonly blocks: IncomingBlock[] = [];
  readonly first: number;
  readonly #room: Room;
  #bytes = 0;
  #isDropped = false;

  constructor(room: Room, first: number) {
    this.#room = room;
    this.first = first;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /**
   * True when the blocks had to go, since those of lower ranges needed their room: the range is to be fetched again.
   */
  get isDropped(): boolean {
    return this.#isDropped;
  }

  /** Holds the blocks of a response; for a range that is {@link isDropped} none. */
  add(response: readonly IncomingBlock[]): void {
    if (this.#isDropped) return;
    for (const block of response) this.blocks.push(block);
    this.#bytes += response.reduce((sum, block) => sum + sizeOf(block), 0);
    this.#room.settle();
  }

  /** Begins anew. */
  clear(): void {
    this.blocks.length = 0;
    this.#bytes = 0;
  }

  /** Releases the blocks: they are imported, or others need the room. */
  drop(): void {
    this.#isDropped = true;
    this.clear();
    this.#room.close(this);
  }
}

/**
 * Room for the blocks of all ranges of a download. When it is full the highest range goes, which is needed last; the
 * lowest, which is needed next, always stays, and has a bound of its own.
 */
export class Room {
  readonly #limit: number;
  readonly #open = new Set<Holding>();

  constructor(limit = HELD_BYTES) {
    this.#limit = limit;
  }

  /** Bytes that are held. */
  get bytes(): number {
    return [...this.#open].reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** @param first - number of the range's first block */
  open(first: number): Holding {
    const holding = new Holding(this, first);
    this.#open.add(holding);
    return holding;
  }

  /** Forgets a range. */
  close(holding: Holding): void {
    this.#open.delete(holding);
  }

  /** Drops the highest ranges that hold something until the rest has room. */
  settle(): void {
    const [, ...others] = [...this.#open].sort((a, b) => a.first - b.first);
    while (this.bytes > this.#limit) {
      const highest = others.pop();
      if (highest === undefined) return;
      if (highest.bytes > 0) highest.drop();
    }
  }
}
