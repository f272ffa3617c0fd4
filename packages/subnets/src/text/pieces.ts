import { type Distribution, normalized } from "./distribution.ts";
import type { Candidate } from "./synapse.ts";
import { BOUNDARY, type Tokenizer } from "./tokenizer.ts";

/**
 * Part of every prediction that is given to the baseline, so that no outcome is impossible. Far too small
 * to show in a score.
 */
const SPREAD = 1e-4;
/** Greatest excess over 1 of the sum of a prediction's probabilities: servers round. */
const SUM_TOLERANCE = 1e-3;

/**
 * The outcomes that predictions are scored on: the next token as the shipped tokenizer cuts text. Miners predict with
 * tokens of their own; this translates them.
 */
export class Pieces {
  readonly #tokenizer: Tokenizer;
  readonly #tokens = new Map<string, number>();
  readonly #texts: readonly string[];

  constructor(tokenizer: Tokenizer) {
    this.#tokenizer = tokenizer;
    this.#texts = Array.from({ length: tokenizer.size }, (_, token) => tokenizer.decode([token]));
    // The first of equal texts counts: bytes that are no characters by themselves all read as U+FFFD, which nobody can
    // name.
    for (const [token, text] of this.#texts.entries()) {
      if (token !== BOUNDARY && !text.includes("\uFFFD") && !this.#tokens.has(text)) this.#tokens.set(text, token);
    }
  }

  /** Text of a token; `undefined` when it is the end of a text or part of a character. */
  textOf(token: number): string | undefined {
    const text = this.#texts[token] ?? "";
    return this.#tokens.get(text) === token ? text : undefined;
  }

  /**
   * Probabilities that a prediction gives the next token; `undefined` when it is none: candidates twice, probabilities
   * that are no numbers of 0 … 1 or that sum to more than 1. A candidate that is a token means that token; another one
   * stands for the tokens that begin with it, as the baseline weighs them, or, if there are none, for the token that
   * its text begins with. What is left of 1 is spread as the baseline is. Each candidate's probability goes to tokens
   * once, so that the whole is 1.
   */
  read(prediction: readonly Candidate[], baseline: Distribution): Distribution | undefined {
    const different = new Set(prediction.map(({ text }) => text)).size === prediction.length;
    const sound = prediction.every(({ text, probability }) => text !== "" && probability >= 0 && probability <= 1);
    const total = prediction.reduce((sum, { probability }) => sum + probability, 0);
    if (!different || !sound || total > 1 + SUM_TOLERANCE) return undefined;
    const left = Math.max(0, 1 - total);
    const belief = baseline.map((share) => share * (left + SPREAD));
    for (const { text, probability } of prediction) this.#add(belief, text, probability, baseline);
    return normalized(belief);
  }

  #add(belief: Distribution, text: string, probability: number, baseline: Distribution): void {
    const token = this.#tokens.get(text);
    if (token !== undefined) {
      belief[token] = (belief[token] ?? 0) + probability;
      return;
    }
    const longer = [...this.#tokens].filter(([known]) => known.startsWith(text)).map(([, known]) => known);
    const weight = longer.reduce((sum, known) => sum + (baseline[known] ?? 0), 0);
    for (const known of longer) {
      belief[known] = (belief[known] ?? 0) + (probability * (baseline[known] ?? 0)) / weight;
    }
    if (longer.length > 0) return;
    const [first = BOUNDARY] = this.#tokenizer.encode(text);
    // What begins with the end of a text says nothing of how it goes on.
    if (first === BOUNDARY)
      for (const [at, share] of baseline.entries()) belief[at] = (belief[at] ?? 0) + probability * share;
    else belief[first] = (belief[first] ?? 0) + probability;
  }
}
