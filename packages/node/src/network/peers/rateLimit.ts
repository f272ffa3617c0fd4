import type { Clock } from "../../clock.ts";

/** How often something may happen. */
export interface Rate {
  /** In the long run, per second. */
  readonly perSecond: number;
  /** At once, after a pause. */
  readonly burst: number;
}

/** Counts what each peer does, so that none does too much of it. */
export class RateLimit {
  readonly #clock: Pick<Clock, "now">;
  readonly #rate: Rate;
  readonly #buckets = new Map<string, { tokens: number; at: number }>();

  constructor(clock: Pick<Clock, "now">, rate: Rate) {
    this.#clock = clock;
    this.#rate = rate;
  }

  /** Whether a peer may do it once more now. */
  allows(peer: string): boolean {
    const now = this.#clock.now();
    const { perSecond, burst } = this.#rate;
    const bucket = this.#buckets.get(peer) ?? { tokens: burst, at: now };
    this.#buckets.set(peer, bucket);
    bucket.tokens = Math.min(burst, bucket.tokens + (Math.max(0, now - bucket.at) * perSecond) / 1000);
    bucket.at = now;
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }

  /** Forgets a peer that has gone. */
  forget(peer: string): void {
    this.#buckets.delete(peer);
  }
}
