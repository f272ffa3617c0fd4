import { fromHex, toHex } from "@opentao/codec";
import { describe, expect, it } from "vitest";
import { decayOnce } from "../../../../src/pallets/subtensor/registration/decay.ts";
import { commitHash } from "../../../../src/pallets/subtensor/weights/commitHash.ts";
import { maxUpscale } from "../../../../src/pallets/subtensor/weights/upscale.ts";

describe("known answers", () => {
  // protocol: consensus §9.7
  it("commits to weights by their hash", () => {
    const hotkey = Uint8Array.from({ length: 32 }, (_, i) => i);
    const hashAt = (index: number) =>
      toHex(commitHash(hotkey, index, [0, 1, 2], [10, 20, 65_535], [1, 2, 3, 4, 5, 6, 7, 8], 0n));
    expect(fromHex(hashAt(1))).toEqual(fromHex("0x982248f3c937483d7bfeb06a369581f5e0b8a6cd2dab29b865ddc76d0af6a586"));
    expect(fromHex(hashAt(4097))).toEqual(
      fromHex("0x3b5e32dc136da276a6c4f137c71cd73716ba4faaf907daa3b6dbbeb75ef6c26c"),
    );
  });

  // protocol: consensus §9.3
  it("scales weights up to the largest", () => {
    expect(maxUpscale([1, 2, 3])).toEqual([21_845, 43_690, 65_535]);
    expect(maxUpscale([40_000, 20_000, 1])).toEqual([65_535, 32_767, 2]);
    expect(maxUpscale([65_535, 32_768])).toEqual([65_535, 32_768]);
    expect(maxUpscale([50_000, 33_333])).toEqual([65_535, 43_690]);
    expect(maxUpscale([0, 0])).toEqual([0, 0]);
    expect(maxUpscale([])).toEqual([]);
  });

  // protocol: consensus §9.5
  it("lets prices decay by their half-life", () => {
    const after = (blocks: number) => {
      let price = 1_000_000_000n;
      for (let i = 0; i < blocks; i += 1) price = decayOnce(price, 360);
      return price;
    };
    expect([1, 10, 100, 360].map(after)).toEqual([998_076_443n, 980_930_083n, 824_860_547n, 499_999_865n]);
    expect(decayOnce(7n, 0)).toBe(7n);
  });
});
