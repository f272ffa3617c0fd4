/**
 * Consensus: for each UID the largest weight that validators with about `kappa` of the stake give it at least
 * (protocol: consensus §3.8).
 *
 * @packageDocumentation
 */

import { isLess, type Matrix, normalized, sumOf, type Vector } from "./matrix.ts";

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

/** A part of a column whose scores are below a limit. */
interface Lower {
  /** Place behind it. */
  readonly end: number;
  /** Stake of those who gave these scores. */
  readonly stake: number;
}

/** Moves the scores below a limit to the front of a range. */
function partition({ scores, stakes }: Columns, from: number, to: number, limit: number): Lower {
  let end = from;
  let lower = 0;
  for (let k = from; k < to; k += 1) {
    const score = scores[k] ?? 0;
    const stake = stakes[k] ?? 0;
    const less = isLess(score, limit);
    scores[k] = scores[end] ?? 0;
    stakes[k] = stakes[end] ?? 0;
    scores[end] = score;
    stakes[end] = stake;
    end += less;
    lower += less * stake;
  }
  return { end, stake: lower };
}

/**
 * The smallest score such that scores up to it hold more than `minority` of the stake; the largest when none does.
 * Validators without an entry give 0: `absent` is their stake.
 */
function medianOfColumn(columns: Columns, j: number, absent: number, minority: number): number {
  if (absent > 0 && absent > minority) return 0;
  let from = columns.starts[j] ?? 0;
  let to = columns.ends[j] ?? 0;
  let passed = absent;
  while (to - from > 1) {
    const pivot = columns.scores[(from + to) >> 1] ?? 0;
    const upTo = partition(columns, from, to, pivot + 1);
    if (upTo.end < to) {
      if (passed + upTo.stake > minority) {
        to = upTo.end;
      } else {
        from = upTo.end;
        passed += upTo.stake;
      }
      continue;
    }
    // The pivot is the largest.
    const below = partition(columns, from, to, pivot);
    if (below.end === from || passed + below.stake <= minority) return pivot;
    to = below.end;
  }
  return from < to ? (columns.scores[from] ?? 0) : 0;
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
    const end = columns.ends[j] ?? 0;
    for (let k = columns.starts[j] ?? 0; k < end; k += 1) present += columns.stakes[k] ?? 0;
    consensus[j] = medianOfColumn(columns, j, total - present, total - kappa);
  }
  return consensus;
}
