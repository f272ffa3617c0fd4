/** Rounds a result to the precision in which it is computed. */
type Precision = (value: number) => number;
/** Rounds to single precision, that of the ecosystem's lists. */
export const float32: Precision = Math.fround;
/** Leaves a result as JavaScript computes it. */
export const float64: Precision = (value) => value;

const EPSILON = 1e-7;
/** Excess over the limit that single precision may lead to. */
const TOLERANCE = 5e-5;

function sumOf(values: readonly number[], round: Precision): number {
  return values.reduce((sum, value) => round(sum + value), 0);
}

function normalize(values: readonly number[], round: Precision): number[] {
  const sum = sumOf(values, round);
  return values.map((value) => round(value / sum));
}

/**
 * Scales weights so that they sum up to 1 and none exceeds `limit`, as far as possible, in the arithmetic of the
 * ecosystem (protocol: wire §c.3).
 */
export function capNormalize(weights: readonly number[], limit: number, round: Precision = float32): number[] {
  const count = weights.length;
  if (sumOf(weights, round) === 0 || count * limit <= 1) return weights.map(() => round(1 / count));
  const sorted = [...weights].sort((a, b) => a - b);
  const estimation = normalize(sorted, round);
  if ((estimation.at(-1) ?? 0) <= limit) return normalize(weights, round);
  let running = 0;
  const cumulated = estimation.map((value) => {
    running = round(running + value);
    return running;
  });
  // Single numbers are computed in double precision there; only lists are in single.
  const below = estimation.filter((value, i) => {
    return value / ((count - i - 1) * value + (cumulated[i] ?? 0) + EPSILON) < limit;
  }).length;
  const scale = (limit * (cumulated[below - 1] ?? 0) - EPSILON) / (1 - limit * (count - below));
  const cutoff = round(scale * sumOf(sorted, round));
  const capped = normalize(
    weights.map((weight) => Math.min(weight, cutoff)),
    round,
  );
  return capped.every((weight) => weight <= limit + TOLERANCE) ? capped : capExactly(weights, limit);
}

/**
 * Caps weights so unequal that the arithmetic of {@link capNormalize} loses the small ones: those above the limit get
 * it, the others keep their ratios. The chain would reject what exceeds the limit.
 */
function capExactly(weights: readonly number[], limit: number): number[] {
  const sorted = [...weights].sort((a, b) => b - a);
  let cutoff = sorted[0] ?? 0;
  for (let above = 1; above * limit < 1 && above < sorted.length; above++) {
    const rest = sumOf(sorted.slice(above), float64);
    cutoff = (limit * rest) / (1 - above * limit);
    if (cutoff >= (sorted[above] ?? 0)) break;
  }
  return normalize(
    weights.map((weight) => Math.min(weight, cutoff)),
    float64,
  );
}
