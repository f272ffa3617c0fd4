import type { TransactionStatus } from "../../pool/index.ts";

/**
 * Throttles statuses: a client may look into a block before it hears more: polkadot-js drops what it began to do about
 * one status when the next one comes, so that whoever waits for the block would wait for ever where blocks are
 * finalized at once.
 */
export class StatusThrottle {
  readonly #whenAtRest: (callback: () => void) => () => void;
  readonly #deliver: (status: TransactionStatus) => void;
  #held: TransactionStatus[] = [];
  #cancel: (() => void) | undefined;

  /**
   * @param whenAtRest - calls back once the client has done what it does about a status; returns the disposer
   */
  constructor(whenAtRest: (callback: () => void) => () => void, deliver: (status: TransactionStatus) => void) {
    this.#whenAtRest = whenAtRest;
    this.#deliver = deliver;
  }

  next(status: TransactionStatus): void {
    if (this.#cancel !== undefined) {
      this.#held.push(status);
      return;
    }
    this.#deliver(status);
    if (status.type === "inBlock") this.#cancel = this.#whenAtRest(() => this.#resume());
  }

  /** Drops what is held: nobody listens any longer. */
  stop(): void {
    this.#cancel?.();
    this.#held = [];
  }

  #resume(): void {
    const held = this.#held;
    this.#held = [];
    this.#cancel = undefined;
    for (const status of held) this.next(status);
  }
}
