/**
 * I32F32 as exact integers in plain numbers, for inner loops in which `bigint` would be a hundred times slower.
 *
 * A value is the raw bits as an integral `number`, and stays an exact integer because every intermediate stays below
 * 2⁵³: multiplying and dividing numbers of that kind and rounding down is then integer arithmetic, the same on every
 * machine.
 *
 * A product or quotient that may need more bits is first taken as a double, which is the true number rounded once (the
 * factors of 2³² change no digit). Rounding never passes a whole number below 2⁵³, so what is rounded down from a
 * double that is not whole is right; only a whole one may have been rounded up to it, and then the digits are worked
 * out.
 *
 * @packageDocumentation
 */

/** The number 1 in raw bits: 2³². */
export const ONE_32 = 4_294_967_296;

const LIMB = 65_536;
const PER_LIMB = 1 / LIMB; // a power of two: multiplying by it is exact
const PER_ONE = 1 / ONE_32;

/** {@link mulUnit} in limbs: each product below 2⁵³. */
function mulInLimbs(a: number, b: number): number {
  const high = Math.floor(b * PER_LIMB);
  return Math.floor((a * high + Math.floor(a * (b - high * LIMB) * PER_LIMB)) * PER_LIMB);
}

/** `a × b` rounded down, for two numbers from 0 to 1. */
export function mulUnit(a: number, b: number): number {
  const product = a * b * PER_ONE;
  const whole = Math.floor(product);
  return whole === product ? mulInLimbs(a, b) : whole;
}

/** `a × b` rounded down, for `a` of either sign and magnitude below 2²⁰ and `b` from 0 to 1. */
export function mulWide(a: number, b: number): number {
  const product = a * b * PER_ONE;
  const rounded = Math.floor(product);
  if (rounded !== product) return rounded;
  const whole = Math.floor(a * PER_ONE);
  return whole * b + mulInLimbs(a - whole * ONE_32, b);
}

/** Divisors up to these leave room below 2⁵³ for quotient digits of 16 and of 8 bits. */
const WIDEST_FOR_LIMBS = 2 ** 37;
const WIDEST_FOR_BYTES = 2 ** 45;
const BYTE = 256;

/** {@link divUnit} as a long division, a digit at a time. */
function divInDigits(a: number, b: number): number {
  if (b > WIDEST_FOR_BYTES) return Number((BigInt(a) << 32n) / BigInt(b));
  let quotient = Math.floor(a / b);
  let rest = a - quotient * b;
  const base = b > WIDEST_FOR_LIMBS ? BYTE : LIMB;
  for (let scale = 1; scale < ONE_32; scale *= base) {
    rest *= base;
    const digit = Math.floor(rest / b);
    rest -= digit * b;
    quotient = quotient * base + digit;
  }
  return quotient;
}

/** `a / b` rounded down, for 0 ≤ `a`, 0 < `b` and a quotient below 2²⁰. */
export function divUnit(a: number, b: number): number {
  const quotient = (a * ONE_32) / b;
  const whole = Math.floor(quotient);
  return whole === quotient ? divInDigits(a, b) : whole;
}
