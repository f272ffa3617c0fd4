import { describe, expect, it } from "vitest";
import { yumaByRows } from "./rows.ts";
import { epochVectors } from "./vectors.ts";

describe("every epoch of the reference implementation, bit for bit", () => {
  const vectors = epochVectors();

  it("has 125 of them", () => {
    expect(vectors).toHaveLength(125);
  });

  it.each(vectors.map((vector, number) => ({ ...vector, number, n: vector.input.n })))(
    "epoch $number, $n neurons",
    ({ input, expected }) => {
      expect(yumaByRows(input)).toEqual(expected);
    },
  );
});
