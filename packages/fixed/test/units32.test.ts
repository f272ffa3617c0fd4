import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { divUnit, I32F32, mulUnit, mulWide, ONE_32 } from "../src/index.ts";

const unit = fc.integer({ min: 0, max: ONE_32 });
const odd = fc.integer({ min: 0, max: ONE_32 / 2 - 1 }).map((half) => 2 * half + 1);
/** The number that gives 1 beside a multiple of 2³² when it is multiplied by an odd one. */
const inverse = (value: number): number => {
  let found = 1n;
  for (let i = 0; i < 5; i += 1) found = BigInt.asUintN(32, found * (2n - BigInt(value) * found));
  return Number(found);
};
const fixed = (bits: number) => I32F32.fromBits(BigInt(bits));

describe("I32F32 in plain numbers is the same as in bigints", () => {
  it("mulUnit", () => {
    fc.assert(
      fc.property(unit, unit, (a, b) => {
        expect(BigInt(mulUnit(a, b))).toBe(I32F32.mul(fixed(a), fixed(b)));
      }),
    );
    expect(mulUnit(ONE_32, ONE_32)).toBe(ONE_32);
  });

  it("mulWide", () => {
    fc.assert(
      fc.property(fc.integer({ min: -ONE_32 * 2 ** 19, max: ONE_32 * 2 ** 19 }), unit, (a, b) => {
        expect(BigInt(mulWide(a, b))).toBe(I32F32.mul(fixed(a), fixed(b)));
      }),
    );
  });

  it("divUnit", () => {
    const bits = fc.integer({ min: 0, max: 52 }).chain((width) => fc.integer({ min: 1, max: 2 ** width }));
    fc.assert(
      fc.property(bits, bits, (a, b) => {
        fc.pre(a / b < 2 ** 20);
        expect(BigInt(divUnit(a, b))).toBe(I32F32.div(fixed(a), fixed(b)));
      }),
      { numRuns: 2000 },
    );
    expect(divUnit(0, 7)).toBe(0);
  });

  it("a unit below a whole number, which the double rounds up to", () => {
    fc.assert(
      fc.property(odd, fc.integer({ min: 0, max: 2 ** 19 }), (a, whole) => {
        const b = ONE_32 - inverse(a);
        expect(BigInt(mulUnit(a, b))).toBe(I32F32.mul(fixed(a), fixed(b)));
        const wide = whole * ONE_32 + a;
        expect(BigInt(mulWide(wide, b))).toBe(I32F32.mul(fixed(wide), fixed(b)));
        expect(BigInt(mulWide(-wide, ONE_32 - b))).toBe(I32F32.mul(fixed(-wide), fixed(ONE_32 - b)));
      }),
    );
    fc.assert(
      fc.property(odd, fc.nat(255), (low, high) => {
        const divisor = high * ONE_32 + low;
        const part = Number((BigInt(divisor) * BigInt(inverse(low)) - 1n) >> 32n);
        expect(BigInt(divUnit(part, divisor))).toBe(I32F32.div(fixed(part), fixed(divisor)));
      }),
    );
  });
});
