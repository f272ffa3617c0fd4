import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { divUnit, I32F32, mulUnit, mulWide, ONE_32 } from "../src/index.ts";

const unit = fc.integer({ min: 0, max: ONE_32 });
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
});
