import { FixedRangeError } from "./errors.ts";

declare const kind: unique symbol;

/**
 * A fixed-point number of type `K`: its raw bits, so that the value is `bits / 2^fractionBits`. Only a {@link
 * FixedType} makes them, within the type's range.
 */
export type Fixed<K extends string> = bigint & { readonly [kind]: K };

/** Layout of a fixed-point type: its bits, its point and whether it is signed. */
export interface FixedLayout<K extends string> {
  /** Name, e.g. `I32F32`. */
  readonly name: K;
  /** Bits in all. */
  readonly bits: number;
  /** Bits after the point. */
  readonly fractionBits: number;
  readonly signed: boolean;
}

/**
 * Operations of one fixed-point type, bit for bit those of the protocol (protocol: consensus §1.4).
 *
 * `add`, `sub`, `mul` and conversions saturate: a result outside the range becomes the nearest end of it. A product is
 * rounded down (toward minus infinity), a quotient toward zero. `checked…` return `undefined` instead of saturating.
 */
export class FixedType<K extends string> {
  readonly name: K;
  readonly fractionBits: number;
  readonly signed: boolean;
  /** Least and greatest number. */
  readonly min: Fixed<K>;
  readonly max: Fixed<K>;
  readonly zero: Fixed<K>;
  readonly one: Fixed<K>;
  readonly #shift: bigint;

  constructor({ name, bits, fractionBits, signed }: FixedLayout<K>) {
    this.name = name;
    this.fractionBits = fractionBits;
    this.signed = signed;
    this.#shift = BigInt(fractionBits);
    const span = 1n << BigInt(signed ? bits - 1 : bits);
    // The four numbers every other one is checked against.
    this.min = (signed ? -span : 0n) as Fixed<K>;
    this.max = (span - 1n) as Fixed<K>;
    this.zero = 0n as Fixed<K>;
    this.one = (1n << this.#shift) as Fixed<K>;
  }

  /** The number with these raw bits. @throws FixedRangeError when the type has no such number */
  fromBits(bits: bigint): Fixed<K> {
    return this.#within(bits) ?? fail(`${bits} is not the bits of any ${this.name}`);
  }

  /** An integer, exactly where it fits. */
  fromInteger(value: bigint | number): Fixed<K> {
    return this.#saturate(BigInt(value) << this.#shift);
  }

  /** A number of another type; fraction bits that do not fit are dropped (rounding down). */
  from<J extends string>(type: FixedType<J>, value: Fixed<J>): Fixed<K> {
    const shift = this.fractionBits - type.fractionBits;
    return this.#saturate(shift >= 0 ? value << BigInt(shift) : value >> BigInt(-shift));
  }

  /** `numerator / denominator` of two integers; 0 when the denominator is 0 or the quotient does not fit. */
  fraction(numerator: bigint | number, denominator: bigint | number): Fixed<K> {
    return this.div(this.fromInteger(numerator), this.fromInteger(denominator));
  }

  add(a: Fixed<K>, b: Fixed<K>): Fixed<K> {
    return this.#saturate(a + b);
  }

  /** `a − b`; for an unsigned type not below zero. */
  sub(a: Fixed<K>, b: Fixed<K>): Fixed<K> {
    return this.#saturate(a - b);
  }

  mul(a: Fixed<K>, b: Fixed<K>): Fixed<K> {
    return this.#saturate((a * b) >> this.#shift);
  }

  /** `a / b`, and 0 when `b` is 0 **or the quotient does not fit** (the protocol's `safe_div`). */
  div(a: Fixed<K>, b: Fixed<K>): Fixed<K> {
    return this.checkedDiv(a, b) ?? this.zero;
  }

  checkedAdd(a: Fixed<K>, b: Fixed<K>): Fixed<K> | undefined {
    return this.#within(a + b);
  }

  checkedSub(a: Fixed<K>, b: Fixed<K>): Fixed<K> | undefined {
    return this.#within(a - b);
  }

  checkedMul(a: Fixed<K>, b: Fixed<K>): Fixed<K> | undefined {
    return this.#within((a * b) >> this.#shift);
  }

  /** `undefined` when `b` is 0 or the quotient does not fit. */
  checkedDiv(a: Fixed<K>, b: Fixed<K>): Fixed<K> | undefined {
    return b === 0n ? undefined : this.#within((a << this.#shift) / b);
  }

  /** The sum of all. */
  sum(values: Iterable<Fixed<K>>): Fixed<K> {
    let total = 0n;
    for (const value of values) total += value;
    return this.#saturate(total);
  }

  /** The smaller of two. */
  least(a: Fixed<K>, b: Fixed<K>): Fixed<K> {
    return a < b ? a : b;
  }

  /** The larger of two. */
  greatest(a: Fixed<K>, b: Fixed<K>): Fixed<K> {
    return a > b ? a : b;
  }

  /** The greatest integer not above the number. */
  toInteger(value: Fixed<K>): bigint {
    return value >> this.#shift;
  }

  /** The same as a u64: negative gives 0, too large the largest u64. */
  toU64(value: Fixed<K>): bigint {
    return clampTo(value >> this.#shift, 0n, U64_MAX);
  }

  /** The same as a u16. */
  toU16(value: Fixed<K>): number {
    return Number(clampTo(value >> this.#shift, 0n, 0xffffn));
  }

  /** The nearest integer; halves go away from zero. */
  round(value: Fixed<K>): Fixed<K> {
    const half = this.one / 2n;
    const magnitude = ((value < 0n ? -value : value) + half) >> this.#shift;
    return this.#saturate((value < 0n ? -magnitude : magnitude) << this.#shift);
  }

  /** The greatest whole number not above. */
  floor(value: Fixed<K>): Fixed<K> {
    return this.#saturate((value >> this.#shift) << this.#shift);
  }

  /** The least whole number not below. */
  ceil(value: Fixed<K>): Fixed<K> {
    return this.#saturate(-(-value >> this.#shift) << this.#shift);
  }

  /** Decimal form for people; exact, since every binary fraction is a finite decimal one. */
  toDecimal(value: Fixed<K>): string {
    const magnitude = value < 0n ? -value : value;
    const fraction = magnitude & (this.one - 1n);
    const digits = ((fraction * 10n ** this.#shift) >> this.#shift).toString().padStart(this.fractionBits, "0");
    const trimmed = digits.replace(/0+$/, "");
    return `${value < 0n ? "-" : ""}${magnitude >> this.#shift}${trimmed === "" ? "" : `.${trimmed}`}`;
  }

  #within(bits: bigint): Fixed<K> | undefined {
    return bits < this.min || bits > this.max ? undefined : (bits as Fixed<K>);
  }

  #saturate(bits: bigint): Fixed<K> {
    return clampTo(bits, this.min, this.max) as Fixed<K>;
  }
}

/** Greatest u64. */
export const U64_MAX: bigint = (1n << 64n) - 1n;

function clampTo(value: bigint, low: bigint, high: bigint): bigint {
  return value < low ? low : value > high ? high : value;
}

function fail(message: string): never {
  throw new FixedRangeError("OUT_OF_RANGE", message);
}
