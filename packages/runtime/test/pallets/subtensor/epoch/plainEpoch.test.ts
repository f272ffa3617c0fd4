import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryEpoch } from "./arbitraryEpoch.ts";
import { plainEpoch } from "./plainEpoch.ts";
import { yumaByRows } from "./rows.ts";

/** A proportion as it is stored: rounded down, at most all. */
const toU16 = (bits: bigint): number => Math.min(65_535, Number((bits * 65_535n) >> 32n));

describe("an epoch in typed arrays is the one that the rules describe", () => {
  const isTheSame = fc.property(arbitraryEpoch(24), (any) => {
    const input = { ...any, fairLaunch: false };
    const outputs = yumaByRows(input);
    const plain = plainEpoch(input);
    const expected = outputs.map(({ validatorPermit }, uid) => ({
      stakeWeight: toU16(plain.shares[uid] ?? 0n),
      consensus: toU16(plain.consensus[uid] ?? 0n),
      validatorTrust: toU16(plain.trust[uid] ?? 0n),
      incentive: toU16(plain.incentive[uid] ?? 0n),
      dividends: toU16(plain.dividends[uid] ?? 0n),
      bonds: validatorPermit ? plain.bonds[uid]?.map(([to, bits]) => [to, toU16(bits)]) : [],
    }));
    expect(outputs).toMatchObject(expected);
  });

  it("whatever it is given", () => {
    fc.assert(isTheSame, { numRuns: 200 });
  });
});
