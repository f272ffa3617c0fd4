import { BOUNDARY } from "./tokenizer.ts";

/**
 * Probabilities of what comes next in a text, one for each token of the shipped tokenizer. The end of a text has none:
 * the tasks are about how texts go on.
 */
export type Distribution = Float64Array;

/** The distribution that logits stand for; above a temperature of 1 it is flatter. */
export function distributionOf(logits: Float32Array, temperature = 1): Distribution {
  let most = Number.NEGATIVE_INFINITY;
  for (const logit of logits) most = Math.max(most, logit);
  const powers = Float64Array.from(logits, (logit) => Math.exp((logit - most) / temperature));
  powers[BOUNDARY] = 0;
  return normalized(powers);
}

/** Weights as shares of their sum. */
export function normalized(weights: Distribution): Distribution {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** The distribution in which one token is certain. */
export function certain(token: number, size: number): Distribution {
  const distribution = new Float64Array(size);
  distribution[token] = 1;
  return distribution;
}

/**
 * Loss of taking `belief` for the truth, in nats (Kullback-Leibler divergence). Of a certain truth it is
 * the negative logarithm of the probability given to it. `belief` must give something to all that can happen.
 */
export function divergence(truth: Distribution, belief: Distribution): number {
  let sum = 0;
  for (let token = 0; token < truth.length; token += 1) {
    const share = truth[token] ?? 0;
    if (share > 0) sum += share * Math.log(share / (belief[token] ?? 0));
  }
  return sum;
}
