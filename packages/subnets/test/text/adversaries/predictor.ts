import { type Distribution, normalized } from "../../../src/text/distribution.ts";
import { Pieces } from "../../../src/text/pieces.ts";
import { candidatesOf } from "../../../src/text/predict.ts";
import type { Candidate } from "../../../src/text/synapse.ts";
import { shippedTokenizer } from "../../../src/text/tokenizer.ts";

/** Says how a text goes on. */
export type Predictor = (context: string) => readonly Candidate[];
/** The same for every token of the shipped tokenizer. */
export type Forecaster = (context: string) => Distribution;

export const tokenizer = shippedTokenizer();
export const pieces = new Pieces(tokenizer);

/** Answer of a forecaster: its likeliest candidates, as models answer. */
export const answering =
  (forecast: Forecaster): Predictor =>
  (context) =>
    candidatesOf(forecast(context), pieces);

/** Several forecasters together, by weights. */
export const mixed =
  (parts: readonly (readonly [weight: number, forecast: Forecaster])[]): Forecaster =>
  (context) => {
    const sum = new Float64Array(tokenizer.size);
    for (const [weight, forecast] of parts) {
      for (const [token, share] of forecast(context).entries()) sum[token] = (sum[token] ?? 0) + weight * share;
    }
    return normalized(sum);
  };
