import { ONE_32 } from "@opentao/fixed";
import { at, emptyMatrix, type Matrix, trimmed } from "./matrix.ts";
import type { EpochInput } from "./types.ts";

/**
 * Weights that count, as shares of their row (protocol: consensus §3.7): not a validator's for itself (unless it is the
 * owner), and not those for UIDs that registered after the weights were set or committed.
 *
 * Each row sums to at most 1. Entries of 0 stay; rows of UIDs without permit are empty.
 */
export function countedWeights(input: EpochInput, permits: readonly boolean[]): Matrix {
  const { n, weights, ownerUid, lastUpdate, blockAtRegistration, firstCommit } = input;
  const { starts, columns, values } = weights;
  const result = emptyMatrix(n, values.length);
  let size = 0;
  for (let i = 0; i < n; i += 1) {
    const first = size;
    const self = i === ownerUid ? n : i;
    const updated = at(lastUpdate, i);
    const committed = firstCommit[i] ?? Number.POSITIVE_INFINITY;
    const end = permits[i] === true ? (starts[i + 1] ?? 0) : 0;
    // Whole numbers: a share is then one exact division.
    let sum = 0;
    for (let k = starts[i] ?? 0; k < end; k += 1) {
      const j = columns[k] ?? 0;
      if (j >= n || j === self) continue;
      const registered = blockAtRegistration[j] ?? 0;
      if (updated <= registered || committed < registered) continue;
      const value = values[k] ?? 0;
      result.columns[size] = j;
      result.values[size] = value;
      sum += value;
      size += 1;
    }
    if (sum > 0) {
      for (let k = first; k < size; k += 1) result.values[k] = Math.floor(((result.values[k] ?? 0) * ONE_32) / sum);
    }
    result.starts[i + 1] = size;
  }
  return trimmed(result);
}
