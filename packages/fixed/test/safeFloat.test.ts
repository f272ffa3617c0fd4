import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isSafeZero,
  SAFE_ZERO,
  type SafeFloat,
  safeAdd,
  safeDiv,
  safeFloat,
  safeFromInteger,
  safeFromU64F64,
  safeMulDiv,
  safeSub,
  safeToU64,
  U64F64,
} from "../src/index.ts";

function of(mantissa: bigint, exponent: bigint): SafeFloat {
  const value = safeFloat(mantissa, exponent);
  if (value === undefined) throw new Error(`${mantissa}e${exponent} is no SafeFloat`);
  return value;
}

const u64 = fc.bigInt(0n, (1n << 64n) - 1n);

describe("SafeFloat", () => {
  it("has its known answers", () => {
    expect(of(1n, 0n)).toEqual({ mantissa: 10n ** 21n, exponent: -21n });
    expect(of(10n ** 20n, 0n)).toEqual({ mantissa: 10n ** 21n, exponent: -1n });
    expect(safeAdd(of(1n, 0n), of(1n, 0n))).toEqual({ mantissa: 2n * 10n ** 20n, exponent: -20n });
    expect(safeAdd(of(123n, 1n), of(1n, 23n))).toEqual({ mantissa: 100_000_000_000_000_000_001n, exponent: 3n });
    expect(safeAdd(of(999_999_999_999_999_999_999n, 0n), of(1n, 22n))).toEqual({
      mantissa: 109_999_999_999_999_999_999n,
      exponent: 2n,
    });
    expect(safeAdd(of(999_999_999_999_999_999_999n, 22n), of(1n, 22n))).toEqual({
      mantissa: 10n ** 21n,
      exponent: 22n,
    });
  });

  it("has no number with a mantissa above 10^21, an exponent beyond 64 bits or below zero", () => {
    expect(safeFloat(10n ** 21n + 1n, 0n)).toBeUndefined();
    expect(safeFloat(1n, -(1n << 63n))).toBeUndefined();
    expect(safeSub(SAFE_ZERO, of(1n, 0n))).toBeUndefined();
    expect(safeSub(of(1n, 0n), of(2n, 0n))).toEqual(SAFE_ZERO);
    expect(safeDiv(of(1n, 0n), SAFE_ZERO)).toBeUndefined();
    expect(safeMulDiv(of(1n, 0n), of(1n, 0n), SAFE_ZERO)).toBeUndefined();
    expect(isSafeZero(safeFromInteger(0n))).toBe(true);
  });

  it("divides, and reads shares in the older form", () => {
    expect(safeDiv(safeFromInteger(1n), safeFromInteger(4n))).toEqual({ mantissa: 25n * 10n ** 19n, exponent: -21n });
    expect(safeFromU64F64(U64F64.zero)).toEqual(SAFE_ZERO);
    expect(safeFromU64F64(U64F64.fraction(5, 2))).toEqual(of(25n, -1n));
  });

  it("counts at most 22 places and saturates as a u64", () => {
    expect(safeToU64(of(5n, 0n))).toBe(5n);
    expect(safeToU64(of(1n, 30n))).toBe((1n << 64n) - 1n);
    expect(safeToU64(of(1n, -30n))).toBe(0n);
  });

  it("keeps every u64, and its value through a share of itself", () => {
    fc.assert(
      fc.property(u64, fc.bigInt(1n, (1n << 64n) - 1n), (value, whole) => {
        const float = safeFromInteger(value);
        expect(safeToU64(float)).toBe(value);
        const all = safeFromInteger(whole);
        const share = safeMulDiv(float, all, all);
        expect(share === undefined ? undefined : safeToU64(share)).toBe(value);
      }),
    );
  });

  it("takes away what it added", () => {
    fc.assert(
      fc.property(u64, u64, (a, b) => {
        const sum = safeAdd(safeFromInteger(a), safeFromInteger(b)) ?? SAFE_ZERO;
        expect(safeSub(sum, safeFromInteger(b))).toEqual(safeFromInteger(a));
      }),
    );
  });
});
