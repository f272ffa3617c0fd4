import { describe, expect, it } from "vitest";
import { alphaOf, slopeOf } from "../../../../src/pallets/subtensor/epoch/yuma/liquidAlpha.ts";
import { type Rows, type RowsInput, yumaByRows } from "./rows.ts";
import { EXAMPLE } from "./sample.ts";

const WEIGHTS_B: Rows = [
  [
    [2, 65_535],
    [3, 65_535],
  ],
  ...EXAMPLE.weights.slice(1),
];

const bondsOf = (input: RowsInput): Rows => yumaByRows(input).map(({ bonds }) => bonds);
const dividends = (input: RowsInput) => yumaByRows(input).map((output) => output.dividends);
const validators = (input: RowsInput) =>
  yumaByRows(input)
    .slice(0, 2)
    .map((output) => output.validatorEmission);

const EXAMPLE_B: RowsInput = { ...EXAMPLE, weights: WEIGHTS_B, bonds: bondsOf(EXAMPLE) };

describe("the protocol's worked examples (consensus §9.4)", () => {
  it("epoch A", () => {
    const outputs = yumaByRows(EXAMPLE);
    expect(outputs.map((output) => output.stakeWeight)).toEqual([39_320, 19_660, 6553, 0]);
    expect(outputs.map((output) => output.consensus)).toEqual([0, 0, 43_689, 21_845]);
    expect(outputs.map((output) => output.validatorTrust)).toEqual([65_534, 54_612, 0, 0]);
    expect(outputs.map((output) => output.incentive)).toEqual([0, 0, 42_404, 23_130]);
    expect(outputs.map((output) => output.dividends)).toEqual([46_301, 19_233, 0, 0]);
    expect(outputs.map((output) => output.serverEmission)).toEqual([0n, 0n, 116_470_017_945n, 63_529_981_970n]);
    expect(outputs.map((output) => output.validatorEmission)).toEqual([127_173_757_497n, 52_826_242_418n, 0n, 0n]);
    expect(bondsOf(EXAMPLE)).toEqual([
      [
        [2, 4368],
        [3, 2184],
      ],
      [
        [2, 3276],
        [3, 2184],
      ],
      [],
      [],
    ]);
  });

  it("epoch B", () => {
    const outputs = yumaByRows(EXAMPLE_B);
    expect(outputs.map((output) => output.incentive)).toEqual([0, 0, 32_767, 32_767]);
    expect(dividends(EXAMPLE_B)).toEqual([44_742, 20_792, 0, 0]);
    expect(outputs.map((output) => output.serverEmission)).toEqual([0n, 0n, 90_000_000_000n, 90_000_000_000n]);
    expect(validators(EXAMPLE_B)).toEqual([122_891_247_281n, 57_108_752_634n]);
    expect(bondsOf(EXAMPLE_B).slice(0, 2)).toEqual([
      [
        [2, 7207],
        [3, 5242],
      ],
      [
        [2, 6225],
        [3, 5242],
      ],
    ]);
  });

  it("epoch B with liquid alpha", () => {
    const input = { ...EXAMPLE_B, liquidAlpha: true };
    expect(validators(input)).toEqual([120_270_087_020n, 59_729_912_895n]);
    expect(bondsOf(input).slice(0, 2)).toEqual([
      [
        [2, 24_285],
        [3, 23_633],
      ],
      [
        [2, 23_959],
        [3, 23_633],
      ],
    ]);
  });
});

describe("its variants (consensus §9.10)", () => {
  const first = { ...EXAMPLE, yuma3: false };

  it("original bonds", () => {
    expect(dividends(first)).toEqual([46_259, 19_275, 0, 0]);
    expect(validators(first)).toEqual([127_058_671_452n, 52_941_328_464n]);
    expect(bondsOf(first).slice(0, 2)).toEqual([
      [
        [2, 65_535],
        [3, 65_535],
      ],
      [
        [2, 24_575],
        [3, 32_767],
      ],
    ]);
    const second = { ...first, weights: WEIGHTS_B, bonds: bondsOf(first) };
    expect(dividends(second)).toEqual([45_477, 20_057, 0, 0]);
    expect(validators(second)).toEqual([124_909_774_186n, 55_090_225_730n]);
    expect(bondsOf(second)[1]).toEqual([
      [2, 25_332],
      [3, 32_767],
    ]);
  });

  it("half a penalty", () => {
    const input = { ...EXAMPLE, bondsPenalty: 32_768 };
    expect(dividends(input)).toEqual([45_213, 20_321, 0, 0]);
    expect(validators(input)).toEqual([124_183_422_764n, 55_816_577_151n]);
    expect(bondsOf(input)[1]).toEqual([
      [2, 3276],
      [3, 2730],
    ]);
  });

  it("liquid alpha with weights in another order", () => {
    const weights: Rows = [
      [
        [3, 65_535],
        [2, 65_535],
      ],
      ...EXAMPLE.weights.slice(1),
    ];
    const input = { ...EXAMPLE_B, weights, liquidAlpha: true };
    expect(dividends(input)).toEqual([43_798, 21_736, 0, 0]);
    expect(validators(input)).toEqual([120_299_271_047n, 59_700_728_869n]);
    expect(bondsOf(input)[0]).toEqual([
      [3, 23_633],
      [2, 24_321],
    ]);
  });
});

describe("liquid alpha (consensus §9.2)", () => {
  const curve = { low: 3_006_509_875, high: 3_865_503_334, steepness: 1000 };
  const bits = (value: number) => Math.floor(value * 2 ** 32);

  it.each([
    [0.25, 0.25, 0.5, 3_071_671_555],
    [0.25, 0.75, 0.5, 3_436_006_604],
    [0.1, 0.9, 0.1, 3_824_764_819],
    [0.5, 0, 0.75, 3_800_341_653],
  ])("consensus %d, weight %d, bond %d", (consensus, weight, bond, expected) => {
    expect(alphaOf(curve, slopeOf(curve), bits(weight), bits(bond), bits(consensus))).toBe(expected);
  });
});
