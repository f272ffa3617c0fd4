/**
 * Normalization of weights (protocol: consensus §5.3): the largest becomes 65535, the others keep their ratio to it, in
 * the rounding of 32-bit fixed-point numbers.
 *
 * @packageDocumentation
 */

import { U16_MAX } from "../../../primitives/numbers.ts";

const SCALE = BigInt(U16_MAX);
/** Above this the product of two weights does not fit 32 integer bits; the ratio is then computed first. */
const LARGEST_FIRST_FACTOR = 32_768;
const HALF = 1n << 31n;

/** A number with 32 fraction bits to the nearest integer, halves up, not above 65535. */
function round(bits: bigint): number {
  const rounded = (bits + HALF) >> 32n;
  return Number(rounded < SCALE ? rounded : SCALE);
}

/** Weights scaled so that the largest is 65535. All zeros stay zeros. */
export function maxUpscale(weights: readonly number[]): number[] {
  const largest = weights.reduce((most, weight) => Math.max(most, weight), 0);
  if (largest === 0) return weights.map(() => 0);
  const divisor = BigInt(largest);
  if (largest > LARGEST_FIRST_FACTOR) {
    const ratio = (SCALE << 32n) / divisor;
    return weights.map((weight) => round(BigInt(weight) * ratio));
  }
  return weights.map((weight) => round(((BigInt(weight) * SCALE) << 32n) / divisor));
}
