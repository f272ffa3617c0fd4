import type { Fixed, FixedType } from "./fixedType.ts";

/** log₂ e and e with 23 fraction bits, as the protocol's library holds them. */
const LOG2_E_BITS = 12_102_203n;
const E_BITS = 22_802_600n;
const CONSTANT_FRACTION = 23;

function constant<K extends string>(type: FixedType<K>, bits: bigint): Fixed<K> {
  return type.fromBits(bits << BigInt(type.fractionBits - CONSTANT_FRACTION));
}

/** e with the precision the protocol knows: 2.718281745910645. */
export function eulerNumber<K extends string>(type: FixedType<K>): Fixed<K> {
  return constant(type, E_BITS);
}

/** Half of a raw number, the last bit rounded up. */
const halve = (bits: bigint): bigint => (bits >> 1n) + (bits & 1n);

/** log₂ of raw bits that stand for a number of at least 1. */
function log2AtLeastOne(bits: bigint, fractionBits: number): bigint {
  const shift = BigInt(fractionBits);
  const two = 2n << shift;
  let result = 0n;
  let x = bits;
  while (x >= two) {
    result += 1n;
    x = halve(x);
  }
  if (x === 1n << shift) return result << shift;
  for (let i = 0; i < fractionBits; i += 1) {
    x = (x * x) >> shift;
    result <<= 1n;
    if (x >= two) {
      result |= 1n;
      x = halve(x);
    }
  }
  return result;
}

/**
 * Logarithm to base 2, one bit after the other (protocol: consensus §1.5).
 *
 * @returns `undefined` for a number that is not positive, or whose reciprocal does not fit
 */
export function log2<K extends string>(type: FixedType<K>, value: Fixed<K>): Fixed<K> | undefined {
  if (value <= 0n) return undefined;
  if (value >= type.one) return type.fromBits(log2AtLeastOne(value, type.fractionBits));
  const reciprocal = type.checkedDiv(type.one, value);
  if (reciprocal === undefined || !type.signed) return undefined;
  return type.fromBits(-log2AtLeastOne(reciprocal, type.fractionBits));
}

/** Natural logarithm: log₂ divided by log₂ e. `undefined` as for {@link log2}. */
export function ln<K extends string>(type: FixedType<K>, value: Fixed<K>): Fixed<K> | undefined {
  const binary = log2(type, value);
  return binary === undefined ? undefined : type.checkedDiv(binary, constant(type, LOG2_E_BITS));
}
