import { I96F32, U64F64 } from "@opentao/fixed";
import { describe, expect, it } from "vitest";
import { averageWeight, nextAverage } from "../../../../src/pallets/subtensor/emission/movingPrice.ts";
import { decayOnce } from "../../../../src/pallets/subtensor/registration/decay.ts";
import { raiseBurn } from "../../../../src/pallets/subtensor/registration/price.ts";
import { maxUpscale } from "../../../../src/pallets/subtensor/weights/upscale.ts";
import { Burn, MaxBurn, MinBurn, SubnetMovingAlpha } from "../../../../src/pallets/subtensorStorage/index.ts";
import { emptyState } from "../../../testState.ts";

describe("moving price (consensus §9.6)", () => {
  const movingAlpha = I96F32.fromBits(SubnetMovingAlpha.get(emptyState()).bits);

  it.each([
    [1n, 274_505_848n, 0n],
    [10n, 2_744_935_946n, 0n],
    [1000n, 273_152_288_296n, 63n],
    [201_600n, 27_670_326_804_480n, 6442n],
  ])("%d blocks after the start", (age, weight, first) => {
    expect(averageWeight(movingAlpha, age, 201_600n)).toBe(weight);
    expect(nextAverage(U64F64.zero, U64F64.one, averageWeight(movingAlpha, age, 201_600n))).toBe(first);
  });

  it("counts a price of at most 1", () => {
    expect(nextAverage(U64F64.one, U64F64.fromInteger(5), U64F64.fraction(1, 2))).toBe(I96F32.one);
  });
});

describe("cost of registrations (consensus §9.5)", () => {
  it.each([
    [1, 998_076_443n],
    [10, 980_930_083n],
    [100, 824_860_547n],
    [360, 499_999_865n],
  ])("after %d blocks", (blocks, expected) => {
    let burn = 1_000_000_000n;
    for (let i = 0; i < blocks; i += 1) burn = decayOnce(burn, 360);
    expect(burn).toBe(expected);
  });

  it("rises by 1.26 with a registration", () => {
    const state = emptyState();
    Burn.set(state, 1, 1_000_000_000n);
    MinBurn.set(state, 1, 0n);
    MaxBurn.set(state, 1, 10n ** 12n);
    raiseBurn(state, 1);
    expect(Burn.get(state, 1)).toBe(1_260_000_000n);
  });
});

describe("scale of weights (consensus §9.3)", () => {
  it.each([
    [
      [1, 2, 3],
      [21_845, 43_690, 65_535],
    ],
    [
      [40_000, 20_000, 1],
      [65_535, 32_767, 2],
    ],
    [
      [65_535, 32_768],
      [65_535, 32_768],
    ],
    [
      [50_000, 33_333],
      [65_535, 43_690],
    ],
  ])("%j", (weights, scaled) => {
    expect(maxUpscale(weights)).toEqual(scaled);
  });
});
