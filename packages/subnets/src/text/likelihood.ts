import type { LanguageModel } from "./languageModel.ts";
import { BOUNDARY, type Tokenizer } from "./tokenizer.ts";

/** A model that texts are measured by. */
export interface Reference {
  readonly model: LanguageModel;
  readonly tokenizer: Tokenizer;
}

/** Natural logarithm of the probability that the logits give to a token. */
export function logProbability(logits: Float32Array, token: number): number {
  let most = Number.NEGATIVE_INFINITY;
  for (const logit of logits) most = Math.max(most, logit);
  let sum = 0;
  for (const logit of logits) sum += Math.exp(logit - most);
  return (logits[token] ?? Number.NEGATIVE_INFINITY) - most - Math.log(sum);
}

/**
 * Likelihood of a text after another by a model: the natural logarithm of its probability a byte. A byte and not a
 * token, so that it is no advantage to write words of few tokens. Below 0; −∞ is not possible, because every text has
 * tokens.
 */
export async function likelihood({ model, tokenizer }: Reference, before: string, text: string): Promise<number> {
  const context = [BOUNDARY, ...tokenizer.encode(before)];
  const tokens = tokenizer.encode(text);
  const reading = await model.read([...context, ...tokens]);
  const total = tokens.reduce(
    (sum, token, index) => sum + logProbability(reading.after(context.length - 1 + index), token),
    0,
  );
  return total / Math.max(1, Buffer.byteLength(text));
}
