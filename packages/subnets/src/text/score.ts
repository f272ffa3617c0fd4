import type { MinerAnswer } from "@opentao/sdk";
import { fluency, soundness, type Yardstick } from "./continuation.ts";
import type { Exercise } from "./exercises.ts";
import type { Reference } from "./likelihood.ts";
import type { Pieces } from "./pieces.ts";
import { predictionSkill } from "./skill.ts";
import { LONGEST_CONTINUATION, type TextRequest, type TextResponse } from "./synapse.ts";

/** Part of a task that only the validator knows. */
export interface TextSecret {
  readonly exercises: readonly Exercise[];
  /** Skill that earns nothing. */
  readonly floor: number;
  /** Measure of continuations; without one only their soundness counts. */
  readonly yardstick: Yardstick | undefined;
}

/** Means of judging answers. */
export interface Scale {
  readonly reference: Reference;
  readonly pieces: Pieces;
}

/** Factor of a continuation that the reference model finds no better than shuffled words. */
const PREDICTIONS_ALONE = 0.5;

/**
 * Quality of an answer, 0 to 1: the skill of its predictions above the floor, times ½ to 1 for how the text
 * goes on, times whether it is a continuation at all. A miner that predicts no better than can be done without a model
 * earns nothing, and neither does one that sends no continuation.
 */
export async function writingQuality(
  answer: TextResponse,
  request: TextRequest,
  { exercises, floor, yardstick }: TextSecret,
  { reference, pieces }: Scale,
): Promise<number> {
  if (answer.continuation.length > LONGEST_CONTINUATION) return 0;
  const skill = predictionSkill(answer.predictions, exercises, pieces) ?? 0;
  const knowledge = Math.max(0, (skill - floor) / (1 - floor));
  const sound = soundness(answer.continuation, request.opening, request);
  if (knowledge * sound === 0) return 0;
  const fluent =
    yardstick === undefined ? 1 : await fluency(reference, request.opening, answer.continuation, yardstick);
  return knowledge * sound * (PREDICTIONS_ALONE + (1 - PREDICTIONS_ALONE) * fluent);
}

/** Share of the score that an answer at the very end of the time loses; enough to decide between equals. */
const LATENCY_WEIGHT = 0.02;

/** Scores all answers to a task: {@link writingQuality}, 0 without one, less up to 2 % for slowness. */
export async function scoreWriting(
  task: { readonly request: TextRequest; readonly secret: TextSecret; readonly timeoutMs: number },
  answers: readonly MinerAnswer<TextResponse>[],
  scale: Scale,
): Promise<{ uid: number; score: number }[]> {
  const scores: { uid: number; score: number }[] = [];
  for (const { uid, answer, latencyMs } of answers) {
    const quality = answer === undefined ? 0 : await writingQuality(answer, task.request, task.secret, scale);
    const lateness = Math.min(1, Math.max(0, latencyMs / task.timeoutMs));
    scores.push({ uid, score: quality * (1 - LATENCY_WEIGHT * lateness) });
  }
  return scores;
}
