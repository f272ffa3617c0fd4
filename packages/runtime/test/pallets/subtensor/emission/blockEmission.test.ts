import { describe, expect, it } from "vitest";
import { emissionAt } from "../../../../src/pallets/subtensor/emission/blockEmission.ts";

/** Issuance from which a block emits so much (protocol: consensus §2.3). */
const TABLE: readonly (readonly [from: bigint, emission: bigint])[] = [
  [0n, 1_000_000_000n],
  [10_500_000_000_000_000n, 500_000_000n],
  [15_750_000_000_000_000n, 250_000_000n],
  [18_375_000_000_000_000n, 125_000_000n],
  [19_687_500_000_000_000n, 62_500_000n],
  [20_343_750_000_000_000n, 31_250_000n],
  [20_671_875_000_000_000n, 15_625_000n],
  [20_835_937_500_000_000n, 7_812_500n],
  [20_917_968_750_000_000n, 3_906_250n],
  [20_958_984_375_000_000n, 1_953_125n],
  [20_979_492_187_500_000n, 976_562n],
  [20_989_746_093_750_000n, 488_281n],
  [20_994_873_046_875_000n, 244_140n],
  [20_997_436_523_437_500n, 122_070n],
  [20_998_718_261_718_750n, 61_035n],
  [20_999_359_130_859_375n, 30_517n],
  [20_999_679_565_429_688n, 15_258n],
  [20_999_839_782_714_844n, 7_629n],
  [20_999_919_891_357_422n, 3_814n],
  [20_999_959_945_678_711n, 1_907n],
  [20_999_979_972_839_356n, 953n],
  [20_999_989_986_419_678n, 476n],
  [20_999_994_993_209_839n, 238n],
  [20_999_997_496_604_920n, 119n],
  [20_999_998_748_302_460n, 59n],
  [20_999_999_374_151_230n, 29n],
  [20_999_999_687_075_615n, 14n],
  [20_999_999_843_537_808n, 7n],
  [20_999_999_921_768_904n, 3n],
  [20_999_999_960_884_452n, 1n],
  [20_999_999_980_442_226n, 0n],
];

describe("halvings", () => {
  it.each(TABLE.map(([from, emission], k) => ({ k, from, emission, before: TABLE[k - 1]?.[1] })))(
    "number $k: $emission from $from on, and not earlier",
    ({ from, emission, before }) => {
      expect(emissionAt(from)).toBe(emission);
      if (before !== undefined) expect(emissionAt(from - 1n)).toBe(before);
    },
  );

  it("has an end", () => {
    expect(TABLE).toHaveLength(31);
    expect(emissionAt(21_000_000_000_000_000n)).toBe(0n);
    expect(emissionAt((1n << 64n) - 1n)).toBe(0n);
  });
});
