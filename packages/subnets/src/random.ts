import { createCipheriv, createHash, randomBytes } from "node:crypto";

const BLOCK = Buffer.alloc(4096);
const WORD_BYTES = 4;
const WORDS = 2 ** 32;

/** A seed that nobody can guess, as text. */
export function freshSeed(): string {
  return randomBytes(32).toString("hex");
}

/**
 * Random draws that follow from a seed alone: the key stream of AES-256-CTR under the seed's SHA-256. Whoever sees some
 * of the draws learns nothing about the others, so miners cannot compute a validator's next task from the tasks they
 * have seen.
 */
export class Random {
  readonly #seed: string;
  readonly #stream;
  #block = Buffer.alloc(0);
  #at = 0;

  constructor(seed: string) {
    this.#seed = seed;
    this.#stream = createCipheriv("aes-256-ctr", createHash("sha256").update(seed).digest(), Buffer.alloc(16));
  }

  /** An independent generator, named by `label`; takes no draw from this one. */
  fork(label: string): Random {
    return new Random(`${this.#seed}/${label}`);
  }

  /** An integer of 0 … 2³² − 1. */
  word(): number {
    if (this.#at === this.#block.length) {
      this.#block = this.#stream.update(BLOCK);
      this.#at = 0;
    }
    const word = this.#block.readUInt32LE(this.#at);
    this.#at += WORD_BYTES;
    return word;
  }

  /** A number of [0, 1). */
  uniform(): number {
    return this.word() / WORDS;
  }

  /** A number of [low, high). */
  between(low: number, high: number): number {
    return low + (high - low) * this.uniform();
  }

  /** An integer of low … high, both included. */
  integer(low: number, high: number): number {
    return low + Math.floor(this.uniform() * (high - low + 1));
  }

  /** A draw from the normal distribution of mean 0 and the given deviation (Box-Muller). */
  normal(deviation: number): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
    return deviation * radius * Math.cos(2 * Math.PI * this.uniform());
  }

  /** Draws whether an event of this probability happens. */
  chance(probability: number): boolean {
    return this.uniform() < probability;
  }

  /** One of the items. @throws RangeError when there are none */
  pick<T>(items: readonly T[]): T {
    const item = items[this.integer(0, items.length - 1)];
    if (item === undefined) throw new RangeError("nothing to pick from");
    return item;
  }

  /** `count` different items in random order. @throws RangeError when there are fewer */
  sample<T>(items: readonly T[], count: number): T[] {
    if (count > items.length) throw new RangeError(`cannot pick ${count} of ${items.length}`);
    const rest = [...items];
    return Array.from({ length: count }, () => {
      const [item] = rest.splice(this.integer(0, rest.length - 1), 1);
      if (item === undefined) throw new RangeError("nothing to pick from");
      return item;
    });
  }

  /** The items in random order. */
  shuffle<T>(items: readonly T[]): T[] {
    return this.sample(items, items.length);
  }
}
