import type { BlockError, BlockErrorCode } from "../../chain/errors.ts";
import type { IncomingBlock } from "../requests/index.ts";
import type { ImportBlocks } from "./ports.ts";

/** A block that the chain refused. */
export interface Refusal {
  readonly block: IncomingBlock;
  readonly code: BlockErrorCode;
  readonly error: BlockError;
}

/** Imports blocks one after the other, whatever their source; every few blocks the rest of the node has its turn. */
export class ImportQueue {
  readonly #importBlocks: ImportBlocks;
  #last: Promise<unknown> = Promise.resolve();

  constructor(importBlocks: ImportBlocks) {
    this.#importBlocks = importBlocks;
  }

  /**
   * Imports blocks, parents first, until one is refused.
   *
   * @returns the block that was refused, if any
   * @throws what is not the fault of a block (DatabaseError)
   */
  add(blocks: readonly IncomingBlock[], signal: AbortSignal): Promise<Refusal | undefined> {
    const done = this.#last.then(() => this.#run(blocks, signal));
    // Whoever waits for `done` hears of a failure; those behind in the queue are not concerned.
    this.#last = done.catch(() => undefined);
    return done;
  }

  async #run(blocks: readonly IncomingBlock[], signal: AbortSignal): Promise<Refusal | undefined> {
    for (let rest = blocks; rest.length > 0; ) {
      await new Promise((resolve) => setImmediate(resolve));
      signal.throwIfAborted();
      const { imported, refusal: error } = this.#importBlocks(rest);
      const block = rest[imported];
      if (error !== undefined && block !== undefined) return { block, code: error.code, error };
      rest = rest.slice(imported);
    }
    return undefined;
  }
}
