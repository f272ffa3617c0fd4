import { describe, expect, it } from "vitest";
import { yuma } from "../../../../src/pallets/subtensor/epoch/yuma.ts";
import { EXAMPLE } from "./sample.ts";

const FAIR = { ...EXAMPLE, fairLaunch: true };
const NO_STAKE = { ...FAIR, stake: [0n, 0n, 0n, 0n] };

describe("fair launch", () => {
  it("counts each validator that sets weights the same while there is no stake", () => {
    const outputs = yuma(NO_STAKE);
    expect(outputs.map(({ serverEmission }) => serverEmission > 0n)).toEqual([false, false, true, true]);
    expect(outputs.map(({ validatorEmission }) => validatorEmission > 0n)).toEqual([true, true, false, false]);
    const paid = outputs.reduce((sum, output) => sum + output.serverEmission + output.validatorEmission, 0n);
    expect(paid).toBeLessThanOrEqual(NO_STAKE.emission);
    expect(paid).toBeGreaterThan(NO_STAKE.emission - 1000n);
  });

  it("pays nobody without stake on other chains", () => {
    const outputs = yuma({ ...NO_STAKE, fairLaunch: false });
    expect(outputs.every(({ serverEmission, validatorEmission }) => serverEmission + validatorEmission === 0n)).toBe(
      true,
    );
  });

  it("does not let stake that never votes outweigh consensus", () => {
    const silent = {
      ...FAIR,
      stake: [1n, 1n, 10n ** 6n, 10n ** 6n].map((alpha) => (alpha * 10n ** 9n) << 64n),
      validatorPermit: [true, true, true, true],
      maxAllowedValidators: 4,
    };
    expect(yuma(silent).map(({ consensus }) => consensus > 0)).toEqual([false, false, true, true]);
    expect(yuma({ ...silent, fairLaunch: false }).every(({ consensus }) => consensus === 0)).toBe(true);
  });

  it("does not count a validator whose only weight is for itself", () => {
    const selfish = { ...NO_STAKE, weights: [[[0, 65_535] as const], ...NO_STAKE.weights.slice(1)] };
    const [first, second] = yuma(selfish);
    expect(first?.validatorEmission).toBe(0n);
    expect(second?.validatorTrust).toBe(65_535);
  });

  it("gives permits to stake first and then to whoever there is room for", () => {
    const permits = (maxAllowedValidators: number, fairLaunch: boolean) =>
      yuma({ ...EXAMPLE, fairLaunch, maxAllowedValidators }).map(({ validatorPermit }) => validatorPermit);
    expect(permits(4, true)).toEqual([true, true, true, true]);
    expect(permits(4, false)).toEqual([true, true, true, false]);
    expect(permits(1, true)).toEqual([true, false, false, false]);
  });
});
