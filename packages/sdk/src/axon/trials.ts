import { Rejection } from "./errors.ts";
import type { AxonLimits } from "./limits.ts";
import { RateLimit } from "./rateLimit.ts";

/** The only key of a bucket that all strangers share. */
const ALL = "";

/**
 * Bounds how many false signatures are checked: a few of each address, and so many of all addresses together from which
 * no true one has come. A caller who has proved himself is therefore served while strangers use up their share.
 */
export class Trials {
  readonly #ofAddress: RateLimit;
  readonly #ofStrangers: RateLimit;
  readonly #maxProven: number;
  /** In the order of their latest use. */
  readonly #proven = new Set<string>();

  constructor({ addressTrials, strangerTrials, callers }: AxonLimits) {
    this.#ofAddress = new RateLimit(addressTrials, callers);
    this.#ofStrangers = new RateLimit(strangerTrials, 1);
    this.#maxProven = callers;
  }

  /** Runs the check of a signature by someone at `address`; only one that throws counts. @throws Rejection 429 */
  run<T>(address: string, now: number, check: () => T): T {
    const isStranger = !this.#proven.has(address);
    const mayTry = this.#ofAddress.take(address, now) && (!isStranger || this.#ofStrangers.take(ALL, now));
    if (!mayTry) throw new Rejection(429, "Too many requests that were not verified, slow down");
    const result = check();
    this.#ofAddress.refund(address);
    if (isStranger) this.#ofStrangers.refund(ALL);
    this.#proven.delete(address);
    this.#proven.add(address);
    if (this.#proven.size > this.#maxProven) {
      const [oldest] = this.#proven;
      if (oldest !== undefined) this.#proven.delete(oldest);
    }
    return result;
  }
}
