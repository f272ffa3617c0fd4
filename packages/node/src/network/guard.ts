import type { Clock } from "../clock.ts";
import type { Logger } from "../logger.ts";
import { NetworkError } from "./error.ts";
import type { NetworkMetrics } from "./metrics.ts";
import { type Misdeed, type Rate, RateLimit, Reputation } from "./peers/index.ts";
import { isFault } from "./requests/index.ts";

/** Takes down what peers do wrong, and sends away who does too much of it. */
export class Guard {
  readonly #reputation: Reputation;
  readonly #clock: Clock;
  readonly #metrics: NetworkMetrics;
  readonly #logger: Logger;
  readonly #rates: RateLimit[] = [];
  readonly #onBan: (peer: string) => void;

  constructor(clock: Clock, metrics: NetworkMetrics, logger: Logger, onBan: (peer: string) => void) {
    this.#reputation = new Reputation(clock);
    this.#clock = clock;
    this.#metrics = metrics;
    this.#logger = logger;
    this.#onBan = onBan;
  }

  isBanned(peer: string): boolean {
    return this.#reputation.isBanned(peer);
  }

  /** Takes a misdeed down; a peer that has done too much is banned for a time. */
  charge(peer: string, misdeed: Misdeed, why: unknown): void {
    const banned = this.#reputation.charge(peer, misdeed);
    this.#metrics.misdeed(misdeed, banned);
    this.#logger.debug({ peer, misdeed, banned, error: why }, "a peer did something wrong");
    if (banned) this.#onBan(peer);
  }

  /** Takes down what an error says, if it is the peer's fault at all. */
  blame(peer: string, error: unknown): void {
    if (error instanceof NetworkError && error.code === "OTHER_CHAIN") this.charge(peer, "lie", error);
    else if (isFault(error)) this.charge(peer, "malformed", error);
  }

  /** A limit of what each peer may do; who goes beyond it pays. */
  rate(rate: Rate): (peer: string) => boolean {
    const limit = new RateLimit(this.#clock, rate);
    this.#rates.push(limit);
    return (peer) => {
      const allowed = limit.allows(peer);
      if (!allowed) this.charge(peer, "flood", undefined);
      return allowed;
    };
  }

  /** Forgets how much a peer has done, now that it has gone; its reputation stays. */
  forget(peer: string): void {
    for (const rate of this.#rates) rate.forget(peer);
  }
}
