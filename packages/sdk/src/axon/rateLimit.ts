interface Bucket {
  tokens: number;
  /** Time at which tokens were last counted, in milliseconds. */
  at: number;
}

/** Milliseconds that a check takes at most; a time that is further back is of a clock that was set. */
const OUT_OF_ORDER_MS = 10_000;

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
    const tokens = this.#tokensOf(key, now, rate);
    this.#keep(key, tokens >= 1 ? tokens - 1 : tokens, now);
    return tokens >= 1 ? 0 : ((1 - tokens) / rate) * 1000;
  }

  /** True when a request of `key` at `now` could pass; counts nothing. */
  isOpen(key: string, now: number): boolean {
    return this.#tokensOf(key, now, this.#rate) >= 1;
  }

  /** Counts a request of `key` that has passed already, on credit when there was no room for it any more. */
  charge(key: string, now: number): void {
    this.#keep(key, this.#tokensOf(key, now, this.#rate) - 1, now);
  }

  #tokensOf(key: string, now: number, rate: number): number {
    const capacity = Math.max(1, rate * this.#burst);
    const known = this.#buckets.get(key);
    return known === undefined
      ? capacity
      : Math.min(capacity, known.tokens + (Math.max(0, now - known.at) / 1000) * rate);
  }

  /**
   * Moves the key to the end: the map is in the order of the latest use. Requests that were checked apart are charged
   * out of order: the time since the later one is not credited twice.
   */
  #keep(key: string, tokens: number, now: number): void {
    const latest = this.#buckets.get(key)?.at ?? now;
    const at = latest - now < OUT_OF_ORDER_MS ? Math.max(now, latest) : now;
    this.#buckets.delete(key);
    this.#buckets.set(key, { tokens, at });
    if (this.#buckets.size <= this.#maxKeys) return;
    const [oldest] = this.#buckets.keys();
    if (oldest !== undefined) this.#buckets.delete(oldest);
  }
}
