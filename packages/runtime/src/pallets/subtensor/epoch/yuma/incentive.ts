/**
 * Weights as far as consensus shares them, and the incentives of miners (protocol: consensus §3.9).
 *
 * @packageDocumentation
 */

import { mulUnit } from "@opentao/fixed";
import { emptyMatrix, isLess, type Matrix, normalized, trimmed, type Vector } from "./matrix.ts";

/** Weights lowered to consensus; where that is 0, a weight above it is dropped. */
export function clipped({ starts, columns, values }: Matrix, consensus: Vector): Matrix {
  const rows = starts.length - 1;
  const result = emptyMatrix(rows, values.length);
  let size = 0;
  for (let i = 0; i < rows; i += 1) {
    const end = starts[i + 1] ?? 0;
    for (let k = starts[i] ?? 0; k < end; k += 1) {
      const j = columns[k] ?? 0;
      const limit = consensus[j] ?? 0;
      const value = values[k] ?? 0;
      if (limit === 0 && value > 0) continue;
      result.columns[size] = j;
      result.values[size] = limit + (value - limit) * isLess(value, limit);
      size += 1;
    }
    result.starts[i + 1] = size;
  }
  return trimmed(result);
}

/** Sum of each validator's weights as far as consensus shares them. */
export function validatorTrust({ starts, values }: Matrix): Vector {
  const trust = new Float64Array(starts.length - 1);
  for (let i = 0; i < trust.length; i += 1) {
    const end = starts[i + 1] ?? 0;
    let sum = 0;
    for (let k = starts[i] ?? 0; k < end; k += 1) sum += values[k] ?? 0;
    trust[i] = sum;
  }
  return trust;
}

/** Earnings of miners. */
export interface Incentive {
  /** Clipped weights of each UID, by stake. */
  readonly ranks: Vector;
  /** Share of each UID in the miners' emission: its rank among all. */
  readonly incentive: Vector;
}

/** Incentives of clipped weights. */
export function incentiveOf({ starts, columns, values }: Matrix, stake: Vector): Incentive {
  const ranks = new Float64Array(stake.length);
  for (let i = 0; i < stake.length; i += 1) {
    const share = stake[i] ?? 0;
    if (share === 0) continue;
    const end = starts[i + 1] ?? 0;
    for (let k = starts[i] ?? 0; k < end; k += 1) {
      const j = columns[k] ?? 0;
      ranks[j] = (ranks[j] ?? 0) + mulUnit(values[k] ?? 0, share);
    }
  }
  return { ranks, incentive: normalized(ranks) };
}
