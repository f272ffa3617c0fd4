import { BlockError, type BlockErrorCode } from "../../chain/errors.ts";
import type { IncomingBlock } from "../requests/index.ts";
import type { ImportBlock } from "./ports.ts";
import { type SignatureChecks, SignaturesAhead } from "./signaturesAhead.ts";

/** A block that the chain refused. */
export interface Refusal {
  readonly block: IncomingBlock;
  readonly code: BlockErrorCode;
  readonly error: BlockError;
}

/**
 * Imports blocks one after the other, whatever their source; between two blocks the rest of the node has its turn.
 * Meanwhile other threads verify the signatures of the next ones.
 */
export class ImportQueue {
  readonly #importBlock: ImportBlock;
  readonly #signatures: SignaturesAhead | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(importBlock: ImportBlock, checks?: SignatureChecks) {
    this.#importBlock = importBlock;
    this.#signatures = checks && new SignaturesAhead(checks);
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
    this.#signatures?.begin(blocks);
    for (const block of blocks) {
      await new Promise((resolve) => setImmediate(resolve));
      await this.#signatures?.turn(block);
      signal.throwIfAborted();
      try {
        await this.#importBlock(block);
      } catch (error) {
        if (!(error instanceof BlockError)) throw error;
        return { block, code: error.code, error };
      }
    }
    return undefined;
  }
}
