import { divergence } from "./distribution.ts";
import type { Exercise } from "./exercises.ts";
import type { Pieces } from "./pieces.ts";
import type { Candidate } from "./synapse.ts";

type Predictions = readonly (readonly Candidate[])[];

/** Last skill of predictions that are still held: a score and its explanation need the same. */
const computed = new WeakMap<Predictions, { exercises: readonly Exercise[]; skill: number | undefined }>();

/**
 * Share of the baseline's loss that predictions spare, over all exercises: 1 for the truth itself, 0 for the baseline,
 * below 0 for worse. The loss is the logarithmic one, so to report one's own belief is the best report.
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
