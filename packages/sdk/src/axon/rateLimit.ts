interface Bucket {
  tokens: number;
  /** When tokens were last counted, in milliseconds. */
  at: number;
}

/** Token buckets, one a caller; a bucket that has been full for a while is forgotten. */
export class RateLimit {
  readonly #rate: number;
  readonly #capacity: number;
  readonly #maxCallers: number;
  readonly #buckets = new Map<string, Bucket>();

  /** @param rate - requests a second; bursts of twice as many pass */
  constructor(rate: number, maxCallers: number) {
    this.#rate = rate;
    this.#capacity = Math.max(1, rate * 2);
    this.#maxCallers = maxCallers;
  }

  /** Whether a request of `caller` at `now` (milliseconds) may pass; counts it. */
  take(caller: string, now: number): boolean {
    const known = this.#buckets.get(caller);
    const gained = known === undefined ? this.#capacity : ((now - known.at) / 1000) * this.#rate;
    const tokens = Math.min(this.#capacity, (known?.tokens ?? 0) + gained);
    // Moved to the end: the map's order is that of the latest use.
    this.#buckets.delete(caller);
    this.#buckets.set(caller, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now });
    if (this.#buckets.size > this.#maxCallers) {
      const [oldest] = this.#buckets.keys();
      if (oldest !== undefined) this.#buckets.delete(oldest);
    }
    return tokens >= 1;
  }
}
