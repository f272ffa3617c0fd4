/**
 * Weights that count, as shares of their row (protocol: consensus §3.7).
 *
 * @packageDocumentation
 */

import { ONE_32 } from "@opentao/fixed";
import { at, type Matrix, MatrixBuilder } from "./matrix.ts";
import type { EpochInput, RawEntry } from "./types.ts";

/**
 * Returns a test whether a validator's weight for UID `j` counts: not for itself (unless it is the owner), and not when
 * `j` registered after the weights were set or committed.
 */
function rowFilter(input: EpochInput, i: number): (j: number) => boolean {
  const { n, ownerUid, lastUpdate, blockAtRegistration, firstCommit } = input;
  const updated = at(lastUpdate, i);
  const committed = firstCommit[i] ?? Number.POSITIVE_INFINITY;
  return (j) => {
    const registered = at(blockAtRegistration, j);
    return j < n && (j !== i || i === ownerUid) && updated > registered && committed >= registered;
  };
}

/** Sum of the values that count. Whole numbers: a share is then one exact division. */
function sumWhere(row: readonly RawEntry[], counts: (j: number) => boolean): number {
  let sum = 0;
  for (const [j, value] of row) if (counts(j)) sum += value;
  return sum;
}

/** The weights that count, each row summing to at most 1. Entries of 0 stay; rows of UIDs without permit are empty. */
export function countedWeights(input: EpochInput, permits: readonly boolean[]): Matrix {
  const { n, weights } = input;
  const capacity = weights.reduce((total, row) => total + row.length, 0);
  const builder = new MatrixBuilder(n, capacity);
  for (let i = 0; i < n; i += 1) {
    const row = permits[i] === true ? (weights[i] ?? []) : [];
    const counts = rowFilter(input, i);
    const sum = sumWhere(row, counts);
    for (const [j, value] of row) {
      if (counts(j)) builder.push(j, sum === 0 ? 0 : Math.floor((value * ONE_32) / sum));
    }
    builder.endRow();
  }
  return builder.build();
}
