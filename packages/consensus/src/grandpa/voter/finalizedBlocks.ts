import type { ChainView } from "../chain.ts";
import { GrandpaError } from "../errors.ts";
import type { BlockRef } from "../types.ts";

/** The highest finalized blocks, as a voter knows them. */
export class FinalizedBlocks {
  readonly #chain: ChainView;
  #highest: BlockRef;
  #base: BlockRef;

  constructor(chain: ChainView, highest: BlockRef, base: BlockRef) {
    this.#chain = chain;
    this.#highest = highest;
    this.#base = base;
  }

  /** The highest block that was finalized by any means. */
  get highest(): BlockRef {
    return this.#highest;
  }

  /** The highest block that was finalized by the votes of rounds that were gone through: the next round's base. */
  get base(): BlockRef {
    return this.#base;
  }

  /** Notes a block that was finalized by other means than votes. */
  note(block: BlockRef): void {
    if (block.number > this.#highest.number) this.#highest = block;
  }

  /**
   * Notes a block that votes finalize; `false` when one as high was finalized before.
   *
   * @throws GrandpaError `CONFLICTING_FINALITY` when it is on another chain than what was finalized before
   */
  finalize(block: BlockRef): boolean {
    const highest = this.#highest;
    const above = block.number > highest.number;
    const [low, high] = above ? [highest, block] : [block, highest];
    // Finalized blocks far below may be gone; what is known has to be on one chain.
    if (this.#chain.knows(low) && this.#chain.knows(high) && !this.#chain.isDescendant(low, high)) {
      throw new GrandpaError(
        "CONFLICTING_FINALITY",
        `votes finalize block ${block.number} (${block.hash}), but ${highest.number} (${highest.hash}) is finalized`,
      );
    }
    if (above) this.#highest = block;
    return above;
  }

  /** Notes a block that the votes of a round that is gone through have finalized. */
  raiseBase(block: BlockRef): void {
    if (block.number > this.#base.number) this.#base = block;
  }
}
