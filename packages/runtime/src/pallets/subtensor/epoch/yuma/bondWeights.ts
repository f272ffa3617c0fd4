import { mulWide, ONE_32 } from "@opentao/fixed";
import { at, type Matrix, MatrixBuilder, type Vector } from "./matrix.ts";

/**
 * Weights from which bonds are made (protocol: consensus §3.10): as given with a penalty of 0, clipped with a penalty
 * of 1, between them otherwise; then in the order of UIDs.
 */
export function weightsForBonds(weights: Matrix, clipped: Matrix, consensus: Vector, penalty: number): Matrix {
  if (penalty === 0) return weights;
  if (penalty === ONE_32) return clipped;
  const { starts, columns, values } = weights;
  const n = consensus.length;
  const builder = new MatrixBuilder(n, values.length);
  const row = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    row.fill(0);
    for (let k = at(starts, i); k < at(starts, i + 1); k += 1) row[at(columns, k)] = at(values, k);
    for (let j = 0; j < n; j += 1) {
      const value = at(row, j);
      if (value === 0) continue;
      const excess = Math.min(value, at(consensus, j)) - value;
      const lowered = value + mulWide(excess, penalty);
      if (lowered > 0) builder.push(j, lowered);
    }
    builder.endRow();
  }
  return builder.build();
}
