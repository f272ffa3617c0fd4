import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PERQUINTILL_ONE, perquintill, powRatioScaled } from "../src/index.ts";

const WHOLE = 10n ** 18n;

describe("power of a fraction", () => {
  it.each<[string, bigint, bigint, bigint, bigint, bigint]>([
    ["exact", 21n * 10n ** 15n, 28n * 10n ** 15n, 6n * 10n ** 17n, 4n * 10n ** 17n, 649_519_052_838_328_985n],
    [
      "by series",
      21n * 10n ** 15n,
      21n * 10n ** 15n + 1n,
      499_999_999_500_000_000n,
      500_000_000_500_000_000n,
      999_999_999_999_999_952n,
    ],
    ["of a pool at equal weights", 10n ** 12n, 10n ** 12n + 10n ** 9n, 1n, 1n, 999_000_999_000_999_000n],
    ["exact in a pool at 0.6", 10n ** 12n, 10n ** 12n + 10n ** 9n, 6n, 4n, 998_501_872_814_958_233n],
    [
      "by series in a pool at 0.48",
      10n ** 12n,
      10n ** 12n + 10n ** 10n,
      480_000_000_000_000_001n,
      519_999_999_999_999_999n,
      990_857_131_749_171_427n,
    ],
  ])("%s", (_name, numerator, denominator, exponent, divisor, expected) => {
    const power = powRatioScaled({ numerator, denominator }, { numerator: exponent, denominator: divisor }, 256, WHOLE);
    expect(power).toBe(expected);
  });

  it("has its special cases", () => {
    const half = { numerator: 1n, denominator: 2n };
    expect(powRatioScaled({ numerator: 1n, denominator: 0n }, half, 256, WHOLE)).toBeUndefined();
    expect(powRatioScaled(half, { numerator: 1n, denominator: 0n }, 256, WHOLE)).toBeUndefined();
    expect(powRatioScaled({ numerator: 0n, denominator: 2n }, half, 256, WHOLE)).toBe(0n);
    expect(powRatioScaled(half, { numerator: 0n, denominator: 2n }, 256, WHOLE)).toBe(WHOLE);
  });

  it("is the largest root that does not exceed, on the exact path", () => {
    const part = fc.bigInt(1n, 10n ** 15n);
    const small = fc.integer({ min: 1, max: 8 }).map(BigInt);
    fc.assert(
      fc.property(part, part, small, small, (numerator, denominator, e, d) => {
        const root = powRatioScaled({ numerator, denominator }, { numerator: e, denominator: d }, 256, WHOLE) ?? -1n;
        const value = numerator ** e * WHOLE ** d;
        // The exponent is reduced first, but a root of a power is the same whichever way it is written.
        expect(root ** d * denominator ** e <= value).toBe(true);
        expect((root + 1n) ** d * denominator ** e > value).toBe(true);
      }),
    );
  });
});

describe("shares in 10^18ths", () => {
  it("rounds down and is the whole when it would be more", () => {
    expect(perquintill(1n, 3n)).toBe(333_333_333_333_333_333n);
    expect(perquintill(1n, 0n)).toBe(PERQUINTILL_ONE);
    expect(perquintill(2n, 1n)).toBe(PERQUINTILL_ONE);
    expect(perquintill(0n, 5n)).toBe(0n);
  });
});
