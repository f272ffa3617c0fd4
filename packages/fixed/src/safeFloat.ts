import { U64_MAX } from "./fixedType.ts";
import type { U64F64 } from "./types.ts";

/**
 * Decimal floating point with 21 digits, in which shares of a stake pool are counted (protocol: staking §1.3): the
 * value is `mantissa × 10^exponent`. In normal form a mantissa lies in (10²⁰, 10²¹]; zero is (0, 0).
 */
export interface SafeFloat {
  readonly mantissa: bigint;
  readonly exponent: bigint;
}

const MAX = 10n ** 21n;
const LEAST = 10n ** 20n;
const MAX_EXPONENT = (1n << 63n) - 1n;

/** Zero. */
export const SAFE_ZERO: SafeFloat = { mantissa: 0n, exponent: 0n };

/** 10^k; powers above the 22nd count as the 22nd. */
const power10 = (k: bigint): bigint => 10n ** (k > 22n ? 22n : k);

function normalize(mantissa: bigint, exponent: bigint): SafeFloat | undefined {
  if (mantissa === 0n) return SAFE_ZERO;
  let m = mantissa;
  let e = exponent;
  while (m > MAX) {
    m /= 10n;
    e += 1n;
  }
  while (m <= LEAST) {
    m *= 10n;
    e -= 1n;
  }
  return e > MAX_EXPONENT || e < -MAX_EXPONENT - 1n ? undefined : { mantissa: m, exponent: e };
}

/** The number in normal form; `undefined` when the mantissa is above 10²¹ or the exponent leaves 64 bits. */
export function safeFloat(mantissa: bigint, exponent: bigint): SafeFloat | undefined {
  return mantissa > MAX ? undefined : normalize(mantissa, exponent);
}

/** A u64, exactly. */
export function safeFromInteger(value: bigint): SafeFloat {
  return normalize(value, 0n) ?? SAFE_ZERO;
}

/** A share in the older form of storage. */
export function safeFromU64F64(bits: U64F64): SafeFloat {
  if (bits === 0n) return SAFE_ZERO;
  const fraction = safeDiv(safeFromInteger(bits & U64_MAX), safeFromInteger(1n << 64n)) ?? SAFE_ZERO;
  return safeAdd(safeFromInteger(bits >> 64n), fraction) ?? SAFE_ZERO;
}

/** Returns whether the number is zero. */
export const isSafeZero = (a: SafeFloat): boolean => a.mantissa === 0n;

interface Aligned {
  readonly a: bigint;
  readonly b: bigint;
  readonly exponent: bigint;
}

/** Both mantissas at the larger exponent; what falls below it is dropped. */
function align(a: SafeFloat, b: SafeFloat): Aligned {
  let exponent = a.exponent;
  if (b.exponent > exponent) exponent = b.exponent;
  const scaled = (x: SafeFloat) => x.mantissa / power10(exponent - x.exponent);
  return { a: scaled(a), b: scaled(b), exponent };
}

/** `a + b`; `undefined` on overflow of the exponent. */
export function safeAdd(a: SafeFloat, b: SafeFloat): SafeFloat | undefined {
  if (isSafeZero(a)) return b;
  if (isSafeZero(b)) return a;
  const aligned = align(a, b);
  return normalize(aligned.a + aligned.b, aligned.exponent);
}

/** `a − b`, not below zero; `undefined` when something else than zero is taken from zero. */
export function safeSub(a: SafeFloat, b: SafeFloat): SafeFloat | undefined {
  if (isSafeZero(b)) return a;
  if (isSafeZero(a)) return undefined;
  const aligned = align(a, b);
  return normalize(aligned.a > aligned.b ? aligned.a - aligned.b : 0n, aligned.exponent);
}

/** `a × b / c` with one rounding; `undefined` when `c` is zero. */
export function safeMulDiv(a: SafeFloat, b: SafeFloat, c: SafeFloat): SafeFloat | undefined {
  if (isSafeZero(c)) return undefined;
  return normalize((a.mantissa * b.mantissa) / c.mantissa, a.exponent + b.exponent - c.exponent);
}

/** `a / b`; `undefined` when `b` is zero. */
export function safeDiv(a: SafeFloat, b: SafeFloat): SafeFloat | undefined {
  if (isSafeZero(b)) return undefined;
  return normalize((a.mantissa * MAX) / b.mantissa, a.exponent - b.exponent - 21n);
}

/** Whole part as a u64, at most the largest. */
export function safeToU64(a: SafeFloat): bigint {
  const { mantissa, exponent } = a;
  const value = exponent >= 0n ? mantissa * power10(exponent) : mantissa / power10(-exponent);
  return value > U64_MAX ? U64_MAX : value;
}
