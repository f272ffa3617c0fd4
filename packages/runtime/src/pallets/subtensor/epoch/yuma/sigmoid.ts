/**
 * The logistic curve of liquid alpha (protocol: consensus §3.11), bit for bit the protocol's `1 / (1 + exp x)`.
 *
 * @packageDocumentation
 */

import { divUnit, expSafe, I32F32, ONE_32 } from "@opentao/fixed";

/** Up to this magnitude every term of the series stays below 2⁴¹ bits. */
const EXACT_IN_NUMBERS = 8 * ONE_32;
/** `exp` looks no further. */
const SAFE_RANGE = 20 * ONE_32;
const TERMS = 32;
const LIMB = 4096;
/** 2³² in limbs of 12 bits: 2¹² · 2¹² · 2⁸. */
const LAST_LIMB = 256;

/** e as the protocol's library holds it. */
const E_BITS = 11_674_931_200;

/** `a × b` rounded down, for 0 ≤ `a` < 2⁴¹ and 0 ≤ `b` ≤ 2³⁵: in limbs of `b`, each product below 2⁵³. */
function product(a: number, b: number): number {
  const high = Math.floor(b / (LIMB * LIMB));
  const rest = b - high * LIMB * LIMB;
  const middle = Math.floor(rest / LIMB);
  const low = rest - middle * LIMB;
  const carry = Math.floor((a * low) / LIMB);
  return Math.floor((a * high + Math.floor((a * middle + carry) / LIMB)) / LAST_LIMB);
}

/** `1 / i` without the point's bits. */
const PER_TERM = Float64Array.from({ length: TERMS }, (_, i) => 1 / (i * ONE_32));
/** Bound of the relative error of three roundings. */
const DOUBT = 2 ** -50;

/**
 * 1 + z + z²/2! + … to 31 terms, for 0 ≤ z ≤ 8. A term is the one before times z, rounded down, by its number, rounded
 * down: the same as both at once, rounded down. That is taken as a double, and worked out only where the double lies so
 * near a whole number that the true one might lie on its other side.
 */
function series(z: number): number {
  let term = z;
  let sum = ONE_32 + z;
  for (let i = 2; i < TERMS && term > 0; i += 1) {
    const next = term * (z * (PER_TERM[i] ?? 0));
    const whole = Math.floor(next);
    const rest = next - whole;
    const doubt = next * DOUBT;
    term = rest > doubt && rest < 1 - doubt ? whole : Math.floor(product(term, z) / i);
    sum += term;
  }
  return sum;
}

/** `exp` of a number of either sign; what does not fit a plain number exactly is calculated in bigints. */
function expBits(x: number): bigint | number {
  if (x === 0) return ONE_32;
  if (x === ONE_32) return E_BITS;
  const magnitude = Math.abs(x);
  if (magnitude > EXACT_IN_NUMBERS) return expSafe(I32F32, I32F32.fromBits(BigInt(x)));
  const sum = series(magnitude);
  return x > 0 ? sum : divUnit(ONE_32, sum);
}

/** `1 / (1 + exp x)`: from 1 for small `x` to 0 for large ones. */
export function falling(x: number): number {
  const e = expBits(Math.min(SAFE_RANGE, Math.max(-SAFE_RANGE, x)));
  if (typeof e === "number") return divUnit(ONE_32, ONE_32 + e);
  return Number(I32F32.div(I32F32.one, I32F32.add(I32F32.one, I32F32.fromBits(e))));
}
