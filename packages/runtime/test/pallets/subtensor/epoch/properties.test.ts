import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { yuma } from "../../../../src/pallets/subtensor/epoch/yuma/yuma.ts";
import { type Rows, type RowsInput, typed, yumaByRows } from "./rows.ts";

const u16 = fc.nat(65_535);

function matrix(n: number): fc.Arbitrary<Rows> {
  const row = fc.uniqueArray(fc.tuple(fc.nat(n), u16), { maxLength: n, selector: ([uid]) => uid });
  return fc.array(row, { minLength: n, maxLength: n });
}

const vector = <T>(n: number, item: fc.Arbitrary<T>) => fc.array(item, { minLength: n, maxLength: n });

const epoch: fc.Arbitrary<RowsInput> = fc.integer({ min: 1, max: 8 }).chain((n) =>
  fc.record({
    n: fc.constant(n),
    block: fc.constant(1000),
    tempo: fc.constant(100),
    epochIndex: fc.nat(1000),
    activityCutoff: fc.integer({ min: 1, max: 1000 }),
    lastUpdate: vector(n, fc.nat(1000)),
    blockAtRegistration: vector(n, fc.nat(1000)),
    stake: vector(n, fc.bigInt(0n, 1n << 118n)),
    stakeThreshold: fc.constantFrom(0n, 10n ** 15n),
    ownerUid: fc.option(fc.nat(n), { nil: undefined }),
    validatorPermit: vector(n, fc.boolean()),
    maxAllowedValidators: fc.integer({ min: 1, max: n }),
    weights: matrix(n),
    bonds: matrix(n),
    firstCommit: vector(n, fc.option(fc.nat(1000), { nil: undefined })),
    kappa: u16,
    bondsPenalty: fc.oneof(fc.constantFrom(0, 65_535), u16),
    yuma3: fc.boolean(),
    lastMechanismStepBlock: fc.constantFrom(0, 800),
    liquidAlpha: fc.boolean(),
    bondsMovingAverage: fc.bigInt(0n, 20_000_000n),
    alphaLow: u16,
    alphaHigh: u16,
    alphaSigmoidSteepness: fc.integer({ min: -32_768, max: 32_767 }),
    emission: fc.bigInt(0n, (1n << 64n) - 1n),
    fairLaunch: fc.boolean(),
  }),
);

describe("any epoch", () => {
  it("shares out at most what it is given, and proportions are proportions", () => {
    fc.assert(
      fc.property(epoch, (input) => {
        const outputs = yumaByRows(input);
        expect(outputs).toHaveLength(input.n);
        const paid = outputs.reduce((sum, output) => sum + output.serverEmission + output.validatorEmission, 0n);
        expect(paid).toBeLessThanOrEqual(input.emission);
        for (const { dividends, incentive, consensus, validatorTrust, stakeWeight, bonds } of outputs) {
          const proportions = [
            dividends,
            incentive,
            consensus,
            validatorTrust,
            stakeWeight,
            ...bonds.map(([, bond]) => bond),
          ];
          for (const value of proportions) {
            expect(Number.isInteger(value) && value >= 0 && value <= 65_535, `${value}`).toBe(true);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it("gives no more permits than there may be, the owner's aside", () => {
    fc.assert(
      fc.property(epoch, (input) => {
        const permits = yumaByRows(input).filter(
          ({ validatorPermit }, uid) => validatorPermit && uid !== input.ownerUid,
        );
        expect(permits.length).toBeLessThanOrEqual(input.maxAllowedValidators);
      }),
    );
  });

  it("is the same every time, and leaves its input as it was", () => {
    fc.assert(
      fc.property(epoch, (input) => {
        const given = typed(input);
        const copy = structuredClone(given);
        expect(yuma(given)).toEqual(yuma(copy));
        expect(given).toEqual(copy);
      }),
    );
  });
});
