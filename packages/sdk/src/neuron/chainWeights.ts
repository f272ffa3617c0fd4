import { emitWeights, processWeights, type WeightRules } from "./weights.ts";

/** Weights as they are sent: integers by uid. */
export interface SentWeights {
  readonly uids: number[];
  /** One weight a uid, out of 65535; only their ratios count. */
  readonly values: number[];
}

/** Forgives the last digits of a share such as a third. */
const ROUNDING = 1 + 1e-12;

/** Adds uids with weight 0, which the chain counts, until there are as many as the subnet requires. */
function padded({ uids, values }: SentWeights, { neurons, minAllowed }: WeightRules): SentWeights {
  const missing = Math.min(neurons, minAllowed) - uids.length;
  if (missing <= 0) return { uids, values };
  const given = new Set(uids);
  const others = Array.from({ length: neurons }, (_, uid) => uid).filter((uid) => !given.has(uid));
  const added = others.slice(0, missing);
  return { uids: [...uids, ...added], values: [...values, ...added.map(() => 0)] };
}

/** Lowers the largest values until none is above its share of the sum, as far as there are enough others. */
function capped({ uids, values }: SentWeights, { maxShare }: WeightRules): SentWeights {
  const sumBelow = (cap: number): number => values.reduce((sum, value) => sum + Math.min(value, cap), 0);
  const largest = values.reduce((most, value) => Math.max(most, value), 0);
  let [fits, exceeds] = [0, largest + 1];
  while (exceeds - fits > 1) {
    const middle = Math.floor((fits + exceeds) / 2);
    if (middle <= maxShare * sumBelow(middle) * ROUNDING) fits = middle;
    else exceeds = middle;
  }
  // Even equal weights exceed the share of so few: they are what comes nearest.
  const cap = fits > 0 ? fits : values.reduce((least, value) => (value > 0 ? Math.min(least, value) : least), largest);
  return { uids, values: values.map((value) => Math.min(value, cap)) };
}

/**
 * Scores as the weights that are sent. What a subnet requires holds for the integers themselves, after rounding: so
 * many uids, and the largest share of one wherever that many neurons have earned something.
 *
 * @throws NeuronError `SCORE_INVALID`
 */
export function chainWeights(scores: ReadonlyMap<number, number>, rules: WeightRules): SentWeights {
  return padded(capped(emitWeights(processWeights(scores, rules)), rules), rules);
}
