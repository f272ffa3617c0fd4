import type { Clock } from "../clock.ts";
import type { TransactionStatus } from "../pool/index.ts";

/** How long a client has for looking into a block that it hears of, in milliseconds. */
const LOOK_MS = 100;

/**
 * Hands statuses on, but lets a client look into a block before it hears more: polkadot-js drops what it began to do about
 * one status when the next one comes, so that whoever waits for the block would wait for ever where blocks are final at once.
 */
export class Pace {
  readonly #clock: Clock;
  readonly #deliver: (status: TransactionStatus) => void;
  #held: TransactionStatus[] = [];
  #cancel: (() => void) | undefined;

  constructor(clock: Clock, deliver: (status: TransactionStatus) => void) {
    this.#clock = clock;
    this.#deliver = deliver;
  }

  next(status: TransactionStatus): void {
    if (this.#cancel !== undefined) {
      this.#held.push(status);
      return;
    }
    this.#deliver(status);
    if (status.type === "inBlock") this.#cancel = this.#clock.setTimer(LOOK_MS, () => this.#resume());
  }

  /** Nobody listens any longer. */
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
