import type { BlockRef } from "../chain/index.ts";
import { NetworkError } from "../network/errors.ts";
import type { Justifications } from "../network/requests/index.ts";
import type { Clock } from "../primitives/clock.ts";
import type { Logger } from "../primitives/logger.ts";

/** Inputs of the search for proofs. */
export interface ProofSearchOptions {
  /** Milliseconds between two requests. */
  readonly period: number;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Returns the highest finalized block. */
  readonly finalized: () => BlockRef;
  /**
   * Returns whether a proof of a block can be verified now: no change of voters that is not finalized comes before it.
   */
  readonly isNext: (block: BlockRef) => boolean;
  /** Returns peers that may have a block of a height. */
  readonly peers: (number: number) => readonly string[];
  /** Requests the proofs of a block from a peer. @throws NetworkError */
  readonly ask: (peer: string, block: BlockRef, signal: AbortSignal) => Promise<Justifications | undefined>;
  /** Called with the proofs of a peer. */
  readonly found: (peer: string, block: BlockRef, proofs: Justifications) => void;
}

/** Longest wait for a response, in milliseconds. */
const TIMEOUT_MS = 10_000;

/**
 * Requests the proofs of blocks at which voters change, as long as they are not finalized: a node that missed the votes
 * of a past set cannot collect them any more. Of several forks each has its turn, and so has each peer.
 */
export class ProofSearch {
  readonly #options: ProofSearchOptions;
  readonly #wanted = new Map<string, BlockRef>();
  #asking: { readonly since: number; readonly stopper: AbortController } | undefined;
  #cancel: (() => void) | undefined;
  #stopped = false;
  #turn = 0;

  constructor(options: ProofSearchOptions) {
    this.#options = options;
  }

  /** Looks for a block's proof, unless votes finalize the block before long. */
  want(block: BlockRef): void {
    this.#wanted.set(block.hash, block);
    this.#wait();
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel?.();
    this.#asking?.stopper.abort();
    this.#wanted.clear();
  }

  #wait(): void {
    if (this.#cancel !== undefined || this.#stopped) return;
    const { clock, period } = this.#options;
    this.#cancel = clock.setTimer(period, () => {
      this.#cancel = undefined;
      this.#ask(this.#next());
      if (this.#wanted.size > 0) this.#wait();
    });
  }

  /** Requests the next block's proof from the next peer, unless a request may still be answered. */
  #ask(blocks: readonly BlockRef[]): void {
    const { peers, clock } = this.#options;
    const now = clock.now();
    const block = blocks[this.#turn % Math.max(1, blocks.length)];
    if (block === undefined) return;
    if (this.#asking !== undefined && now - this.#asking.since < TIMEOUT_MS) return;
    this.#asking?.stopper.abort();
    const candidates = peers(block.number);
    const peer = candidates[Math.floor(this.#turn / blocks.length) % Math.max(1, candidates.length)];
    this.#turn += 1;
    if (peer === undefined) return;
    const asking = { since: now, stopper: new AbortController() };
    this.#asking = asking;
    void this.#exchange(peer, block, asking.stopper.signal).finally(() => {
      if (this.#asking === asking) this.#asking = undefined;
    });
  }

  async #exchange(peer: string, block: BlockRef, signal: AbortSignal): Promise<void> {
    const { ask, found, logger } = this.#options;
    try {
      const proofs = await ask(peer, block, signal);
      if (proofs !== undefined && !signal.aborted) found(peer, block, proofs);
    } catch (error) {
      if (error instanceof NetworkError) logger.debug({ peer, block, error }, "a peer gives no proof of finality");
      else if (!signal.aborted) logger.error({ block, error }, "a proof of finality could not be imported");
    }
  }

  /** Returns blocks whose proofs can be verified now; those at or below the finalized height are forgotten. */
  #next(): BlockRef[] {
    const { finalized, isNext } = this.#options;
    const { number } = finalized();
    for (const block of this.#wanted.values()) if (block.number <= number) this.#wanted.delete(block.hash);
    return [...this.#wanted.values()].filter(isNext);
  }
}
