import { Rejection } from "./errors.ts";
import type { AxonLimits } from "./limits.ts";
import { RateLimit } from "./rateLimit.ts";

/** The only key of a bucket that all strangers share. */
const ALL = "";

/** Part of the checks under way that one address may have. */
const SHARE = 4;

/**
 * Bounds how many false signatures are checked: a few of each address, and so many of all addresses together from which
 * no true one has come. A caller who has proved himself is therefore served while strangers use up their share.
 */
export class Trials {
  readonly #ofAddress: RateLimit;
  readonly #ofStrangers: RateLimit;
  readonly #maxProven: number;
  readonly #maxUnderWay: number;
  /** Checks under way, by address. */
  readonly #underWay = new Map<string, number>();
  /** In the order of their latest use. */
  readonly #proven = new Set<string>();

  constructor({ addressTrials, strangerTrials, callers, signatures }: AxonLimits) {
    this.#ofAddress = new RateLimit(addressTrials, callers);
    this.#ofStrangers = new RateLimit(strangerTrials, 1);
    this.#maxProven = callers;
    this.#maxUnderWay = signatures / SHARE;
  }

  /**
   * Waits for the check of a signature by someone at `address`; only one that turns out false counts. Checks that are
   * under way do not: what they cost beyond the bound is taken off what the address may try later.
   *
   * @param check - gets whether a true signature has come from the address
   * @throws Rejection 429, 503
   */
  async run(address: string, now: number, check: (isProven: boolean) => Promise<boolean>): Promise<boolean> {
    const mayTry =
      this.#ofAddress.isOpen(address, now) && (this.#proven.has(address) || this.#ofStrangers.isOpen(ALL, now));
    if (!mayTry) throw new Rejection(429, "Too many requests that were not verified, slow down");
    if (await this.#wait(address, check)) {
      this.#prove(address);
      return true;
    }
    this.#ofAddress.charge(address, now);
    if (!this.#proven.has(address)) this.#ofStrangers.charge(ALL, now);
    return false;
  }

  /** Counts a check as under way while it is. */
  async #wait(address: string, check: (isProven: boolean) => Promise<boolean>): Promise<boolean> {
    const before = this.#underWay.get(address) ?? 0;
    if (before >= this.#maxUnderWay)
      throw new Rejection(503, "Too many signatures wait to be checked, try again later");
    const checked = check(this.#proven.has(address));
    this.#underWay.set(address, before + 1);
    try {
      return await checked;
    } finally {
      const left = (this.#underWay.get(address) ?? 1) - 1;
      if (left > 0) this.#underWay.set(address, left);
      else this.#underWay.delete(address);
    }
  }

  #prove(address: string): void {
    this.#proven.delete(address);
    this.#proven.add(address);
    if (this.#proven.size <= this.#maxProven) return;
    const [oldest] = this.#proven;
    if (oldest !== undefined) this.#proven.delete(oldest);
  }
}
