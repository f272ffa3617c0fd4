import fc from "fast-check";
import { expect, it } from "vitest";
import { blank, fromText, SIDE, toText, withLine } from "../src/page/parts/rounds/pixels.ts";

const place = fc.tuple(fc.double({ min: 0, max: SIDE, noNaN: true }), fc.double({ min: 0, max: SIDE, noNaN: true }));

it("a line is white where the pen was, black far from it, and nothing that was drawn is lost", () => {
  fc.assert(
    fc.property(place, place, place, (from, to, other) => {
      const one = withLine(blank(), from, to);
      const ends = [from, to].map(
        ([x, y]) => Math.min(SIDE - 1, Math.floor(y)) * SIDE + Math.min(SIDE - 1, Math.floor(x)),
      );
      for (const at of ends) expect(one[at]).toBe(255);
      const both = withLine(one, other, other);
      one.forEach((value, at) => {
        expect(both[at]).toBeGreaterThanOrEqual(value);
      });
    }),
  );
  expect(withLine(blank(), [2, 2], [4, 2])[SIDE * SIDE - 1]).toBe(0);
});

it("a picture is the same as text", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: SIDE * SIDE, maxLength: SIDE * SIDE }), (pixels) => {
      expect(toText(pixels)).toHaveLength(1048);
      expect(fromText(toText(pixels))).toEqual(pixels);
    }),
  );
});
