import { CLASSES, type ImageResponse } from "./synapse.ts";

/** Squared error of the answer "I do not know" (all probabilities equal). */
const CLUELESS_BRIER = 1 - 1 / CLASSES;
/**
 * For the logarithm, probabilities below this are raised to it before all are scaled to sum 1: one sure mistake costs
 * much, not everything.
 */
const LEAST_PROBABILITY = 0.005;
/** The greatest probability that is left then. */
const MOST_PROBABILITY = 1 / (1 + (CLASSES - 1) * LEAST_PROBABILITY);
/** Greatest distance from 1 of the sum of an image's probabilities. */
const SUM_TOLERANCE = 0.01;
/** Weights of the two proper scores. */
const BRIER_WEIGHT = 0.7;
const LOG_WEIGHT = 0.3;
/** Share of the score that an answer at the very end of the time loses. */
const LATENCY_WEIGHT = 0.05;

function isDistribution(row: readonly number[]): boolean {
  const sum = row.reduce((total, probability) => total + probability, 0);
  return (
    row.length === CLASSES &&
    row.every((probability) => probability >= 0 && probability <= 1) &&
    Math.abs(sum - 1) <= SUM_TOLERANCE
  );
}

/**
 * The logarithmic rule, from 0 for equal probabilities to 1 for certainty. All probabilities are bounded, not only the
 * one that counts: otherwise whoever is nearly sure would gain by claiming to be sure.
 */
function logSkill(shares: readonly number[], label: number): number {
  const bounded = shares.map((share) => Math.max(LEAST_PROBABILITY, share));
  const total = bounded.reduce((sum, share) => sum + share, 0);
  return Math.log((CLASSES * (bounded[label] ?? 0)) / total) / Math.log(CLASSES * MOST_PROBABILITY);
}

/** 1 for the certain and right answer, 0 for an answer without knowledge, below 0 for one that is sure and wrong. */
function imageSkill(row: readonly number[], label: number): number {
  const total = row.reduce((sum, probability) => sum + probability, 0);
  const shares = row.map((probability) => probability / total);
  const brier = shares.reduce((sum, share, kind) => sum + (share - (kind === label ? 1 : 0)) ** 2, 0);
  return BRIER_WEIGHT * (1 - brier / CLUELESS_BRIER) + LOG_WEIGHT * logSkill(shares, label);
}

/**
 * Quality of an answer, 0 to 1: a weighted mean of two proper scoring rules (Brier and logarithm), each
 * as the share of what "I do not know" loses, averaged over the images and cut at 0. To report one's own belief is the
 * best report. An answer with a row missing or with a row that is no probability distribution is worth 0.
 */
export function recognitionQuality(answer: ImageResponse, labels: readonly number[]): number {
  const rows = answer.probabilities;
  if (rows.length !== labels.length || !rows.every(isDistribution)) return 0;
  const skills = labels.map((label, index) => imageSkill(rows[index] ?? [], label));
  return Math.max(0, skills.reduce((sum, skill) => sum + skill, 0) / labels.length);
}

/** {@link recognitionQuality}, less up to 5 % for slowness. Latency and time allowed in milliseconds. */
export function recognitionScore(
  answer: ImageResponse | undefined,
  labels: readonly number[],
  latencyMs: number,
  timeoutMs: number,
): number {
  if (answer === undefined) return 0;
  const lateness = Math.min(1, Math.max(0, latencyMs / timeoutMs));
  return recognitionQuality(answer, labels) * (1 - LATENCY_WEIGHT * lateness);
}
