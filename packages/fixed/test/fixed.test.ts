import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Fixed, FixedRangeError, FixedType, I32F32, I64F64, I96F32, U64F64, U96F32 } from "../src/index.ts";

const any = fc.bigInt(I32F32.min, I32F32.max).map((bits) => I32F32.fromBits(bits));

describe("constants as exact bits", () => {
  it.each<[string, bigint, bigint]>([
    ["tao weight", U96F32.fraction(971_718_665_099_567_868n, (1n << 64n) - 1n), 226_245_882n],
    ["owner cut", U96F32.fraction(11_796, 65_535), 773_074_452n],
    ["kappa", I32F32.fraction(32_767, 65_535), 2_147_450_879n],
    ["bonds penalty", I32F32.fraction(65_535, 65_535), 4_294_967_296n],
    [
      "bonds coefficient",
      I32F32.sub(I32F32.one, I32F32.from(I64F64, I64F64.fraction(900_000, 1_000_000))),
      429_496_730n,
    ],
    ["alpha low", I32F32.fraction(45_875, 65_535), 3_006_509_875n],
    ["alpha high", I32F32.fraction(58_982, 65_535), 3_865_503_334n],
    ["flow smoothing", I64F64.fraction(29_597_889_189_277n, (1n << 63n) - 1n), 59_195_778_378_554n],
  ])("%s", (_name, bits, expected) => {
    expect(bits).toBe(expected);
  });
});

describe("rounding and saturation", () => {
  it("rounds products down and quotients toward zero", () => {
    const least = I32F32.fromBits(1n);
    const negative = I32F32.fromBits(-1n);
    expect(I32F32.mul(negative, least)).toBe(-1n);
    expect(I32F32.div(negative, I32F32.fromInteger(2))).toBe(0n);
    expect(I32F32.div(I32F32.fromInteger(7), I32F32.fromInteger(-2))).toBe(-15_032_385_536n);
  });

  it("divides to zero where the quotient does not fit, as well as by zero", () => {
    expect(I32F32.div(I32F32.one, I32F32.fromBits(1n))).toBe(0n);
    expect(I32F32.div(I32F32.one, I32F32.zero)).toBe(0n);
    expect(I32F32.checkedDiv(I32F32.one, I32F32.fromBits(1n))).toBeUndefined();
    expect(I32F32.checkedMul(I32F32.max, I32F32.fromInteger(2))).toBeUndefined();
    expect(I32F32.checkedAdd(I32F32.max, I32F32.fromBits(1n))).toBeUndefined();
    expect(U96F32.checkedSub(U96F32.zero, U96F32.one)).toBeUndefined();
  });

  it("rounds halves away from zero", () => {
    const half = I32F32.fraction(1, 2);
    expect(I32F32.round(half)).toBe(I32F32.one);
    expect(I32F32.round(I32F32.sub(I32F32.zero, half))).toBe(-I32F32.one);
    expect(I32F32.ceil(I32F32.fromBits(1n))).toBe(I32F32.one);
    expect(I32F32.floor(I32F32.fromBits(-1n))).toBe(-I32F32.one);
  });

  it("clamps conversions", () => {
    expect(U96F32.sub(U96F32.zero, U96F32.one)).toBe(0n);
    expect(U96F32.from(I96F32, I96F32.fromInteger(-5))).toBe(0n);
    expect(U64F64.toU16(U64F64.max)).toBe(65_535);
    expect(I96F32.toU64(I96F32.fromBits(-1n))).toBe(0n);
    expect(I96F32.toU64(I96F32.max)).toBe((1n << 64n) - 1n);
    expect(U64F64.fromInteger(1n << 64n)).toBe(U64F64.max);
    expect(I32F32.from(I64F64, I64F64.fromBits(-1n))).toBe(-1n);
  });

  it("refuses bits that are of no number of the type", () => {
    expect(() => U96F32.fromBits(-1n)).toThrow("-1 is not the bits of any U96F32");
    expect(() => I32F32.fromBits(1n << 63n)).toThrow(FixedRangeError);
  });

  it("stays in range whatever it is given", () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        const results: Fixed<"I32F32">[] = [
          I32F32.add(a, b),
          I32F32.sub(a, b),
          I32F32.mul(a, b),
          I32F32.div(a, b),
          I32F32.sum([a, b, a]),
          I32F32.round(a),
          I32F32.floor(a),
          I32F32.ceil(a),
        ];
        for (const result of results) expect(result >= I32F32.min && result <= I32F32.max).toBe(true);
      }),
    );
  });

  it("is exact where it needs not round", () => {
    fc.assert(
      fc.property(fc.integer({ min: -30_000, max: 30_000 }), fc.integer({ min: -30_000, max: 30_000 }), (a, b) => {
        const [x, y] = [I32F32.fromInteger(a), I32F32.fromInteger(b)];
        expect(I32F32.toInteger(I32F32.mul(x, y))).toBe(BigInt(a * b));
        expect(I32F32.toInteger(I32F32.sub(x, y))).toBe(BigInt(a - b));
        expect(I32F32.least(x, y)).toBe(a < b ? x : y);
        expect(I32F32.greatest(x, y)).toBe(a < b ? y : x);
      }),
    );
  });
});

describe("decimal form", () => {
  it.each<[bigint, string]>([
    [0n, "0"],
    [4_294_967_296n, "1"],
    [-6_442_450_944n, "-1.5"],
    [1n, "0.00000000023283064365386962890625"],
  ])("%s", (bits, text) => {
    expect(I32F32.toDecimal(I32F32.fromBits(bits))).toBe(text);
  });
});

it("can have other layouts", () => {
  const i9f23 = new FixedType({ name: "I9F23", bits: 32, fractionBits: 23, signed: true });
  expect(i9f23.toInteger(i9f23.max)).toBe(255n);
  expect(i9f23.toInteger(i9f23.min)).toBe(-256n);
});
