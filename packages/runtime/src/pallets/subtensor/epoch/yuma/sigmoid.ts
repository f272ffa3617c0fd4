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
/** Bound of the relative error of a sum of 31 terms, each with at most as many roundings. */
const FAR_DOUBT = 2 ** -44;
const SQUARE = ONE_32 * ONE_32;

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

/** `1 / (1 + exp x)` for 0 ≤ |x| ≤ 8. */
function fallingNear(x: number): number {
  if (x === 0) return ONE_32 / 2;
  if (x === ONE_32) return divUnit(ONE_32, ONE_32 + E_BITS);
  const sum = series(Math.abs(x));
  return divUnit(ONE_32, ONE_32 + (x > 0 ? sum : divUnit(ONE_32, sum)));
}

/** The same in bigints. */
function fallingInBigints(x: number): number {
  const e = expSafe(I32F32, I32F32.fromBits(BigInt(x)));
  return Number(I32F32.div(I32F32.one, I32F32.add(I32F32.one, e)));
}

/**
 * The same for 8 < |x| ≤ 20, where terms outgrow exact numbers: the sum is known within what rounding down may have
 * taken from its terms. Its reciprocal is so small that both bounds nearly always give the same.
 */
function fallingFar(x: number): number {
  const z = Math.abs(x);
  let term = z;
  let sum = ONE_32 + z;
  let loss = 0;
  let lost = 0;
  for (let i = 2; i < TERMS; i += 1) {
    const factor = z * (PER_TERM[i] ?? 0);
    term *= factor;
    sum += term;
    loss = loss * factor + 1;
    lost += loss;
  }
  const most = sum * (1 + FAR_DOUBT);
  const least = (sum - lost) * (1 - FAR_DOUBT);
  const ones = x > 0 ? ONE_32 : 0;
  const reciprocal = Math.floor(SQUARE / (ones + most));
  if (reciprocal !== Math.floor(SQUARE / (ones + least))) return fallingInBigints(x);
  return x > 0 ? reciprocal : divUnit(ONE_32, ONE_32 + reciprocal);
}

/** `1 / (1 + exp x)`: from 1 for small `x` to 0 for large ones. */
export function falling(x: number): number {
  const limited = Math.min(SAFE_RANGE, Math.max(-SAFE_RANGE, x));
  return Math.abs(limited) > EXACT_IN_NUMBERS ? fallingFar(limited) : fallingNear(limited);
}
