import { mulWide, ONE_32 } from "@opentao/fixed";
import { emptyMatrix, type Matrix, trimmed, type Vector } from "./matrix.ts";
import { ordered } from "./ordered.ts";

/**
 * Weights from which bonds are made (protocol: consensus §3.10): as given with a penalty of 0, clipped with a penalty
 * of 1, between them otherwise; then in the order of UIDs.
 */
export function weightsForBonds(weights: Matrix, clipped: Matrix, consensus: Vector, penalty: number): Matrix {
  if (penalty === 0) return weights;
  if (penalty === ONE_32) return clipped;
  const { starts, columns, values } = ordered(weights);
  const n = consensus.length;
  const result = emptyMatrix(n, values.length);
  let size = 0;
  for (let i = 0; i < n; i += 1) {
    const end = starts[i + 1] ?? 0;
    for (let k = starts[i] ?? 0; k < end; k += 1) {
      const j = columns[k] ?? 0;
      const value = values[k] ?? 0;
      const excess = Math.min(value, consensus[j] ?? 0) - value;
      const lowered = value + mulWide(excess, penalty);
      if (lowered <= 0) continue;
      result.columns[size] = j;
      result.values[size] = lowered;
      size += 1;
    }
    result.starts[i + 1] = size;
  }
  return trimmed(result);
}
