import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eulerNumber, expSafe, I32F32, I64F64, I96F32, ln, log2, U64F64 } from "../src/index.ts";

describe("exp, as the protocol's series has it", () => {
  it.each<[number, number, bigint]>([
    [1, 2, 7_081_203_935n],
    [-1, 2, 2_605_029_348n],
    [0, 1, 4_294_967_296n],
    [1, 1, 11_674_931_200n],
    [-1, 1, 1_580_030_169n],
    [3, 2, 19_248_707_983n],
    [5, 1, 637_429_664_624n],
    [-5, 1, 28_939_262n],
    [10, 1, 94_602_947_905_357n],
    [-10, 1, 194_991n],
    [20, 1, 2_066_907_302_758_576_256n],
    [-20, 1, 8n],
    [100, 1, 2_066_907_302_758_576_256n],
    [-100, 1, 8n],
  ])("exp(%s/%s)", (numerator, denominator, expected) => {
    expect(expSafe(I32F32, I32F32.fraction(numerator, denominator))).toBe(expected);
  });

  it("knows e to 23 bits", () => {
    expect(eulerNumber(I32F32)).toBe(11_674_931_200n);
    expect(eulerNumber(I64F64) >> 32n).toBe(11_674_931_200n);
  });

  it("grows with its argument", () => {
    const argument = fc.bigInt(-20n << 32n, 20n << 32n).map((bits) => I32F32.fromBits(bits));
    fc.assert(
      fc.property(argument, argument, (a, b) => {
        // The shortcut for 1 is not part of the series; every other pair of whole steps is in order.
        fc.pre(b - a > 1n << 24n);
        expect(expSafe(I32F32, a) <= expSafe(I32F32, b)).toBe(true);
      }),
    );
  });
});

describe("logarithms", () => {
  it("are exact for powers of two", () => {
    for (let k = 0n; k < 40n; k += 1n) expect(log2(I96F32, I96F32.fromInteger(1n << k))).toBe(I96F32.fromInteger(k));
    expect(log2(I96F32, I96F32.fraction(1, 2))).toBe(-I96F32.one);
  });

  it("are not defined for what is not positive, nor below 1 for unsigned numbers", () => {
    expect(log2(I96F32, I96F32.zero)).toBeUndefined();
    expect(ln(I96F32, I96F32.fromInteger(-1))).toBeUndefined();
    expect(log2(U64F64, U64F64.fraction(1, 2))).toBeUndefined();
  });

  it("give ln e, as coarse as the constants are", () => {
    expect(ln(I32F32, eulerNumber(I32F32))).toBeGreaterThan(I32F32.one - 4096n);
    expect(ln(I32F32, eulerNumber(I32F32))).toBeLessThan(I32F32.one + 4096n);
  });
});
