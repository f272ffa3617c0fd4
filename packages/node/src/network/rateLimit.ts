import type { Clock } from "../primitives/clock.ts";

/** Rate at which something may happen. */
export interface Rate {
  /** In the long run, per second. */
  readonly perSecond: number;
  /** At once, after a pause. */
  readonly burst: number;
}

/** Buckets that are kept; the oldest are forgotten first. */
const MAX_BUCKETS = 8192;

/** Counts what each peer or address does, so that none does too much of it. */
export class RateLimit {
  readonly #clock: Pick<Clock, "now">;
  readonly #rate: Rate;
  readonly #buckets = new Map<string, { tokens: number; at: number }>();

  constructor(clock: Pick<Clock, "now">, rate: Rate) {
    this.#clock = clock;
    this.#rate = rate;
  }

  /** Counts `cost` actions of a peer; returns `false`, without counting them, when they exceed the rate. */
  allows(peer: string, cost = 1): boolean {
    const now = this.#clock.now();
    const { perSecond, burst } = this.#rate;
    const bucket = this.#buckets.get(peer) ?? { tokens: burst, at: now };
    this.#buckets.set(peer, bucket);
    bucket.tokens = Math.min(burst, bucket.tokens + (Math.max(0, now - bucket.at) * perSecond) / 1000);
    bucket.at = now;
    for (const oldest of this.#buckets.keys()) {
      if (this.#buckets.size <= MAX_BUCKETS) break;
      this.#buckets.delete(oldest);
    }
    if (bucket.tokens < cost) return false;
    bucket.tokens -= cost;
    return true;
  }

  /** Forgets a peer that has gone. */
  forget(peer: string): void {
    this.#buckets.delete(peer);
  }
}
