/**
 * I32F32 numbers of the epoch as whole JavaScript numbers: the raw bits, exact below 2^53 (protocol: consensus §1.4).
 *
 * The epoch works on matrices of numbers between 0 and a few; their bits stay far below 2^53, where integer arithmetic on
 * numbers is exact and about thirty times as fast as on bigints. Every division below is an integer division with remainder.
 *
 * @packageDocumentation
 */

/** Raw bits of an I32F32 as a whole number. */
export type Bits = number;

/** The number 1. */
export const ONE: Bits = 0x1_0000_0000;

const HALF_WORD = 0x1_0000;
const BYTE = 0x100;

/** `⌊x / y⌋` for whole numbers, exact below 2^53. */
function quotient(x: number, y: number): number {
  const q = Math.floor(x / y);
  return q * y > x ? q - 1 : q;
}

/** Product towards zero of two numbers from 0 to below 2^4. */
export function mul(a: Bits, b: Bits): Bits {
  const high = Math.floor(b / HALF_WORD);
  const low = b - high * HALF_WORD;
  return Math.floor((a * high + Math.floor((a * low) / HALF_WORD)) / HALF_WORD);
}

/** Quotient towards zero of `a` below 2^12 by a `b` below 2^12 that is at least `a / 2^12`; 0 when `b` is 0. */
export function div(a: Bits, b: Bits): Bits {
  if (b === 0) return 0;
  let q = quotient(a, b);
  let rest = a - q * b;
  for (let step = 0; step < 4; step += 1) {
    rest *= BYTE;
    const digit = quotient(rest, b);
    rest -= digit * b;
    q = q * BYTE + digit;
  }
  return q;
}

/** A share `part / whole` of whole numbers below 2^21; 0 when `whole` is 0. */
export function ratio(part: number, whole: number): Bits {
  return whole === 0 ? 0 : quotient(part * ONE, whole);
}

/** Numbers divided by their sum; unchanged when that is 0. */
export function normalize(values: readonly Bits[]): Bits[] {
  const sum = values.reduce((total, value) => total + value, 0);
  return sum === 0 ? [...values] : values.map((value) => div(value, sum));
}

/** A proportion as u16: `⌊x × 65535⌋`, clamped. */
export function toU16(x: Bits): number {
  return Math.min(65_535, Math.max(0, Math.floor((x * 65_535) / ONE)));
}
