import type { BlockRef, LocalChain } from "../chain/index.ts";

/** Block to finalize, with its justification. */
export interface FinalizedBlock {
  readonly block: BlockRef;
  readonly justification: Uint8Array;
  readonly keep: boolean;
  readonly records: ReadonlyMap<string, Uint8Array>;
}

/**
 * Writes of the gadget, collected: each replaces the one before, so that it waits until something follows that may only
 * be done once it is safe.
 */
export class Writes {
  readonly #chain: Pick<LocalChain, "persist" | "finalize">;
  #waiting = new Map<string, Uint8Array>();

  constructor(chain: Pick<LocalChain, "persist" | "finalize">) {
    this.#chain = chain;
  }

  add(records: ReadonlyMap<string, Uint8Array>): void {
    for (const [name, value] of records) this.#waiting.set(name, value);
  }

  /** Finalizes a block, together with all that waits. @throws DatabaseError, BlockError */
  finalize({ block, justification, keep, records }: FinalizedBlock): void {
    this.add(records);
    this.#chain.finalize(block.hash, { justification, keep, records: this.#waiting });
    this.#waiting = new Map();
  }

  /** Writes what waits; all is safe when it returns. @throws DatabaseError */
  flush(): void {
    if (this.#waiting.size === 0) return;
    this.#chain.persist(this.#waiting);
    this.#waiting = new Map();
  }
}
