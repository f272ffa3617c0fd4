/**
 * Consensus: for each UID the largest weight that validators with about `kappa` of the stake give it at least
 * (protocol: consensus §3.8).
 *
 * @packageDocumentation
 */

import { at, type Matrix, normalized, sumOf, type Vector } from "./matrix.ts";

/** Positive scores by column, each with the stake of who gave it. */
interface Columns {
  /** Place at which each column's entries begin; a column has room for every entry of the matrix that is in it. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly scores: Vector;
  readonly stakes: Vector;
}

/** Transposes the rows that have stake. When a row holds a UID twice, the last entry is its score. */
function byColumn({ starts: rowStarts, columns, values }: Matrix, stake: Vector): Columns {
  const n = stake.length;
  const starts = new Int32Array(n + 1);
  for (let k = 0; k < columns.length; k += 1) {
    const next = (columns[k] ?? 0) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let j = 0; j < n; j += 1) starts[j + 1] = (starts[j + 1] ?? 0) + (starts[j] ?? 0);
  const ends = starts.slice(0, n);
  const lastRow = new Int32Array(n).fill(-1);
  const scores = new Float64Array(columns.length);
  const stakes = new Float64Array(columns.length);
  for (let i = 0; i < n; i += 1) {
    const share = stake[i] ?? 0;
    if (share === 0) continue;
    const end = rowStarts[i + 1] ?? 0;
    for (let k = rowStarts[i] ?? 0; k < end; k += 1) {
      const j = columns[k] ?? 0;
      const place = (ends[j] ?? 0) - (lastRow[j] === i ? 1 : 0);
      scores[place] = values[k] ?? 0;
      stakes[place] = share;
      ends[j] = place + 1;
      lastRow[j] = i;
    }
  }
  return { starts, ends, scores, stakes };
}

/** Orders the entries of a column as below, at and above a pivot. @returns the bounds of the middle, and the stakes */
function partition({ scores, stakes }: Columns, from: number, to: number, pivot: number) {
  let low = from;
  let high = to;
  let below = 0;
  let same = 0;
  for (let k = from; k < high; ) {
    const score = scores[k] ?? 0;
    const stake = stakes[k] ?? 0;
    if (score === pivot) {
      same += stake;
      k += 1;
      continue;
    }
    const other = score < pivot ? low : high - 1;
    scores[k] = scores[other] ?? 0;
    stakes[k] = stakes[other] ?? 0;
    scores[other] = score;
    stakes[other] = stake;
    if (score < pivot) {
      below += stake;
      low += 1;
      k += 1;
    } else {
      high -= 1;
    }
  }
  return { low, high, below, same };
}

/**
 * The smallest score such that scores up to it hold more than `minority` of the stake; the largest when none does.
 * Validators without an entry give 0: `absent` is their stake.
 */
function medianOfColumn(columns: Columns, j: number, absent: number, minority: number): number {
  if (absent > 0 && absent > minority) return 0;
  let from = at(columns.starts, j);
  let to = at(columns.ends, j);
  let passed = absent;
  while (from < to) {
    const pivot = at(columns.scores, (from + to) >> 1);
    const { low, high, below, same } = partition(columns, from, to, pivot);
    if (minority < passed + below && low > from) {
      to = low;
    } else if (passed + below + same <= minority && high < to) {
      from = high;
      passed += below + same;
    } else {
      return pivot;
    }
  }
  return 0;
}

/** Consensus weight of each UID; all 0 without active stake. */
export function consensusOf(weights: Matrix, activeStake: Vector, kappa: number): Vector {
  const stake = normalized(activeStake);
  const total = sumOf(stake);
  const consensus = new Float64Array(stake.length);
  if (total === 0) return consensus;
  const columns = byColumn(weights, stake);
  for (let j = 0; j < stake.length; j += 1) {
    let present = 0;
    for (let k = at(columns.starts, j); k < at(columns.ends, j); k += 1) present += columns.stakes[k] ?? 0;
    consensus[j] = medianOfColumn(columns, j, total - present, total - kappa);
  }
  return consensus;
}
