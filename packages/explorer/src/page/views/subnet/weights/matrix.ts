import { U16_MAX } from "@opentao/codec";
import type { Matrix } from "../../../parts/HeatMap.tsx";

/** Weights or bonds by the UID that gives them: pairs of (UID, value out of 65,535). */
export type Rows = ReadonlyMap<number, readonly (readonly [number, number])[]>;

/** Ways to look at what validators give miners. */
export const LOOKS = ["weights", "difference", "bonds"] as const;

/** A way to look at the matrix. */
export type Look = (typeof LOOKS)[number];

/**
 * Returns the matrix of what validators give miners: those who give anything, and those who are given or paid anything.
 *
 * - weights: parts of what a validator gives, which sum up to 1
 * - difference: these, less the consensus
 * - bonds: as the chain holds them, from 0 to 1
 *
 * @param consensus - of each UID, from 0 to 1
 */
export function matrixOf(given: Rows, consensus: readonly number[], look: Look): Matrix {
  const rows = [...given].filter(([, pairs]) => pairs.some(([, value]) => value > 0)).sort(([a], [b]) => a - b);
  const found = new Set<number>();
  for (const [, pairs] of rows) for (const [uid, value] of pairs) if (value > 0) found.add(uid);
  consensus.forEach((value, uid) => {
    if (value > 0) found.add(uid);
  });
  const columns = [...found].sort((a, b) => a - b);
  const placeOf = new Map(columns.map((uid, place) => [uid, place]));
  const values = new Float32Array(rows.length * columns.length);
  rows.forEach(([, pairs], row) => {
    const start = row * columns.length;
    const whole = look === "bonds" ? U16_MAX : pairs.reduce((sum, [, value]) => sum + value, 0);
    for (const [uid, value] of pairs) {
      const place = placeOf.get(uid);
      if (place !== undefined && whole > 0) values[start + place] = value / whole;
    }
    if (look === "difference") {
      columns.forEach((uid, place) => {
        values[start + place] = (values[start + place] ?? 0) - (consensus[uid] ?? 0);
      });
    }
  });
  return { rows: rows.map(([uid]) => uid), columns, values };
}

/** Returns the largest size of a value, which gets the full color. */
export function largestOf({ values }: Matrix): number {
  let most = 0;
  for (const value of values) most = Math.max(most, Math.abs(value));
  return most;
}
