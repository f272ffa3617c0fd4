/** Nonces from a clock: nanoseconds, each greater than the one before. */
export class NonceSource {
  readonly #clock: () => number;
  #last = 0n;

  /** @param clock - milliseconds since 1970 */
  constructor(clock: () => number = Date.now) {
    this.#clock = clock;
  }

  next(): bigint {
    const now = BigInt(this.#clock()) * 1_000_000n;
    this.#last = now > this.#last ? now : this.#last + 1n;
    return this.#last;
  }
}
