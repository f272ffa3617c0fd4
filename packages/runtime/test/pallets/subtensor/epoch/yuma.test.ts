import { describe, expect, it } from "vitest";
import { yuma } from "../../../../src/pallets/subtensor/epoch/yuma/yuma.ts";
import { epochVectors } from "./vectors.ts";

describe("every epoch of the reference implementation, bit for bit", () => {
  const vectors = epochVectors();

  it("has 125 of them", () => {
    expect(vectors).toHaveLength(125);
  });

  it.each(vectors.map((vector, number) => ({ ...vector, number, n: vector.input.n })))(
    "epoch $number, $n neurons",
    ({ input, expected }) => {
      expect(yuma(input)).toEqual(expected);
    },
  );
});
