import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { yuma } from "../../../../src/pallets/subtensor/epoch/yuma/yuma.ts";
import { arbitraryEpoch } from "./arbitraryEpoch.ts";
import { typed, yumaByRows } from "./rows.ts";

const epoch = arbitraryEpoch(8);

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
