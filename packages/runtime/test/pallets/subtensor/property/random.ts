/** A stream of numbers that follows from its seed alone (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }

  /** One of a list. */
  of<T>(list: readonly T[]): T {
    const index = this.below(list.length);
    const item = list[index];
    if (item === undefined) throw new RangeError("there is nothing to choose from");
    return item;
  }

  /** Returns whether something with a chance of one in `times` happens. */
  oneIn(times: number): boolean {
    return this.below(times) === 0;
  }

  /** An amount of any order of magnitude, from nothing to far too much. */
  amount(): bigint {
    if (this.oneIn(20)) return 0n;
    if (this.oneIn(30)) return (1n << 64n) - 1n;
    return BigInt(1 + this.below(999)) * 10n ** BigInt(this.below(14));
  }
}
