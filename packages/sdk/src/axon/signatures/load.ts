/** Tells when there is more of something than so much a second. */
export class Load {
  readonly #busy: number;
  readonly #clock: () => number;
  #since = Number.NEGATIVE_INFINITY;
  #count = 0;

  /**
   * @param busy - how many a second are many
   * @param clock - milliseconds
   */
  constructor(busy: number, clock: () => number) {
    this.#busy = busy;
    this.#clock = clock;
  }

  /** Counts one; returns whether there are many. */
  isBusy(): boolean {
    const now = this.#clock();
    if (Math.abs(now - this.#since) >= 1000) {
      this.#since = now;
      this.#count = 0;
    }
    this.#count += 1;
    return this.#count > this.#busy;
  }
}
