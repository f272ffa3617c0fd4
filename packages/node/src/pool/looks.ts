import type { Chain, Hash } from "../chain/interface.ts";
import { type Ask, answerOf } from "./offers.ts";
import type { PoolTransaction, Validity } from "./transaction.ts";
import { validate, validityOf } from "./validator.ts";

/** What the looks are about, and what becomes of them. */
export interface LooksOptions {
  readonly chain: Chain;
  /** Asks apart from the node's own work; in this thread, at once, when not given. */
  readonly ask: Ask | undefined;
  /** Which transactions are due. */
  readonly due: () => readonly Hash[];
  readonly get: (hash: Hash) => PoolTransaction | undefined;
  /** Takes what a look found out; `judge` says it, or throws. */
  readonly found: (hash: Hash, judge: () => Validity) => void;
  /** A look found nothing out: others come first, what is urgent stays so. */
  readonly postponed: (hash: Hash) => void;
  /** Told of what is none of the transaction's errors. */
  readonly failed: (error: unknown) => void;
}

/**
 * Looks anew at transactions of the pool, some after each block. What they take is for their senders to choose, and
 * some never pay (those that wait for others), so that others do it wherever there are others, one look after the
 * other.
 */
export class Looks {
  readonly #options: LooksOptions;
  #isLooking = false;
  #isWanted = false;
  #stopped = false;

  constructor(options: LooksOptions) {
    this.#options = options;
  }

  /** There is a new best block, or something is due. */
  begin(): void {
    const { chain, ask, due, get, found } = this.#options;
    if (ask !== undefined) {
      this.#isWanted = true;
      if (!this.#isLooking) void this.#apart(ask);
      return;
    }
    for (const hash of due()) {
      const transaction = get(hash);
      if (transaction === undefined) continue;
      found(hash, () => validate(chain, chain.best(), transaction.source, transaction.bytes));
    }
  }

  stop(): void {
    this.#stopped = true;
  }

  /** A round of looks for the last block that came, however many came during the round before. */
  async #apart(ask: Ask): Promise<void> {
    this.#isLooking = true;
    while (this.#isWanted && !this.#stopped) {
      this.#isWanted = false;
      for (const hash of this.#options.due()) {
        await this.#look(hash, ask);
        if (this.#stopped) break;
      }
    }
    this.#isLooking = false;
  }

  async #look(hash: Hash, ask: Ask): Promise<void> {
    const { chain, get, found, postponed, failed } = this.#options;
    const transaction = get(hash);
    if (transaction === undefined) return;
    const at = chain.best();
    const { source, bytes } = transaction;
    try {
      const { answer, isFinal } = await answerOf(ask({ at, source, bytes }, this));
      // What was so on another block need not be so on this one.
      if (this.#stopped || (chain.best().hash !== at.hash && !isFinal)) postponed(hash);
      else found(hash, () => validityOf(at, answer));
    } catch (error) {
      // Refusals are what `found` deals with: this is a fault, and the transaction is looked at again.
      postponed(hash);
      failed(error);
    }
  }
}
