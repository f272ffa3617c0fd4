import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addSafeFloat,
  expSafe,
  I32F32,
  I64F64,
  I96F32,
  log2,
  mulDivSafeFloat,
  type SafeFloat,
  safeFloat,
  safeFloatFromU64,
  safeFloatToU64,
  subSafeFloat,
  U64F64,
  U96F32,
} from "../src/index.ts";

describe("constants as exact bits", () => {
  it.each<[string, bigint, bigint]>([
    [
      "tao weight",
      U96F32.safeDiv(U96F32.fromInteger(971_718_665_099_567_868n), U96F32.fromInteger((1n << 64n) - 1n)),
      226_245_882n,
    ],
    ["owner cut", U96F32.safeDiv(U96F32.fromInteger(11_796n), U96F32.fromInteger(65_535n)), 773_074_452n],
    ["kappa", I32F32.safeDiv(I32F32.fromInteger(32_767n), I32F32.fromInteger(65_535n)), 2_147_450_879n],
    [
      "bonds coefficient",
      I32F32.sub(
        I32F32.one,
        I32F32.from(I64F64.safeDiv(I64F64.fromInteger(900_000n), I64F64.fromInteger(1_000_000n)), 64n),
      ),
      429_496_730n,
    ],
    ["alpha low", I32F32.safeDiv(I32F32.fromInteger(45_875n), I32F32.fromInteger(65_535n)), 3_006_509_875n],
    ["moving price alpha", I96F32.fromRatio(3n, 1_000_000n), 12_885n],
  ])("%s", (_name, bits, expected) => {
    expect(bits).toBe(expected);
  });
});

describe("rounding and saturation", () => {
  it("floors products and truncates quotients", () => {
    expect(I32F32.mul(-1n, 1n)).toBe(-1n);
    expect(I32F32.safeDiv(-1n, I32F32.fromInteger(2n))).toBe(0n);
    expect(I32F32.safeDiv(I32F32.one, 1n)).toBe(0n); // 2^32 does not fit: zero, as the protocol's safe division has it
    expect(I32F32.saturatingDiv(I32F32.one, 1n)).toBe(I32F32.max);
    expect(I32F32.round(-(I32F32.one >> 1n))).toBe(-I32F32.one);
    expect(I32F32.ceil(1n)).toBe(I32F32.one);
    expect(U96F32.sub(0n, 1n)).toBe(0n);
    expect(U96F32.from(-5n, 32n)).toBe(0n);
    expect(U64F64.toUnsigned(U64F64.max, 16)).toBe(65_535n);
    expect(I96F32.toUnsigned(-1n, 64)).toBe(0n);
  });

  it("stays in range whatever it is given", () => {
    const any = fc.bigInt(I32F32.min, I32F32.max);
    fc.assert(
      fc.property(any, any, (a, b) => {
        for (const result of [
          I32F32.add(a, b),
          I32F32.sub(a, b),
          I32F32.mul(a, b),
          I32F32.safeDiv(a, b),
          I32F32.round(a),
          I32F32.ceil(a),
        ]) {
          expect(result >= I32F32.min && result <= I32F32.max).toBe(true);
        }
      }),
    );
  });
});

describe("exp, as the protocol's series has it", () => {
  it.each<[bigint, bigint, bigint]>([
    [1n, 2n, 7_081_203_935n],
    [-1n, 2n, 2_605_029_348n],
    [1n, 1n, 11_674_931_200n],
    [-1n, 1n, 1_580_030_169n],
    [3n, 2n, 19_248_707_983n],
    [5n, 1n, 637_429_664_624n],
    [-5n, 1n, 28_939_262n],
    [10n, 1n, 94_602_947_905_357n],
    [-10n, 1n, 194_991n],
    [20n, 1n, 2_066_907_302_758_576_256n],
    [-20n, 1n, 8n],
    [100n, 1n, 2_066_907_302_758_576_256n],
  ])("exp(%s/%s)", (numerator, denominator, expected) => {
    expect(expSafe(I32F32, I32F32.fromRatio(numerator, denominator))).toBe(expected);
  });

  it("has exact logarithms of powers of two", () => {
    for (let k = 0n; k < 40n; k += 1n) expect(log2(I96F32, I96F32.fromInteger(1n << k))).toBe(I96F32.fromInteger(k));
    expect(log2(I96F32, I96F32.one >> 1n)).toBe(-I96F32.one);
    expect(log2(I96F32, 0n)).toBeUndefined();
  });
});

describe("SafeFloat", () => {
  const of = (mantissa: bigint, exponent: bigint): SafeFloat =>
    safeFloat(mantissa, exponent) ?? { mantissa: -1n, exponent: -1n };

  it("has its known answers", () => {
    expect(of(1n, 0n)).toEqual({ mantissa: 10n ** 21n, exponent: -21n });
    expect(addSafeFloat(of(1n, 0n), of(1n, 0n))).toEqual({ mantissa: 2n * 10n ** 20n, exponent: -20n });
    expect(addSafeFloat(of(123n, 1n), of(1n, 23n))).toEqual({ mantissa: 100_000_000_000_000_000_001n, exponent: 3n });
    expect(addSafeFloat(of(999_999_999_999_999_999_999n, 0n), of(1n, 22n))).toEqual({
      mantissa: 109_999_999_999_999_999_999n,
      exponent: 2n,
    });
    expect(addSafeFloat(of(999_999_999_999_999_999_999n, 22n), of(1n, 22n))).toEqual({
      mantissa: 10n ** 21n,
      exponent: 22n,
    });
    expect(safeFloat(10n ** 21n + 1n)).toBeUndefined();
    expect(subSafeFloat(of(0n, 0n), of(1n, 0n))).toBeUndefined();
  });

  it("keeps every u64, and its value through a share of itself", () => {
    fc.assert(
      fc.property(fc.bigInt(0n, (1n << 64n) - 1n), fc.bigInt(1n, (1n << 64n) - 1n), (value, whole) => {
        const float = safeFloatFromU64(value);
        expect(safeFloatToU64(float)).toBe(value);
        const all = safeFloatFromU64(whole);
        const share = mulDivSafeFloat(float, all, all);
        expect(share === undefined ? undefined : safeFloatToU64(share)).toBe(value);
      }),
    );
  });
});
