import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LAUNCH_STAKE, launchShares } from "../../../../src/pallets/subtensor/epoch/yuma/launch.ts";
import { type RowsInput, yumaByRows } from "./rows.ts";
import { EXAMPLE } from "./sample.ts";

const FAIR = { ...EXAMPLE, fairLaunch: true };
/** The first validator's hotkey is the owner's. */
const NO_STAKE: RowsInput = { ...FAIR, stake: [0n, 0n, 0n, 0n], ownerUid: 0 };

describe("fair launch", () => {
  it("counts the owner's vote twice as much as all others together while there is no stake, and these the same", () => {
    const outputs = yumaByRows(NO_STAKE);
    expect(outputs.map(({ serverEmission }) => serverEmission > 0n)).toEqual([false, false, true, true]);
    expect(outputs.map(({ validatorEmission }) => validatorEmission > 0n)).toEqual([true, true, false, false]);
    const paid = outputs.reduce((sum, output) => sum + output.serverEmission + output.validatorEmission, 0n);
    expect(paid).toBeLessThanOrEqual(NO_STAKE.emission);
    expect(paid).toBeGreaterThan(NO_STAKE.emission - 1000n);
    // Two thirds and one third of the validators' part, had they agreed in everything.
    const same = yumaByRows({ ...NO_STAKE, weights: [EXAMPLE.weights[0] ?? [], EXAMPLE.weights[0] ?? [], [], []] });
    expect(same.map(({ dividends }) => dividends)).toEqual([43_689, 21_844, 0, 0]);
  });

  it("counts nobody without the owner's vote, until the voters hold enough stake", () => {
    const pays = (input: Partial<RowsInput>) =>
      yumaByRows({ ...NO_STAKE, ...input }).some(({ serverEmission }) => serverEmission > 0n);
    expect(pays({ ownerUid: 2 })).toBe(false);
    expect(pays({ ownerUid: undefined })).toBe(false);
    const held = (alpha: bigint) => [alpha << 64n, 0n, 0n, 0n];
    expect(pays({ ownerUid: 2, stake: held(LAUNCH_STAKE - 1n) })).toBe(false);
    expect(pays({ ownerUid: 2, stake: held(LAUNCH_STAKE) })).toBe(true);
    expect(pays({ ownerUid: undefined, stake: held(LAUNCH_STAKE) })).toBe(true);
  });

  it("pays nobody without stake on other chains", () => {
    const outputs = yumaByRows({ ...NO_STAKE, fairLaunch: false });
    expect(outputs.every(({ serverEmission, validatorEmission }) => serverEmission + validatorEmission === 0n)).toBe(
      true,
    );
  });

  it("does not let stake that never votes outweigh consensus", () => {
    const silent = {
      ...FAIR,
      ownerUid: 0,
      stake: [1n, 1n, 10n ** 6n, 10n ** 6n].map((alpha) => (alpha * 10n ** 9n) << 64n),
      validatorPermit: [true, true, true, true],
      maxAllowedValidators: 4,
    };
    expect(yumaByRows(silent).map(({ consensus }) => consensus > 0)).toEqual([false, false, true, true]);
    expect(yumaByRows({ ...silent, fairLaunch: false }).every(({ consensus }) => consensus === 0)).toBe(true);
  });

  it("does not count a validator whose only weight is for itself", () => {
    const selfish = { ...NO_STAKE, ownerUid: 1, weights: [[[0, 65_535] as const], ...NO_STAKE.weights.slice(1)] };
    const [first, second] = yumaByRows(selfish);
    expect(first?.validatorEmission).toBe(0n);
    expect(second?.validatorTrust).toBe(65_535);
  });

  it("gives permits to stake first and then to whoever there is room for", () => {
    const permits = (maxAllowedValidators: number, fairLaunch: boolean) =>
      yumaByRows({ ...EXAMPLE, fairLaunch, maxAllowedValidators }).map(({ validatorPermit }) => validatorPermit);
    expect(permits(4, true)).toEqual([true, true, true, true]);
    expect(permits(4, false)).toEqual([true, true, true, false]);
    expect(permits(1, true)).toEqual([true, false, false, false]);
  });
});

describe("shares of voters at a launch", () => {
  const bits = (alpha: bigint) => alpha << 64n;
  /** The default majority. */
  const kappa = (32_767 * 2 ** 32) / 65_535;

  it("leave strangers without a majority at any number, while they hold less than 24 % of the launch stake", () => {
    const limit = (LAUNCH_STAKE * 24n) / 100n;
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 255 }),
        fc.array(fc.bigInt({ min: 0n, max: limit - 1n }), { maxLength: 255 }),
        fc.bigInt({ min: 0n, max: 2n * LAUNCH_STAKE }),
        (strangers, wishes, own) => {
          let left = limit - 1n;
          const bought = Array.from({ length: strangers }, (_, k) => {
            const part = (wishes[k] ?? 0n) < left ? (wishes[k] ?? 0n) : left;
            left -= part;
            return bits(part);
          });
          const uids = Array.from({ length: strangers + 1 }, (_, uid) => uid);
          const shares = launchShares({ stake: [bits(own), ...bought], uids, ownerUid: 0 });
          if (shares === undefined) return;
          const theirs = shares.slice(1).reduce((sum, share) => sum + share, 0);
          expect(theirs).toBeLessThan(kappa);
          expect(shares[0]).toBeGreaterThan(kappa);
        },
      ),
    );
  });

  it("pass into shares of stake without a step", () => {
    const at = (alpha: bigint) => launchShares({ stake: [0n, bits(alpha), 0n], uids: [0, 1, 2], ownerUid: 0 });
    expect(at(LAUNCH_STAKE)).toBeUndefined();
    const [owner, staker, other] = at(LAUNCH_STAKE - 1000n) ?? [];
    expect(staker).toBeGreaterThan(2 ** 32 - 10);
    expect([owner, other]).toEqual([0, 0]);
    const empty = at(0n) ?? [];
    expect([...empty].map((share) => Math.round((share * 6) / 2 ** 32))).toEqual([4, 1, 1]);
  });
});

describe("permits without stake", () => {
  const EVERYBODY = Array.from({ length: 24 }, (_, uid) => uid);
  /**
   * The owner and 23 others, of whom eight may validate beside the owner; in epoch `epoch`, after the votes of UIDs in
   * `voters` for the owner.
   */
  const permitsIn = (
    epoch: number,
    voters: readonly number[],
    held: Readonly<Record<number, bigint>> = {},
  ): number[] => {
    const input: RowsInput = {
      ...NO_STAKE,
      n: EVERYBODY.length,
      block: 1000 + epoch * NO_STAKE.tempo,
      epochIndex: epoch,
      lastUpdate: EVERYBODY.map(() => 900),
      blockAtRegistration: EVERYBODY,
      stake: EVERYBODY.map((uid) => (held[uid] ?? 0n) << 64n),
      validatorPermit: EVERYBODY.map(() => true),
      maxAllowedValidators: 9,
      weights: EVERYBODY.map((uid) => (uid === 0 || voters.includes(uid) ? [[1, 65_535] as const] : [])),
      bonds: EVERYBODY.map(() => []),
    };
    return yumaByRows(input).flatMap(({ validatorPermit }, uid) => (validatorPermit ? [uid] : []));
  };

  it("go to those who agreed with consensus: latecomers push nobody out", () => {
    expect(permitsIn(0, [2, 5, 9])).toEqual(expect.arrayContaining([0, 2, 5, 9]));
    // The older of those who agree.
    const agreeing = EVERYBODY.slice(2);
    expect(permitsIn(0, agreeing).filter((uid) => uid > 1)).toEqual(expect.arrayContaining([2, 3, 4, 5, 6, 7, 8]));
  });

  it("go by turns to those who do not vote, be they first or holders of dust", () => {
    const squatters = Object.fromEntries(EVERYBODY.slice(1, 12).map((uid) => [uid, 1_000_000n]));
    for (const held of [{}, squatters]) {
      const turns = [0, 1, 2].map((epoch) => permitsIn(epoch, [], held));
      expect(turns.map(({ length }) => length)).toEqual([9, 9, 9]);
      expect(new Set(turns.flat())).toEqual(new Set(EVERYBODY));
    }
  });

  it("pass on at every epoch, whatever the tempo", () => {
    const turns = Array.from({ length: NO_STAKE.tempo + 3 }, (_, epoch) => permitsIn(epoch, []));
    const repeated = turns.flatMap((uids, epoch) => (`${turns[epoch - 1]}` === `${uids}` ? [epoch] : []));
    expect(repeated).toEqual([]);
  });

  it("leave one place in eight to them, whoever agrees or holds stake", () => {
    const stakers = Object.fromEntries(EVERYBODY.slice(1, 20).map((uid) => [uid, LAUNCH_STAKE]));
    const late = [20, 21, 22, 23];
    const turns = late.map((_, epoch) => permitsIn(epoch, [], stakers).filter((uid) => late.includes(uid)));
    expect(turns.map(({ length }) => length)).toEqual([1, 1, 1, 1]);
    expect(new Set(turns.flat())).toEqual(new Set(late));
  });
});
