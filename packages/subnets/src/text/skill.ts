import { type Distribution, divergence } from "./distribution.ts";
import type { Pieces } from "./pieces.ts";
import type { Candidate } from "./synapse.ts";

/** A text that breaks off, with what a validator knows of how it goes on. */
export interface Exercise {
  readonly context: string;
  /** What comes next: the reference model's distribution, or the one token of a text that the operator holds. */
  readonly truth: Distribution;
  /** What can be said of it without a model. */
  readonly baseline: Distribution;
}

type Predictions = readonly (readonly Candidate[])[];

/** What came out last of predictions that somebody still holds: a score and its explanation ask for the same. */
const computed = new WeakMap<Predictions, { exercises: readonly Exercise[]; skill: number | undefined }>();

/**
 * Share of the baseline's loss that predictions spare, over all exercises: 1 for the truth itself, 0 for the baseline,
 * below 0 for worse. The loss is the logarithmic one, so to report what one believes is the best one can do.
 * `undefined` when a prediction is missing, too much, or none at all. Computed once for the same predictions and
 * exercises.
 */
export function predictionSkill(
  predictions: Predictions,
  exercises: readonly Exercise[],
  pieces: Pieces,
): number | undefined {
  const known = computed.get(predictions);
  if (known?.exercises === exercises) return known.skill;
  const skill = computeSkill(predictions, exercises, pieces);
  computed.set(predictions, { exercises, skill });
  return skill;
}

function computeSkill(predictions: Predictions, exercises: readonly Exercise[], pieces: Pieces): number | undefined {
  if (predictions.length !== exercises.length || exercises.length === 0) return undefined;
  let [lost, due] = [0, 0];
  for (const [index, { truth, baseline }] of exercises.entries()) {
    const belief = pieces.read(predictions[index] ?? [], baseline);
    if (belief === undefined) return undefined;
    lost += divergence(truth, belief);
    due += divergence(truth, baseline);
  }
  return due > 0 ? 1 - lost / due : undefined;
}
