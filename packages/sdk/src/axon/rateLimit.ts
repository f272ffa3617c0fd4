interface Bucket {
  tokens: number;
  /** Time at which tokens were last counted, in milliseconds. */
  at: number;
}

/** Token buckets, one a key; the one that was not used for longest is forgotten when there are too many. */
export class RateLimit {
  readonly #rate: number;
  readonly #burst: number;
  readonly #maxKeys: number;
  readonly #buckets = new Map<string, Bucket>();

  /**
   * @param rate - requests a second
   * @param maxKeys - keys that are remembered
   * @param burst - seconds' worth of requests that pass at once
   */
  constructor(rate: number, maxKeys: number, burst = 2) {
    this.#rate = rate;
    this.#burst = burst;
    this.#maxKeys = maxKeys;
  }

  /** True when a request of `key` at `now` (milliseconds) may pass; counts it. */
  take(key: string, now: number): boolean {
    return this.wait(key, now, this.#rate) === 0;
  }

  /** The same at a key's own rate, requests a second: milliseconds until one may pass, 0 when this one may. */
  wait(key: string, now: number, rate: number): number {
    const capacity = this.#capacityAt(rate);
    const known = this.#buckets.get(key);
    const gained = known === undefined ? capacity : (Math.max(0, now - known.at) / 1000) * rate;
    const tokens = Math.min(capacity, (known?.tokens ?? 0) + gained);
    // Moved to the end: the map's order is that of the latest use.
    this.#buckets.delete(key);
    this.#buckets.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now });
    if (this.#buckets.size > this.#maxKeys) {
      const [oldest] = this.#buckets.keys();
      if (oldest !== undefined) this.#buckets.delete(oldest);
    }
    return tokens >= 1 ? 0 : ((1 - tokens) / rate) * 1000;
  }

  /** Gives back what the latest `take` of `key` counted. */
  refund(key: string): void {
    const bucket = this.#buckets.get(key);
    if (bucket !== undefined) bucket.tokens = Math.min(this.#capacityAt(this.#rate), bucket.tokens + 1);
  }

  #capacityAt(rate: number): number {
    return Math.max(1, rate * this.#burst);
  }
}
