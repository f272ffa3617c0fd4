/** `mantissa × 10^exponent`; zero is (0, 0), otherwise 10²⁰ < mantissa ≤ 10²¹ (protocol: staking §1.3). */
export interface SafeFloat {
  readonly mantissa: bigint;
  readonly exponent: bigint;
}

const MAX_MANTISSA = 10n ** 21n;
const MIN_MANTISSA = 10n ** 20n;
const MAX_EXPONENT_DIGITS = 21n;
const U64_MAX = (1n << 64n) - 1n;
const I64_MAX = (1n << 63n) - 1n;

/** Nothing. */
export const SAFE_FLOAT_ZERO: SafeFloat = { mantissa: 0n, exponent: 0n };

function normalize(mantissa: bigint, exponent: bigint): SafeFloat | undefined {
  if (mantissa === 0n) return SAFE_FLOAT_ZERO;
  let [m, e] = [mantissa, exponent];
  while (m > MAX_MANTISSA) {
    m /= 10n;
    e += 1n;
  }
  while (m <= MIN_MANTISSA) {
    m *= 10n;
    e -= 1n;
  }
  return e > I64_MAX || e < -I64_MAX - 1n ? undefined : { mantissa: m, exponent: e };
}

/** `mantissa × 10^exponent`, or `undefined` when the mantissa is above 10²¹. */
export function safeFloat(mantissa: bigint, exponent = 0n): SafeFloat | undefined {
  return mantissa > MAX_MANTISSA ? undefined : normalize(mantissa, exponent);
}

/** An unsigned 64-bit integer. */
export function safeFloatFromU64(value: bigint): SafeFloat {
  return normalize(value, 0n) ?? SAFE_FLOAT_ZERO;
}

/** 10^k, at most 10²². */
const cappedPower = (k: bigint): bigint => 10n ** (k > 22n ? 22n : k);

/** Mantissas of both at the larger exponent. */
function align(a: SafeFloat, b: SafeFloat): { a: bigint; b: bigint; exponent: bigint } {
  const difference = a.exponent - b.exponent;
  if (difference >= 0n) return { a: a.mantissa, b: b.mantissa / cappedPower(difference), exponent: a.exponent };
  return { a: a.mantissa / cappedPower(-difference), b: b.mantissa, exponent: b.exponent };
}

/** Sum; `undefined` when it does not fit. */
export function addSafeFloat(a: SafeFloat, b: SafeFloat): SafeFloat | undefined {
  if (a.mantissa === 0n) return b;
  if (b.mantissa === 0n) return a;
  const aligned = align(a, b);
  return normalize(aligned.a + aligned.b, aligned.exponent);
}

/** Difference, not below zero; `undefined` for taking something from nothing. */
export function subSafeFloat(a: SafeFloat, b: SafeFloat): SafeFloat | undefined {
  if (b.mantissa === 0n) return a;
  if (a.mantissa === 0n) return undefined;
  const aligned = align(a, b);
  return normalize(aligned.a > aligned.b ? aligned.a - aligned.b : 0n, aligned.exponent);
}

/** `value × times / by`; `undefined` for a zero divisor. */
export function mulDivSafeFloat(value: SafeFloat, times: SafeFloat, by: SafeFloat): SafeFloat | undefined {
  if (by.mantissa === 0n) return undefined;
  return normalize((value.mantissa * times.mantissa) / by.mantissa, value.exponent + times.exponent - by.exponent);
}

/** Quotient; `undefined` for a zero divisor. */
export function divSafeFloat(a: SafeFloat, b: SafeFloat): SafeFloat | undefined {
  if (b.mantissa === 0n) return undefined;
  return normalize((a.mantissa * MAX_MANTISSA) / b.mantissa, a.exponent - b.exponent - MAX_EXPONENT_DIGITS);
}

/** The integer part as an unsigned 64-bit integer, clamped. Below 10⁻²² of a mantissa's unit the divisor is capped. */
export function safeFloatToU64({ mantissa, exponent }: SafeFloat): bigint {
  const value = exponent >= 0n ? mantissa * cappedPower(exponent) : mantissa / cappedPower(-exponent);
  return value > U64_MAX ? U64_MAX : value;
}
