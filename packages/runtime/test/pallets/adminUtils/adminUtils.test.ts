import { describe, expect, it } from "vitest";
import type { State } from "../../../src/framework/index.ts";
import { AdminUtils } from "../../../src/pallets/adminUtils/index.ts";
import { Authorities } from "../../../src/pallets/aura/storage.ts";
import { SubtensorModule as S } from "../../../src/pallets/subtensor/index.ts";
import { appendNeuron } from "../../../src/pallets/subtensor/neurons/append.ts";
import {
  AlphaValues,
  BlockAtRegistration,
  Bonds,
  BurnIncreaseMult,
  Emission,
  Incentive,
  Kappa,
  Keys,
  LastEpochBlock,
  MaxAllowedUids,
  MechanismCountCurrent,
  MechanismEmissionSplit,
  MinAllowedUids,
  MinAllowedWeights,
  SubnetOwnerHotkey,
  SubnetworkN,
  Tempo,
  Uids,
  Weights,
} from "../../../src/pallets/subtensorStorage/index.ts";
import { Sudo } from "../../../src/pallets/sudo/index.ts";
import { alice, bob, TestChain } from "../../executive/chain.ts";
import { dispatch, dispatchAsRoot } from "../subtensor/dispatch/dispatching.ts";

const ONE = 1n << 64n;
const hotkey = (n: number) => new Uint8Array(32).fill(100 + n);

/** A state in which Alice owns subnet 2, of tempo 100, with `count` neurons of hers. */
function withSubnet(count: number, check: (state: State) => void): void {
  const chain = TestChain.local();
  for (let i = 0; i < 3; i += 1) chain.build();
  const state = chain.reader();
  state.dryRun(() => {
    expect(dispatch(state, alice.publicKey, S.call("registerNetwork", { hotkey: hotkey(0) }))).toBe("ok");
    Tempo.set(state, 2, 100);
    for (let n = 1; n < count; n += 1) appendNeuron(state, 2, hotkey(n));
    check(state);
  });
}

const byAlice = (state: State, call: Parameters<typeof dispatch>[2]) => dispatch(state, alice.publicKey, call);

describe("who may set a parameter", () => {
  it("is the owner or root for most", () =>
    withSubnet(1, (state) => {
      const call = AdminUtils.call("sudoSetMinAllowedWeights", { netuid: 2, minAllowedWeights: 7 });
      expect(dispatch(state, bob.publicKey, call)).toBe("BadOrigin");
      expect(byAlice(state, call)).toBe("ok");
      expect(MinAllowedWeights.get(state, 2)).toBe(7);
      // Each parameter has a limit of its own; root has none.
      expect(byAlice(state, call)).toBe("TxRateLimitExceeded");
      expect(byAlice(state, AdminUtils.call("sudoSetRho", { netuid: 2, rho: 5 }))).toBe("ok");
      expect(dispatchAsRoot(state, call)).toBe("ok");
    }));

  it("is root alone for some", () =>
    withSubnet(1, (state) => {
      const call = AdminUtils.call("sudoSetKappa", { netuid: 2, kappa: 9 });
      expect(byAlice(state, call)).toBe("BadOrigin");
      expect(dispatchAsRoot(state, call)).toBe("ok");
      expect(Kappa.get(state, 2)).toBe(9);
      const elsewhere = AdminUtils.call("sudoSetKappa", { netuid: 77, kappa: 9 });
      expect(dispatchAsRoot(state, elsewhere)).toBe("AdminUtils.SubnetDoesNotExist");
      expect(byAlice(state, AdminUtils.call("sudoSetSubnetLimit", { maxSubnets: 3 }))).toBe("BadOrigin");
    }));

  it("is nobody in the blocks before an epoch, root included", () =>
    withSubnet(1, (state) => {
      LastEpochBlock.set(state, 2, 0n);
      Tempo.set(state, 2, 8);
      const call = AdminUtils.call("sudoSetTempo", { netuid: 2, tempo: 50 });
      expect(dispatchAsRoot(state, call)).toBe("AdminActionProhibitedDuringWeightsWindow");
      expect(dispatchAsRoot(state, AdminUtils.call("sudoSetAdminFreezeWindow", { window: 0 }))).toBe("ok");
      expect(dispatchAsRoot(state, call)).toBe("ok");
      expect(Tempo.get(state, 2)).toBe(50);
      expect(LastEpochBlock.get(state, 2)).toBe(3n);
    }));

  it("may change the owner's hotkey once in a week, root not more often", () =>
    withSubnet(1, (state) => {
      const call = AdminUtils.call("sudoSetSnOwnerHotkey", { netuid: 2, hotkey: hotkey(5) });
      expect(byAlice(state, call)).toBe("ok");
      expect(SubnetOwnerHotkey.get(state, 2)).toEqual(hotkey(5));
      expect(dispatchAsRoot(state, call)).toBe("TxRateLimitExceeded");
    }));
});

describe("the authors of blocks", () => {
  it("are changed by root, and the block's digest says so", () => {
    const chain = TestChain.local();
    const newAuthorities = [bob.publicKey];
    const call = Sudo.call("sudo", { call: AdminUtils.call("swapAuthorities", { newAuthorities }) });
    const { block } = chain.build([chain.sign(alice, call)]);
    expect(Authorities.get(chain.reader())).toEqual(newAuthorities);
    expect(block.header.digest.logs.map(({ type }) => type)).toEqual(["PreRuntime", "Consensus"]);
  });
});

describe("bounds of parameters", () => {
  const TAO = 1_000_000_000n;
  const cases = [
    [AdminUtils.call("sudoSetMinBurn", { netuid: 2, minBurn: TAO }), "AdminUtils.ValueNotInBounds"],
    [AdminUtils.call("sudoSetMaxBurn", { netuid: 2, maxBurn: TAO / 10n }), "AdminUtils.ValueNotInBounds"],
    [AdminUtils.call("sudoSetActivityCutoff", { netuid: 2, activityCutoff: 359 }), "ActivityCutoffTooLow"],
    [AdminUtils.call("sudoSetAlphaValues", { netuid: 2, alphaLow: 1, alphaHigh: 2 }), "LiquidAlphaDisabled"],
    [AdminUtils.call("sudoSetCommitRevealWeightsInterval", { netuid: 2, interval: 0n }), "RevealPeriodTooSmall"],
    [AdminUtils.call("sudoSetCommitRevealWeightsInterval", { netuid: 2, interval: 101n }), "RevealPeriodTooLarge"],
    [
      AdminUtils.call("sudoSetBondsMovingAverage", { netuid: 2, bondsMovingAverage: 975_001n }),
      "AdminUtils.BondsMovingAverageMaxReached",
    ],
    [
      AdminUtils.call("sudoSetAlphaSigmoidSteepness", { netuid: 2, steepness: -1 }),
      "AdminUtils.NegativeSigmoidSteepness",
    ],
    [AdminUtils.call("sudoSetOwnerImmuneNeuronLimit", { netuid: 2, immuneNeurons: 11 }), "InvalidValue"],
    [AdminUtils.call("sudoSetBurnHalfLife", { netuid: 2, burnHalfLife: 0 }), "AdminUtils.InvalidValue"],
    [
      AdminUtils.call("sudoSetBurnIncreaseMult", { netuid: 2, burnIncreaseMult: { bits: ONE - 1n } }),
      "AdminUtils.InvalidValue",
    ],
    [
      AdminUtils.call("sudoSetMaxAllowedUids", { netuid: 2, maxAllowedUids: 257 }),
      "AdminUtils.MaxAllowedUidsGreaterThanDefaultMaxAllowedUids",
    ],
    [
      AdminUtils.call("sudoSetMaxAllowedUids", { netuid: 2, maxAllowedUids: 5 }),
      "AdminUtils.MaxAllowedUidsLessThanMinAllowedUids",
    ],
    [AdminUtils.call("sudoSetMechanismCount", { netuid: 2, mechanismCount: 0 }), "InvalidValue"],
    [AdminUtils.call("sudoSetMechanismCount", { netuid: 2, mechanismCount: 2 }), "TooManyUIDsPerMechanism"],
    [
      AdminUtils.call("sudoSetNetworkPowRegistrationAllowed", { netuid: 2, registrationAllowed: true }),
      "AdminUtils.POWRegistrationDisabled",
    ],
    [AdminUtils.call("sudoSetTotalIssuance", { totalIssuance: 1n }), "AdminUtils.Deprecated"],
  ] as const;

  it("are kept", () =>
    withSubnet(1, (state) => {
      for (const [call, error] of cases)
        expect([call.value.type, byAlice(state, call)]).toEqual([call.value.type, error]);
      // A failed attempt does not count against the limit.
      const mult = { netuid: 2, burnIncreaseMult: { bits: 2n * ONE } };
      expect(byAlice(state, AdminUtils.call("sudoSetBurnIncreaseMult", mult))).toBe("ok");
      expect(BurnIncreaseMult.get(state, 2)).toEqual({ bits: 2n * ONE });
      expect(byAlice(state, AdminUtils.call("sudoSetLiquidAlphaEnabled", { netuid: 2, enabled: true }))).toBe("ok");
      const values = { netuid: 2, alphaLow: 2000, alphaHigh: 3000 };
      expect(byAlice(state, AdminUtils.call("sudoSetAlphaValues", values))).toBe("ok");
      expect(AlphaValues.get(state, 2)).toEqual([2000, 3000]);
    }));
});

describe("mechanisms", () => {
  it("share the emission and lose what they had when they go", () =>
    withSubnet(2, (state) => {
      MinAllowedUids.set(state, 2, 1);
      MaxAllowedUids.set(state, 2, 64);
      const count = (mechanismCount: number) => AdminUtils.call("sudoSetMechanismCount", { netuid: 2, mechanismCount });
      const split = (maybeSplit: number[]) =>
        AdminUtils.call("sudoSetMechanismEmissionSplit", { netuid: 2, maybeSplit });
      expect(dispatchAsRoot(state, count(2))).toBe("ok");
      expect(dispatchAsRoot(state, split([1, 2]))).toBe("InvalidValue");
      expect(dispatchAsRoot(state, split([60_000, 5535]))).toBe("ok");
      Weights.set(state, 4098, 0, [[1, 3]]);
      Incentive.set(state, 4098, [1, 2]);
      expect(dispatchAsRoot(state, count(1))).toBe("ok");
      expect(MechanismCountCurrent.get(state, 2)).toBe(1);
      expect(MechanismEmissionSplit.has(state, 2)).toBe(false);
      expect(Weights.has(state, 4098, 0)).toBe(false);
      expect(Incentive.has(state, 4098)).toBe(false);
    }));
});

describe("trimming a subnet", () => {
  it("removes those with the least emission and numbers the others anew", () =>
    withSubnet(6, (state) => {
      MinAllowedUids.set(state, 2, 1);
      for (let uid = 0; uid < 6; uid += 1) BlockAtRegistration.set(state, 2, uid, 0n);
      const immune = AdminUtils.call("sudoSetImmunityPeriod", { netuid: 2, immunityPeriod: 0 });
      expect(dispatchAsRoot(state, immune)).toBe("ok");
      Emission.set(state, 2, [0n, 50n, 10n, 10n, 40n, 30n]);
      Weights.set(state, 2, 1, [
        [0, 1],
        [3, 5],
        [4, 7],
      ]);
      Bonds.set(state, 2, 3, [[1, 1]]);
      expect(dispatchAsRoot(state, AdminUtils.call("sudoTrimToMaxAllowedUids", { netuid: 2, maxN: 4 }))).toBe("ok");
      // Uids 3 and 2 go; the owner's neuron stays whatever it earned.
      const left = [0, 1, 4, 5].map(hotkey);
      expect(SubnetworkN.get(state, 2)).toBe(4);
      expect(left.map((key) => Uids.get(state, 2, key))).toEqual([0, 1, 2, 3]);
      expect([0, 1, 2, 3].map((uid) => Keys.get(state, 2, uid))).toEqual(left);
      expect(Emission.get(state, 2)).toEqual([0n, 50n, 40n, 30n]);
      expect(Weights.get(state, 2, 1)).toEqual([
        [0, 1],
        [2, 7],
      ]);
      expect(Bonds.entries(state)).toEqual([]);
      expect(Uids.has(state, 2, hotkey(2))).toBe(false);
      expect(MaxAllowedUids.get(state, 2)).toBe(4);
    }));

  it("is refused when too large a part could not be removed", () =>
    withSubnet(6, (state) => {
      MinAllowedUids.set(state, 2, 1);
      const trim = AdminUtils.call("sudoTrimToMaxAllowedUids", { netuid: 2, maxN: 4 });
      expect(dispatchAsRoot(state, trim)).toBe("TrimmingWouldExceedMaxImmunePercentage");
      expect(dispatchAsRoot(state, AdminUtils.call("sudoTrimToMaxAllowedUids", { netuid: 2, maxN: 300 }))).toBe(
        "InvalidValue",
      );
    }));
});
