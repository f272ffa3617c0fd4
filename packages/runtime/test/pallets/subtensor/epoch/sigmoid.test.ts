import { expSafe, I32F32, ONE_32 } from "@opentao/fixed";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { falling } from "../../../../src/pallets/subtensor/epoch/yuma/sigmoid.ts";

function inBigints(x: number): number {
  const e = expSafe(I32F32, I32F32.fromBits(BigInt(x)));
  return Number(I32F32.div(I32F32.one, I32F32.add(I32F32.one, e)));
}

describe("the sigmoid in plain numbers is the same as in bigints", () => {
  it("anywhere", () => {
    fc.assert(
      fc.property(fc.integer({ min: -21 * ONE_32, max: 21 * ONE_32 }), (x) => {
        expect(falling(x)).toBe(inBigints(x));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([0, 1, 2, 8, 20, 21, 400].flatMap((whole) => [-1, 0, 1].map((bit) => whole * ONE_32 + bit)))(
    "at the bits %d of either sign",
    (x) => {
      expect(falling(x)).toBe(inBigints(x));
      expect(falling(-x)).toBe(inBigints(-x));
    },
  );
});
