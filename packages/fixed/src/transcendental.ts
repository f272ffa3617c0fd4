import { type Fixed, type FixedPoint, rescale } from "./fixedPoint.ts";

/** e and log₂ e with 23 fraction bits, truncated: as coarse as the protocol's library has them (consensus §1.5). */
const CONSTANT_FRACTION_BITS = 23n;
const E = 22_802_600n;
const LOG2_E = 12_102_203n;

const constant = <N extends string>(type: FixedPoint<N>, bits: bigint): Fixed<N> =>
  rescale(bits, CONSTANT_FRACTION_BITS, type.fractionBits);

/** Half of `bits`, the dropped bit rounded up. */
const halve = (bits: bigint): bigint => (bits >> 1n) + (bits & 1n);

/** Logarithm to base 2, bit by bit; `undefined` for numbers that are not positive (protocol: consensus §1.5). */
export function log2<N extends string>(type: FixedPoint<N>, x: Fixed<N>): Fixed<N> | undefined {
  if (x <= 0n) return undefined;
  if (x < type.one) {
    const inverse = type.checkedDiv(type.one, x);
    const positive = inverse === undefined ? undefined : log2(type, inverse);
    return positive === undefined ? undefined : -positive;
  }
  const two = type.one << 1n;
  let rest: bigint = x;
  let result = 0n;
  while (rest >= two) {
    result += 1n;
    rest = halve(rest);
  }
  if (rest === type.one) return result << type.fractionBits;
  for (let i = 0n; i < type.fractionBits; i += 1n) {
    rest = (rest * rest) >> type.fractionBits;
    result <<= 1n;
    if (rest >= two) {
      result |= 1n;
      rest = halve(rest);
    }
  }
  return result;
}

/** Natural logarithm; `undefined` for numbers that are not positive. */
export function ln<N extends string>(type: FixedPoint<N>, x: Fixed<N>): Fixed<N> | undefined {
  const binary = log2(type, x);
  return binary === undefined ? undefined : type.checkedDiv(binary, constant(type, LOG2_E));
}

/** e to the power x by as many terms as the type has fraction bits; `undefined` when a step does not fit. */
export function exp<N extends string>(type: FixedPoint<N>, x: Fixed<N>): Fixed<N> | undefined {
  if (x === 0n) return type.one;
  if (x === type.one) return constant(type, E);
  const z = x < 0n ? -x : x;
  let result = type.checkedAdd(z, type.one);
  let term: Fixed<N> | undefined = z;
  for (let i = 2n; i < type.fractionBits; i += 1n) {
    const power: Fixed<N> | undefined = term === undefined ? undefined : type.checkedMul(term, z);
    term = power === undefined ? undefined : type.checkedDiv(power, type.fromInteger(i));
    result = term === undefined || result === undefined ? undefined : type.checkedAdd(result, term);
    if (result === undefined) return undefined;
  }
  if (result === undefined) return undefined;
  return x < 0n ? type.checkedDiv(type.one, result) : result;
}

/** {@link exp} of x clamped to ±20; a step that does not fit gives 0 for x ≤ 0 and the greatest number otherwise. */
export function expSafe<N extends string>(type: FixedPoint<N>, x: Fixed<N>): Fixed<N> {
  const limit = type.fromInteger(20n);
  const clamped = x > limit ? limit : x < -limit ? -limit : x;
  return exp(type, clamped) ?? (clamped <= 0n ? type.zero : type.max);
}
