import type { Chain, Hash } from "../chain/interface.ts";
import { type Ask, answerOf, findNow } from "./offers.ts";
import type { RecentBlocks } from "./recentBlocks.ts";
import type { PoolTransaction, Validity } from "./transaction.ts";
import { validate } from "./validator.ts";

/** Transactions to validate anew, and what becomes of the results. */
export interface RevalidatorOptions {
  readonly chain: Chain;
  readonly recent: Pick<RecentBlocks, "since">;
  /** Asks apart from the node's own work; in this thread, at once, when not given. */
  readonly ask: Ask | undefined;
  /** Returns the transactions that are due. */
  readonly due: () => readonly Hash[];
  readonly get: (hash: Hash) => PoolTransaction | undefined;
  /** Takes the result of a validation: `findValidity` returns it, or throws. */
  readonly found: (hash: Hash, findValidity: () => Validity) => void;
  /** Takes note that a validation had no result: others come first, what is urgent stays so. */
  readonly postponed: (hash: Hash) => void;
  /** Called with what is none of the transaction's errors. */
  readonly failed: (error: unknown) => void;
}

/**
 * Validates transactions of the pool anew, some after each block. Their senders choose how long that takes, and some
 * never pay (those that wait for others), so that workers do it where there are any, one after the other.
 */
export class Revalidator {
  readonly #options: RevalidatorOptions;
  #isRunning = false;
  #isWanted = false;
  #stopped = false;

  constructor(options: RevalidatorOptions) {
    this.#options = options;
  }

  /** Begins a round: there is a new best block, or something is due. */
  begin(): void {
    const { chain, ask, due, get, found } = this.#options;
    if (ask !== undefined) {
      this.#isWanted = true;
      if (!this.#isRunning) void this.#apart(ask);
      return;
    }
    for (const hash of due()) {
      const transaction = get(hash);
      if (transaction === undefined) continue;
      found(hash, () => validate(chain, chain.best(), transaction.source, transaction.opaque));
    }
  }

  stop(): void {
    this.#stopped = true;
  }

  /** Runs a round for the last block that came, however many came during the round before. */
  async #apart(ask: Ask): Promise<void> {
    this.#isRunning = true;
    while (this.#isWanted && !this.#stopped) {
      this.#isWanted = false;
      for (const hash of this.#options.due()) {
        await this.#revalidate(hash, ask);
        if (this.#stopped) break;
      }
    }
    this.#isRunning = false;
  }

  async #revalidate(hash: Hash, ask: Ask): Promise<void> {
    const { chain, recent, get, found, postponed, failed } = this.#options;
    const transaction = get(hash);
    if (transaction === undefined) return;
    const { source, opaque, bytes } = transaction;
    try {
      const answered = await answerOf(ask({ source, opaque }, this), chain.best());
      const now = findNow(answered, bytes, chain, recent);
      if (this.#stopped || now === undefined) postponed(hash);
      else found(hash, now);
    } catch (error) {
      // Refusals are what `found` deals with: this is a fault, and the transaction is looked at again.
      postponed(hash);
      failed(error);
    }
  }
}
