/** A fixed-point number: a signed or unsigned integer of `2^-fractionBits`, told apart by a type of its own. */
export type Fixed<Name extends string> = bigint & { readonly __fixed?: Name };

/** Operations of one fixed-point type on its raw bits (protocol: consensus §1.4). */
export interface FixedPoint<Name extends string> {
  readonly name: Name;
  readonly fractionBits: bigint;
  /** Least and greatest bits. */
  readonly min: Fixed<Name>;
  readonly max: Fixed<Name>;
  readonly zero: Fixed<Name>;
  readonly one: Fixed<Name>;
  /** Bits clamped to the type's range. */
  saturate(bits: bigint): Fixed<Name>;
  /** An integer, clamped. */
  fromInteger(value: bigint): Fixed<Name>;
  /** A number of another type: fraction bits that do not fit are dropped (towards −∞), the rest clamped. */
  from(bits: bigint, fractionBits: bigint): Fixed<Name>;
  /** A ratio of integers rounded to the nearest bits, ties to even: for constants that the protocol writes as decimals. */
  fromRatio(numerator: bigint, denominator: bigint): Fixed<Name>;
  /** The integer part, towards −∞, clamped to an unsigned integer of `bits` width. */
  toUnsigned(value: Fixed<Name>, bits: number): bigint;
  /** Sum, difference: clamped. */
  add(a: Fixed<Name>, b: Fixed<Name>): Fixed<Name>;
  sub(a: Fixed<Name>, b: Fixed<Name>): Fixed<Name>;
  /** Product, towards −∞, clamped. */
  mul(a: Fixed<Name>, b: Fixed<Name>): Fixed<Name>;
  /** Product, or `undefined` when it does not fit. */
  checkedMul(a: Fixed<Name>, b: Fixed<Name>): Fixed<Name> | undefined;
  /** Sum, or `undefined` when it does not fit. */
  checkedAdd(a: Fixed<Name>, b: Fixed<Name>): Fixed<Name> | undefined;
  /** Quotient towards zero, or `undefined` for a zero divisor or a result that does not fit. */
  checkedDiv(a: Fixed<Name>, b: Fixed<Name>): Fixed<Name> | undefined;
  /** Quotient towards zero; `otherwise` (0) for a zero divisor **and** for a result that does not fit. */
  safeDiv(a: Fixed<Name>, b: Fixed<Name>, otherwise?: Fixed<Name>): Fixed<Name>;
  /** Quotient towards zero, clamped. @throws RangeError for a zero divisor */
  saturatingDiv(a: Fixed<Name>, b: Fixed<Name>): Fixed<Name>;
  /** To the nearest integer, halves away from zero. */
  round(value: Fixed<Name>): Fixed<Name>;
  /** To the next integer below. */
  floor(value: Fixed<Name>): Fixed<Name>;
  /** To the next integer above, clamped. */
  ceil(value: Fixed<Name>): Fixed<Name>;
}

/** Bits of one number of `fractionBits` in another, dropping what does not fit towards −∞. */
export function rescale(bits: bigint, from: bigint, to: bigint): bigint {
  return to >= from ? bits << (to - from) : bits >> (from - to);
}

/** Defines a fixed-point type of `integerBits` + `fractionBits` bits. */
export function fixedPoint<Name extends string>(
  name: Name,
  integerBits: number,
  fraction: number,
  signed: boolean,
): FixedPoint<Name> {
  const width = BigInt(integerBits + fraction);
  const fractionBits = BigInt(fraction);
  const min = signed ? -(1n << (width - 1n)) : 0n;
  const max = (1n << (signed ? width - 1n : width)) - 1n;
  const one = 1n << fractionBits;
  const saturate = (bits: bigint) => (bits < min ? min : bits > max ? max : bits);
  const checked = (bits: bigint) => (bits < min || bits > max ? undefined : bits);
  const quotient = (a: bigint, b: bigint) => (a << fractionBits) / b;
  const checkedDiv = (a: bigint, b: bigint) => (b === 0n ? undefined : checked(quotient(a, b)));
  const floor = (value: bigint) => (value >> fractionBits) << fractionBits;
  return {
    name,
    fractionBits,
    min,
    max,
    zero: 0n,
    one,
    saturate,
    fromInteger: (value) => saturate(value << fractionBits),
    from: (bits, bitsOfFraction) => saturate(rescale(bits, bitsOfFraction, fractionBits)),
    fromRatio: (numerator, denominator) => saturate(nearestEven(numerator << fractionBits, denominator)),
    toUnsigned: (value, bits) => {
      const integer = value >> fractionBits;
      const most = (1n << BigInt(bits)) - 1n;
      return integer < 0n ? 0n : integer > most ? most : integer;
    },
    add: (a, b) => saturate(a + b),
    sub: (a, b) => saturate(a - b),
    mul: (a, b) => saturate((a * b) >> fractionBits),
    checkedMul: (a, b) => checked((a * b) >> fractionBits),
    checkedAdd: (a, b) => checked(a + b),
    checkedDiv,
    safeDiv: (a, b, otherwise = 0n) => checkedDiv(a, b) ?? otherwise,
    saturatingDiv: (a, b) => saturate(quotient(a, b)),
    round: (value) => {
      const half = one >> 1n;
      return saturate(value < 0n ? -floor(-value + half) : floor(value + half));
    },
    floor,
    ceil: (value) => saturate(floor(value + one - 1n)),
  };
}

function nearestEven(numerator: bigint, denominator: bigint): bigint {
  const doubled = 2n * numerator + denominator;
  const divisor = 2n * denominator;
  const down = floorDiv(doubled, divisor);
  const tie = doubled % divisor === 0n && down % 2n !== 0n;
  return tie ? down - 1n : down;
}

function floorDiv(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}
