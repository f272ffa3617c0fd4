/**
 * Bonds whose weight follows consensus (protocol: consensus §3.11, point 3).
 *
 * @packageDocumentation
 */

import { I32F32, mulWide, ONE_32 } from "@opentao/fixed";
import { emptyMatrix, type Matrix, trimmed, type Vector } from "./matrix.ts";
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

/** Distance that decides about a bond: of the weight from consensus, or of the bond from the weight. */
export const distanceOf = (weight: number, bond: number, consensus: number): number =>
  clampUnit(weight >= bond ? weight - consensus : bond - weight);

/** Weight of the new in a bond, as I32F32 bits, by that distance and the curve's slope. */
export function alphaAt({ low, high }: AlphaCurve, slope: number, distance: number): number {
  const offset = distance - ONE_32 / 2;
  const exponent = offset < 0 ? mulWide(-slope, -offset) : mulWide(slope, offset);
  const alpha = low + mulWide(high - low, falling(exponent));
  return Math.min(high, Math.max(low, alpha));
}

/**
 * Weight of the new in one bond, as I32F32 bits: larger the further the weight has left consensus, or the bond the
 * weight. All arguments are bits too.
 */
export const alphaOf = (curve: AlphaCurve, slope: number, weight: number, bond: number, consensus: number): number =>
  alphaAt(curve, slope, distanceOf(weight, bond, consensus));

/** Writes the numbers of a row by UID: the last of each. */
function spread({ starts, columns, values }: Matrix, row: number, into: Vector): void {
  const end = starts[row + 1] ?? 0;
  for (let k = starts[row] ?? 0; k < end; k += 1) {
    const j = columns[k] ?? 0;
    if (j < into.length) into[j] = values[k] ?? 0;
  }
}

/**
 * Writes those that the protocol finds while it walks the row once in the order of UIDs: an entry behind one with a
 * higher UID is passed over (protocol: consensus §3.11, §9.10).
 */
export function spreadForward({ starts, columns, values }: Matrix, row: number, into: Vector): void {
  const end = starts[row + 1] ?? 0;
  let reached = -1;
  for (let k = starts[row] ?? 0; k < end; k += 1) {
    const j = columns[k] ?? 0;
    if (j <= reached) continue;
    reached = j;
    if (j < into.length) into[j] = values[k] ?? 0;
  }
}

/** Writes zeros where a row was written. */
function wipe({ starts, columns }: Matrix, row: number, into: Vector): void {
  const end = starts[row + 1] ?? 0;
  for (let k = starts[row] ?? 0; k < end; k += 1) {
    const j = columns[k] ?? 0;
    if (j < into.length) into[j] = 0;
  }
}

/** New bonds to the UIDs that a validator weights now; others end at once. */
export function liquidBonds(weights: Matrix, bonds: Matrix, consensus: Vector, curve: AlphaCurve): Matrix {
  const { starts, columns, values } = weights;
  const n = consensus.length;
  const slope = slopeOf(curve);
  const settled = alphaAt(curve, slope, 0);
  const result = emptyMatrix(n, values.length);
  const forwardWeights = new Float64Array(n);
  const forwardBonds = new Float64Array(n);
  const oldBonds = new Float64Array(n);
  let size = 0;
  for (let i = 0; i < n; i += 1) {
    const start = starts[i] ?? 0;
    const end = starts[i + 1] ?? 0;
    if (start < end) {
      spreadForward(weights, i, forwardWeights);
      spreadForward(bonds, i, forwardBonds);
      spread(bonds, i, oldBonds);
      for (let k = start; k < end; k += 1) {
        const j = columns[k] ?? 0;
        const distance = distanceOf(forwardWeights[j] ?? 0, forwardBonds[j] ?? 0, consensus[j] ?? 0);
        const alpha = distance === 0 ? settled : alphaAt(curve, slope, distance);
        const kept = mulWide(ONE_32 - alpha, oldBonds[j] ?? 0);
        const gained = Math.max(0, mulWide(alpha, values[k] ?? 0));
        const bond = Math.min(ONE_32, kept + gained);
        if (bond <= 0) continue;
        result.columns[size] = j;
        result.values[size] = bond;
        size += 1;
      }
      wipe(weights, i, forwardWeights);
      wipe(bonds, i, forwardBonds);
      wipe(bonds, i, oldBonds);
    }
    result.starts[i + 1] = size;
  }
  return trimmed(result);
}
