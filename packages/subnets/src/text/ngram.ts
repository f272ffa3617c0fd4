import { type Distribution, normalized } from "./distribution.ts";
import { BOUNDARY } from "./tokenizer.ts";

/** Tokens that decide about the next one, at most. */
const LONGEST = 4;

interface Count {
  total: number;
  readonly next: Map<number, number>;
}

/**
 * Counts of what followed the last one to four tokens in the texts that were read (interpolated as by Witten and Bell).
 * The baseline: it predicts what can be predicted without a model.
 */
export class NGram {
  readonly #size: number;
  readonly #counts = new Map<string, Count>();

  /** @param size - number of tokens */
  constructor(size: number) {
    this.#size = size;
  }

  /** Counts a text's tokens. */
  read(tokens: readonly number[]): void {
    for (const [at, token] of tokens.entries()) this.learn(tokens.slice(Math.max(0, at - LONGEST), at), token);
  }

  /** Counts one token after others. */
  learn(before: readonly number[], token: number): void {
    for (let length = 0; length <= Math.min(LONGEST, before.length); length += 1) {
      const key = keyOf(before, before.length - length, before.length);
      const count = this.#counts.get(key) ?? { total: 0, next: new Map<number, number>() };
      this.#counts.set(key, count);
      count.total += 1;
      count.next.set(token, (count.next.get(token) ?? 0) + 1);
    }
  }

  /** Probabilities of what follows these tokens. Nothing is impossible. */
  after(tokens: readonly number[]): Distribution {
    const shares = new Float64Array(this.#size).fill(1 / this.#size);
    for (let length = 0; length <= Math.min(LONGEST, tokens.length); length += 1) {
      const count = this.#counts.get(keyOf(tokens, tokens.length - length, tokens.length));
      if (count === undefined) break;
      const whole = count.total + count.next.size;
      for (let token = 0; token < shares.length; token += 1) {
        shares[token] = ((shares[token] ?? 0) * count.next.size + (count.next.get(token) ?? 0)) / whole;
      }
    }
    shares[BOUNDARY] = 0;
    return normalized(shares);
  }
}

function keyOf(tokens: readonly number[], from: number, to: number): string {
  return String.fromCharCode(...tokens.slice(from, to));
}
