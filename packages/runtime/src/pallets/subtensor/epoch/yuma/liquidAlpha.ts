/**
 * Bonds whose weight follows consensus (protocol: consensus §3.11, point 3).
 *
 * @packageDocumentation
 */

import { I32F32, mulWide, ONE_32 } from "@opentao/fixed";
import { at, type Matrix, MatrixBuilder, type Vector } from "./matrix.ts";
import { falling } from "./sigmoid.ts";

/** The curve of a subnet. */
export interface AlphaCurve {
  /** Weight of new against old: least and greatest, as proportions. */
  readonly low: number;
  readonly high: number;
  /** In hundredths. */
  readonly steepness: number;
}

const clampUnit = (value: number): number => Math.max(0, Math.min(ONE_32, value));

/** Slope of a curve's sigmoid. */
export const slopeOf = (curve: AlphaCurve): number => Number(I32F32.fraction(curve.steepness, -100));

/**
 * Weight of the new in one bond, as I32F32 bits: larger the further the weight has left consensus, or the bond the
 * weight. All arguments are bits too.
 */
export function alphaOf(
  { low, high }: AlphaCurve,
  slope: number,
  weight: number,
  bond: number,
  consensus: number,
): number {
  const distance = weight >= bond ? clampUnit(weight - consensus) : clampUnit(bond - weight);
  const offset = distance - ONE_32 / 2;
  const exponent = offset < 0 ? mulWide(-slope, -offset) : mulWide(slope, offset);
  const alpha = low + mulWide(high - low, falling(exponent));
  return Math.min(high, Math.max(low, alpha));
}

/**
 * Writes the numbers of a row that the protocol finds while it walks it once in the order of UIDs: an entry behind one
 * with a higher UID is passed over (protocol: consensus §3.11, §9.10).
 */
function readForward({ starts, columns, values }: Matrix, row: number, into: Vector): void {
  into.fill(0);
  let reached = -1;
  for (let k = at(starts, row); k < at(starts, row + 1); k += 1) {
    const j = at(columns, k);
    if (j <= reached) continue;
    reached = j;
    if (j < into.length) into[j] = at(values, k);
  }
}

function readAll({ starts, columns, values }: Matrix, row: number, into: Vector): void {
  into.fill(0);
  for (let k = at(starts, row); k < at(starts, row + 1); k += 1) {
    const j = at(columns, k);
    if (j < into.length) into[j] = at(values, k);
  }
}

/** New bonds to the UIDs that a validator weights now; others end at once. */
export function liquidBonds(weights: Matrix, bonds: Matrix, consensus: Vector, curve: AlphaCurve): Matrix {
  const n = consensus.length;
  const slope = slopeOf(curve);
  const builder = new MatrixBuilder(n, weights.values.length);
  const forwardWeights = new Float64Array(n);
  const forwardBonds = new Float64Array(n);
  const oldBonds = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    if (at(weights.starts, i) < at(weights.starts, i + 1)) {
      readForward(weights, i, forwardWeights);
      readForward(bonds, i, forwardBonds);
      readAll(bonds, i, oldBonds);
    }
    for (let k = at(weights.starts, i); k < at(weights.starts, i + 1); k += 1) {
      const j = at(weights.columns, k);
      const alpha = alphaOf(curve, slope, at(forwardWeights, j), at(forwardBonds, j), at(consensus, j));
      const kept = mulWide(ONE_32 - alpha, at(oldBonds, j));
      const gained = Math.max(0, mulWide(alpha, at(weights.values, k)));
      const bond = Math.min(ONE_32, kept + gained);
      if (bond > 0) builder.push(j, bond);
    }
    builder.endRow();
  }
  return builder.build();
}
