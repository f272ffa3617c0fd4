/**
 * From scores to the weights that the chain takes, in the float32 arithmetic of the ecosystem (protocol: wire §c.3).
 *
 * @packageDocumentation
 */

import { U16_MAX } from "@opentao/codec";
import { capNormalize, float32, float64 } from "./capNormalize.ts";
import { invalidScore } from "./errors.ts";

/** Given to all when too few have a weight. */
const SMALL_WEIGHT = 1e-5;

/** Quantile of sorted values with linear interpolation. */
function quantileOf(sorted: readonly number[], q: number): number {
  const position = q * (sorted.length - 1);
  const below = sorted[Math.floor(position)] ?? 0;
  const above = sorted[Math.ceil(position)] ?? below;
  return float32(below + (above - below) * (position - Math.floor(position)));
}

/** Requirements of a subnet on weights. */
export interface WeightRules {
  /** Neurons in the subnet. */
  readonly neurons: number;
  readonly minAllowed: number;
  /** Largest share of one neuron, 0 to 1. */
  readonly maxShare: number;
  /** Quantile below which weights are dropped, 0 to 1. Default: 0. */
  readonly excludeQuantile?: number;
}

/** Weights by uid, summing up to 1. */
export interface Weights {
  readonly uids: readonly number[];
  readonly weights: readonly number[];
}

/** Beyond these, sums and ratios of scores leave single precision. */
const LARGEST_SCORE = 1e30;
const SMALLEST_SCORE = 1e-30;

/** Positive scores in single precision, by uid. @throws NeuronError `SCORE_INVALID` */
function positive(scores: ReadonlyMap<number, number>, neurons: number): (readonly [uid: number, score: number])[] {
  for (const [uid, score] of scores) if (!Number.isFinite(score)) throw invalidScore(`uid ${uid}`, score);
  const given = [...scores].filter(([uid, score]) => score > 0 && uid < neurons).sort(([a], [b]) => a - b);
  const largest = given.reduce((most, [, score]) => Math.max(most, score), 0);
  const divisor = largest > LARGEST_SCORE || largest < SMALLEST_SCORE ? largest : 1;
  return given.map(([uid, score]) => [uid, float32(score / divisor)] as const).filter(([, score]) => score > 0);
}

/**
 * Scores as weights that obey a subnet's rules. Without any positive score all neurons get the same; where fewer would
 * be left than the subnet requires, those whose weight the chain's integers cannot tell from 0 not counted, all get a
 * little.
 *
 * @throws NeuronError `SCORE_INVALID`
 */
export function processWeights(scores: ReadonlyMap<number, number>, rules: WeightRules): Weights {
  const { neurons, minAllowed, maxShare, excludeQuantile = 0 } = rules;
  const all = Array.from({ length: neurons }, (_, uid) => uid);
  const kept = positive(scores, neurons);
  if (kept.length === 0 || neurons < minAllowed) return { uids: all, weights: all.map(() => 1 / neurons) };
  const largest = kept.reduce((most, [, score]) => Math.max(most, score), 0);
  if (kept.filter(([, score]) => (score / largest) * U16_MAX > 0.5).length < minAllowed) {
    const byUid = new Map(kept);
    const raised = all.map((uid) => SMALL_WEIGHT * Math.max(1, largest) + (byUid.get(uid) ?? 0));
    return { uids: all, weights: capNormalize(raised, maxShare, float64) };
  }
  const droppable = Math.max(0, kept.length - minAllowed) / kept.length;
  const sorted = kept.map(([, score]) => score).sort((a, b) => a - b);
  const lowest = quantileOf(sorted, Math.min(excludeQuantile, droppable));
  const passing = kept.filter(([, score]) => score >= lowest);
  return {
    uids: passing.map(([uid]) => uid),
    weights: capNormalize(
      passing.map(([, score]) => score),
      maxShare,
    ),
  };
}

function roundHalfToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

/**
 * Weights as the chain takes them: the largest is 65535, those that round to 0 are left out. @throws NeuronError
 * `SCORE_INVALID`
 */
export function emitWeights({ uids, weights }: Weights): { uids: number[]; values: number[] } {
  const invalid = weights.findIndex((weight) => !Number.isFinite(weight));
  if (invalid !== -1) throw invalidScore(`uid ${uids[invalid]}`, weights[invalid] ?? Number.NaN);
  const largest = weights.reduce((most, weight) => Math.max(most, weight), 0);
  const emitted = uids
    .map((uid, i) => [uid, largest === 0 ? 0 : roundHalfToEven(((weights[i] ?? 0) / largest) * U16_MAX)] as const)
    .filter(([, value]) => value > 0);
  return { uids: emitted.map(([uid]) => uid), values: emitted.map(([, value]) => value) };
}
