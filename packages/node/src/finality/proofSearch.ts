import type { BlockRef } from "../chain/index.ts";
import type { Clock } from "../clock.ts";
import type { Logger } from "../logger.ts";
import { NetworkError } from "../network/error.ts";
import type { Justifications } from "../network/requests/index.ts";

/** What the search for proofs works with. */
export interface ProofSearchOptions {
  /** Milliseconds between two questions. */
  readonly period: number;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The highest final block. */
  readonly finalized: () => BlockRef;
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
 * Asks peers for the proofs of blocks at which voters change, as long as they are not final: whoever missed the votes of a set
 * that is past cannot collect them any more. The lowest comes first: before it is final those above cannot be judged.
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
      const block = this.#lowest();
      if (block === undefined) return;
      this.#ask(block);
      this.#wait();
    });
  }

  /** Asks the next peer, unless one is being asked that may still answer. */
  #ask(block: BlockRef): void {
    const { peers, clock } = this.#options;
    const now = clock.now();
    if (this.#asking !== undefined && now - this.#asking.since < PATIENCE_MS) return;
    this.#asking?.stopper.abort();
    const candidates = peers(block.number);
    this.#turn += 1;
    const peer = candidates[this.#turn % Math.max(1, candidates.length)];
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

  #lowest(): BlockRef | undefined {
    const { number } = this.#options.finalized();
    let lowest: BlockRef | undefined;
    for (const block of this.#wanted.values()) {
      if (block.number <= number) this.#wanted.delete(block.hash);
      else if (lowest === undefined || block.number < lowest.number) lowest = block;
    }
    return lowest;
  }
}
