import type { BlockRef } from "../chain/index.ts";
import { NetworkError } from "../network/errors.ts";
import type { Justifications } from "../network/requests/index.ts";
import type { Clock } from "../primitives/clock.ts";
import type { Logger } from "../primitives/logger.ts";

/** What the search for proofs works with. */
export interface ProofSearchOptions {
  /** Milliseconds between two questions. */
  readonly period: number;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The highest final block. */
  readonly finalized: () => BlockRef;
  /** Whether a proof of a block could be judged now: no change of voters that is not final comes before it. */
  readonly isNext: (block: BlockRef) => boolean;
  /** Peers that may have a block of a height. */
  readonly peers: (number: number) => readonly string[];
  /** Asks a peer for the proofs of a block. @throws NetworkError */
  readonly ask: (peer: string, block: BlockRef, signal: AbortSignal) => Promise<Justifications | undefined>;
  /** Takes a proof of a peer. */
  readonly found: (peer: string, block: BlockRef, proofs: Justifications) => void;
}

/** A peer that has not answered after this, in milliseconds, is not waited for. */
const PATIENCE_MS = 10_000;

/**
 * Asks peers for the proofs of blocks at which voters change, as long as they are not final: whoever missed the votes
 * of a set that is past cannot collect them any more. Of several forks each has its turn, and so has each peer.
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

  /** Looks for a block's proof, unless votes make the block final before long. */
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

  /** Asks the next peer for the next block, unless one is being asked that may still answer. */
  #ask(blocks: readonly BlockRef[]): void {
    const { peers, clock } = this.#options;
    const now = clock.now();
    const block = blocks[this.#turn % Math.max(1, blocks.length)];
    if (block === undefined) return;
    if (this.#asking !== undefined && now - this.#asking.since < PATIENCE_MS) return;
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
      else if (!signal.aborted) logger.error({ block, error }, "a proof of finality could not be taken");
    }
  }

  /** Blocks whose proofs can be judged now; those that are final, or on a level with what is, are forgotten. */
  #next(): BlockRef[] {
    const { finalized, isNext } = this.#options;
    const { number } = finalized();
    for (const block of this.#wanted.values()) if (block.number <= number) this.#wanted.delete(block.hash);
    return [...this.#wanted.values()].filter(isNext);
  }
}
