/**
 * Weights as far as consensus shares them, and the incentives of miners (protocol: consensus §3.9).
 *
 * @packageDocumentation
 */

import { mulUnit } from "@opentao/fixed";
import { at, type Matrix, MatrixBuilder, normalized, type Vector } from "./matrix.ts";

/** Weights lowered to consensus; where that is 0, a weight above it is dropped. */
export function clipped({ starts, columns, values }: Matrix, consensus: Vector): Matrix {
  const rows = starts.length - 1;
  const builder = new MatrixBuilder(rows, values.length);
  for (let i = 0; i < rows; i += 1) {
    for (let k = at(starts, i); k < at(starts, i + 1); k += 1) {
      const j = at(columns, k);
      const limit = at(consensus, j);
      const value = at(values, k);
      if (value <= limit) builder.push(j, value);
      else if (limit > 0) builder.push(j, limit);
    }
    builder.endRow();
  }
  return builder.build();
}

/** Sum of each validator's weights as far as consensus shares them. */
export function validatorTrust({ starts, values }: Matrix): Vector {
  const trust = new Float64Array(starts.length - 1);
  for (let i = 0; i < trust.length; i += 1) {
    for (let k = at(starts, i); k < at(starts, i + 1); k += 1) trust[i] = at(trust, i) + at(values, k);
  }
  return trust;
}

/** Share of each UID in the miners' emission: its clipped weights, by stake. */
export function incentiveOf({ starts, columns, values }: Matrix, stake: Vector): Vector {
  const ranks = new Float64Array(stake.length);
  for (let i = 0; i < stake.length; i += 1) {
    const share = at(stake, i);
    if (share === 0) continue;
    for (let k = at(starts, i); k < at(starts, i + 1); k += 1) {
      const j = at(columns, k);
      ranks[j] = at(ranks, j) + mulUnit(at(values, k), share);
    }
  }
  return normalized(ranks);
}
