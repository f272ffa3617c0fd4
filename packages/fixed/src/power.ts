import { rootOfFraction } from "./integerRoot.ts";

/** Fractions with parts up to this are raised exactly. */
const EXACT_LIMIT = 1024n;
const GUARD_BITS = 24;

/** A fixed-point scale for one power: `inner` bits, of which the lowest 24 are guards. */
interface Scale {
  readonly inner: bigint;
  readonly one: bigint;
  readonly iterations: number;
}

const GUARD = 1n << BigInt(GUARD_BITS);

const bitLength = (value: bigint): number => (value === 0n ? 0 : value.toString(2).length);

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));

const floorDiv = (a: bigint, b: bigint): bigint => {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
};

/** Drops the guard bits, rounding halves away from zero. */
function roundGuard(value: bigint): bigint {
  const quotient = value / GUARD;
  const rest = value % GUARD;
  if (2n * (rest < 0n ? -rest : rest) < GUARD) return quotient;
  return value < 0n ? quotient - 1n : quotient + 1n;
}

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);

/**
 * Runs a series until its terms or its rounded sum no longer change. `term(k)` is the k-th addend, 0 ends the series.
 */
function sumSeries(start: bigint, first: number, iterations: number, term: (k: number) => bigint): bigint {
  let sum = start;
  let rounded = roundGuard(sum);
  for (let k = first; k <= iterations; k += 1) {
    const addend = term(k);
    if (addend === 0n) break;
    sum += addend;
    const next = roundGuard(sum);
    if (magnitude(addend) < GUARD || next === rounded) break;
    rounded = next;
  }
  return sum;
}

/** ln(1 + t) by the alternating series, every division rounded down. */
function ln1p(t: bigint, scale: Scale): bigint {
  let power = t;
  return sumSeries(t, 2, scale.iterations, (k) => {
    power = (power * t) >> scale.inner;
    const addend = floorDiv(power, BigInt(k));
    return k % 2 === 0 ? -addend : addend;
  });
}

/** ln of a positive integer: its mantissa brought into [0.75, 1.5), plus so many times ln 2. */
function lnInteger(value: bigint, ln2: bigint, scale: Scale): bigint {
  let shift = BigInt(bitLength(value) - 1);
  let mantissa = (value << scale.inner) >> shift;
  if (mantissa >= scale.one + scale.one / 2n) {
    mantissa >>= 1n;
    shift += 1n;
  }
  return ln1p(mantissa - scale.one, scale) + ln2 * shift;
}

function expScaled(x: bigint, scale: Scale): bigint {
  let term = scale.one;
  return sumSeries(scale.one, 1, scale.iterations, (k) => {
    term = floorDiv(term * x, scale.one * BigInt(k));
    return term;
  });
}

const ln2Known = new Map<bigint, bigint>();

/** ln 2 = −ln(1 − ½) by the same series; found values are kept. */
function ln2Of(scale: Scale): bigint {
  const ln2 = ln2Known.get(scale.inner) ?? -ln1p(-scale.one / 2n, scale);
  ln2Known.set(scale.inner, ln2);
  return ln2;
}

/** A fraction of two integers that are not negative. */
export interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/**
 * `base^exponent × scale` as an integer (protocol: staking §2.6). Exact and rounded down when both parts of the reduced
 * exponent are at most 1024; otherwise by series with `precision` bits, which may miss the last unit and, when they do
 * not converge, may even be negative.
 *
 * @returns `undefined` when a denominator is 0
 */
export function powRatioScaled(base: Ratio, exponent: Ratio, precision: number, scale: bigint): bigint | undefined {
  if (base.denominator === 0n || exponent.denominator === 0n) return undefined;
  if (base.numerator === 0n) return 0n;
  if (exponent.numerator === 0n) return scale;
  const divisor = gcd(exponent.numerator, exponent.denominator);
  const numerator = exponent.numerator / divisor;
  const denominator = exponent.denominator / divisor;
  if (numerator <= EXACT_LIMIT && denominator <= EXACT_LIMIT) {
    const value = base.numerator ** numerator * scale ** denominator;
    return rootOfFraction(value, base.denominator ** numerator, Number(denominator));
  }
  const outer = Math.max(precision, 32, bitLength(scale) + 8);
  const inner = outer + GUARD_BITS;
  const fixed: Scale = { inner: BigInt(inner), one: 1n << BigInt(inner), iterations: Math.min(4096, inner + 128) };
  const ln2 = ln2Of(fixed);
  const logarithm = lnInteger(base.numerator, ln2, fixed) - lnInteger(base.denominator, ln2, fixed);
  const product = floorDiv(logarithm * numerator, denominator);
  return (roundGuard(expScaled(product, fixed)) * scale) >> BigInt(outer);
}
