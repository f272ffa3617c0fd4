import { describe, expect, it } from "vitest";
import { missed } from "../../src/chain/plans/pastPrices.ts";

describe("the past of a price", () => {
  it("counts the blocks after which, within three more, it was worse by more than the room", () => {
    // Block 3 makes it 10 % dearer: the blocks 0, 1 and 2 are followed by that within three.
    const costs = [1, 1, 1, 1.1, 1.1, 1.1];
    expect(missed(costs, 1.05)).toEqual({ blocks: 5, beyond: 3 });
    expect(missed(costs, 1.2)).toEqual({ blocks: 5, beyond: 0 });
    // A block further back is too early.
    expect(missed([1, ...costs], 1.05)).toEqual({ blocks: 6, beyond: 3 });
  });

  it("does not count what became cheaper, and a price alone has no sequel", () => {
    expect(missed([2, 1.5, 1], 1.001)).toEqual({ blocks: 2, beyond: 0 });
    expect(missed([1], 1)).toEqual({ blocks: 0, beyond: 0 });
    expect(missed([], 1)).toEqual({ blocks: 0, beyond: 0 });
  });

  it("looks at 32 blocks at most, the newest", () => {
    const costs = [1, 2, ...Array.from({ length: 34 }, () => 2)];
    expect(missed(costs, 1.5)).toEqual({ blocks: 32, beyond: 0 });
  });
});
