import { type Distribution, distributionOf } from "./distribution.ts";
import type { LanguageModel } from "./languageModel.ts";
import type { Pieces } from "./pieces.ts";
import { type Candidate, MOST_CANDIDATES } from "./synapse.ts";
import { BOUNDARY, type Tokenizer } from "./tokenizer.ts";

/** Probabilities below this are left to the remainder. */
const LEAST = 1e-4;
const DIGITS = 1e5;

/** The likeliest candidates of a distribution over the shipped tokens. */
export function candidatesOf(distribution: Distribution, pieces: Pieces): Candidate[] {
  return [...distribution.entries()]
    .filter(([, probability]) => probability >= LEAST)
    .sort(([, a], [, b]) => b - a)
    .flatMap(([token, probability]) => {
      const text = pieces.textOf(token);
      return text === undefined ? [] : [{ text, probability: Math.floor(probability * DIGITS) / DIGITS }];
    })
    .slice(0, MOST_CANDIDATES);
}

/** Distribution that a model expects after a text. */
export async function expectNext(model: LanguageModel, tokenizer: Tokenizer, text: string): Promise<Distribution> {
  const tokens = [BOUNDARY, ...tokenizer.encode(text)];
  const { after } = await model.read(tokens);
  return distributionOf(after(tokens.length - 1));
}
