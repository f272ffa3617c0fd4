/** State that was asked for and is not known yet. */
export interface Misses {
  readonly keys: ReadonlySet<string>;
  readonly prefixes: ReadonlySet<string>;
}

/**
 * Part of the state after a block that is known: keys with their values or as absent, and prefixes of which every key
 * is known. What is asked for beyond that is noted and reads as absent, so that one run finds much of what it needs.
 */
export class KnownState {
  readonly #values = new Map<string, Uint8Array | undefined>();
  /** Whole prefixes by their length: there are few lengths. */
  readonly #prefixes = new Map<number, Set<string>>();
  #sorted: string[] = [];
  #isSorted = true;
  #missedKeys = new Set<string>();
  #missedPrefixes = new Set<string>();

  /** Keys that are known to have a value. */
  get size(): number {
    return this.#sorted.length;
  }

  /** Returns whether something was asked for that is not known. */
  get hasMisses(): boolean {
    return this.#missedKeys.size + this.#missedPrefixes.size > 0;
  }

  /** Value of a key; notes a miss when it is not known. */
  get(key: string): Uint8Array | undefined {
    const value = this.#values.get(key);
    if (value === undefined && !this.#values.has(key) && this.wholePrefixOf(key) === undefined) {
      this.#missedKeys.add(key);
    }
    return value;
  }

  /** Returns whether the value of a key is known, or that it has none. */
  has(key: string): boolean {
    return this.#values.has(key);
  }

  /** A prefix of a key of which every key is known. */
  wholePrefixOf(key: string): string | undefined {
    for (const [length, prefixes] of this.#prefixes) {
      const prefix = key.slice(0, length);
      if (key.length >= length && prefixes.has(prefix)) return prefix;
    }
    return undefined;
  }

  /** Returns whether every key of a prefix is known; notes a miss otherwise. */
  isWhole(prefix: string): boolean {
    if (this.wholePrefixOf(prefix) !== undefined) return true;
    this.#missedPrefixes.add(prefix);
    return false;
  }

  /** The smallest known key above another that has a value. */
  after(key: string): string | undefined {
    if (!this.#isSorted) this.#sorted.sort((a, b) => (a < b ? -1 : 1));
    this.#isSorted = true;
    let [low, high] = [0, this.#sorted.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#sorted[middle] ?? "") <= key) low = middle + 1;
      else high = middle;
    }
    return this.#sorted[low];
  }

  /** Learns the value of a key. */
  learn(key: string, value: Uint8Array | undefined): void {
    if (this.#values.has(key)) return;
    this.#values.set(key, value);
    if (value === undefined) return;
    this.#sorted.push(key);
    this.#isSorted = false;
  }

  /** Learns that all keys of a prefix are known now. */
  learnWhole(prefix: string): void {
    const prefixes = this.#prefixes.get(prefix.length) ?? new Set();
    this.#prefixes.set(prefix.length, prefixes.add(prefix));
  }

  /** Everything that is known, as though it had been asked for: prefixes, and keys that lie in none. */
  learned(): Misses {
    const prefixes = new Set([...this.#prefixes.values()].flatMap((each) => [...each]));
    const keys = new Set([...this.#values.keys()].filter((key) => this.wholePrefixOf(key) === undefined));
    return { keys, prefixes };
  }

  /** Takes what was asked for in vain. */
  takeMisses(): Misses {
    const misses = { keys: this.#missedKeys, prefixes: this.#missedPrefixes };
    this.#missedKeys = new Set();
    this.#missedPrefixes = new Set();
    return misses;
  }
}
