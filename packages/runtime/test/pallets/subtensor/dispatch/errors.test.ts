import { describe, expect, it } from "vitest";
import { AdminUtils } from "../../../../src/pallets/adminUtils/index.ts";
import { SubtensorModule as S } from "../../../../src/pallets/subtensor/index.ts";
import { subnetAccount } from "../../../../src/pallets/subtensor/subnets/account.ts";
import {
  CommitRevealWeightsEnabled,
  Difficulty,
  MaxAllowedUids,
  NetworkRegistrationAllowed,
  StakeThreshold,
  Uids,
  UsedWork,
  WeightsVersionKey,
} from "../../../../src/pallets/subtensorStorage/index.ts";
import { dispatch, outcome, poolCode } from "./dispatching.ts";
import { fairLaunch, key, registerByWork, workFor } from "./fairLaunch.ts";

const owner = key("//Owner");
const ownerHotkey = key("//Owner//hot");
const validator = key("//Validator");
const miner = key("//Miner");
const stranger = key("//Stranger");

/** A chain with subnet 1: the owner's neuron at UID 0, then the validator and the miner. */
function network(parameters = {}) {
  const chain = fairLaunch(parameters);
  chain.build();
  chain.build([chain.sign(owner, S.call("registerNetwork", { hotkey: ownerHotkey.publicKey }))]);
  chain.build([chain.sign(owner, S.call("startCall", { netuid: 1 }))]);
  for (const { publicKey } of [validator, miner]) {
    chain.build([
      chain.sign(publicKey === validator.publicKey ? validator : miner, registerByWork(chain, 1, publicKey, publicKey)),
    ]);
  }
  return chain;
}

const weights = (overrides: Partial<{ netuid: number; dests: number[]; weights: number[]; versionKey: bigint }> = {}) =>
  S.call("setWeights", { netuid: 1, dests: [2], weights: [1], versionKey: 0n, ...overrides });

const axon = (overrides: Partial<{ netuid: number; ip: bigint; port: number; ipType: number }> = {}) =>
  S.call("serveAxon", {
    netuid: 1,
    version: 1,
    ip: 0x0808_0808n,
    port: 8091,
    ipType: 4,
    protocol: 4,
    placeholder1: 0,
    placeholder2: 0,
    ...overrides,
  });

describe("registering a subnet", () => {
  it("says what is wrong", () => {
    const chain = network({ networkRateLimit: 50 });
    const register = (hotkey: Uint8Array) => S.call("registerNetwork", { hotkey });
    expect(outcome(chain, stranger.publicKey, register(stranger.publicKey))).toBe("NetworkTxRateLimitExceeded");
    expect(poolCode(chain, chain.sign(stranger, register(stranger.publicKey)))).toBe(6);
    for (let i = 0; i < 50; i += 1) chain.build();
    expect(outcome(chain, stranger.publicKey, register(miner.publicKey))).toBe("NonAssociatedColdKey");
    expect(outcome(chain, stranger.publicKey, register(subnetAccount(3)))).toBe("CannotUseSystemAccount");
    expect(outcome(chain, stranger.publicKey, register(stranger.publicKey))).toBe("ok");
  });

  it("can be started by its owner only, and once", () => {
    const chain = network();
    expect(outcome(chain, owner.publicKey, S.call("startCall", { netuid: 1 }))).toBe(
      "FirstEmissionBlockNumberAlreadySet",
    );
    expect(outcome(chain, owner.publicKey, S.call("startCall", { netuid: 9 }))).toBe("SubnetNotExists");
    expect(outcome(chain, stranger.publicKey, S.call("startCall", { netuid: 1 }))).toBe("BadOrigin");
    expect(poolCode(chain, chain.sign(owner, S.call("startCall", { netuid: 1 })))).toBe(255);
  });
});

describe("registering for work", () => {
  const chain = network();
  const register = (overrides: Partial<Parameters<typeof S.call<"register">>[1]>) =>
    S.call("register", {
      netuid: 1,
      ...workFor(chain, 1, stranger.publicKey),
      hotkey: stranger.publicKey,
      coldkey: stranger.publicKey,
      ...overrides,
    });
  const attempt = (overrides: Partial<Parameters<typeof S.call<"register">>[1]>) =>
    outcomeInNextBlock(stranger.publicKey, register(overrides));
  /** Work is made for a block that is over when the call is made. */
  const outcomeInNextBlock = (who: Uint8Array, call: ReturnType<typeof register>) => {
    chain.build();
    return outcome(chain, who, call);
  };

  it("is possible for who holds the hotkey, for any coldkey", () => {
    expect(attempt({})).toBe("ok");
    expect(attempt({ coldkey: owner.publicKey })).toBe("ok");
    expect(outcomeInNextBlock(owner.publicKey, register({ coldkey: owner.publicKey }))).toBe("NonAssociatedColdKey");
    expect(outcomeInNextBlock(miner.publicKey, register({}))).toBe("NonAssociatedColdKey");
  });

  it("says what is wrong", () => {
    expect(attempt({ netuid: 0 })).toBe("RegistrationNotPermittedOnRootSubnet");
    expect(attempt({ netuid: 9 })).toBe("SubnetNotExists");
    expect(outcomeInNextBlock(miner.publicKey, register({ hotkey: miner.publicKey }))).toBe(
      "HotKeyAlreadyRegisteredInSubNet",
    );
    expect(attempt({ blockNumber: BigInt(chain.number) + 5n })).toBe("InvalidWorkBlock");
    expect(attempt({ work: new Uint8Array(32).fill(255) })).toBe("InvalidDifficulty");
    expect(attempt({ nonce: (1n << 64n) - 1n })).toBe("InvalidSeal");
    // Without a seal it is a registration for TAO.
    expect(attempt({ work: new Uint8Array(3) })).toBe("NotEnoughBalanceToStake");
  });

  it("remembers work as long as it could be used again", () => {
    const fresh = network();
    expect(UsedWork.keys(fresh.reader())).not.toEqual([]);
    for (let i = 0; i < 12; i += 1) fresh.build();
    expect(UsedWork.keys(fresh.reader())).toEqual([]);
  });

  it("takes each work once, and only while it is fresh", () => {
    const work = workFor(chain, 1, stranger.publicKey);
    const call = register(work);
    chain.build();
    const state = chain.reader();
    state.dryRun(() => {
      expect(dispatch(state, stranger.publicKey, call)).toBe("ok");
      expect(UsedWork.has(state, work.work)).toBe(true);
      // As if the neuron had lost its UID at once.
      Uids.delete(state, 1, stranger.publicKey);
      Difficulty.delete(state, 1);
      expect(dispatch(state, stranger.publicKey, call)).toBe("InvalidSeal");
    });
    for (let i = 0; i < 11; i += 1) chain.build();
    expect(outcome(chain, stranger.publicKey, call)).toBe("InvalidWorkBlock");
  });

  it("is refused in the pool rather than in a block when it would fail", () => {
    const bad = register({ work: new Uint8Array(32) });
    expect(poolCode(chain, chain.sign(stranger, bad))).toBe(255);
    expect(poolCode(chain, chain.sign(stranger, register({})))).toBe("ok");
  });

  it("is impossible on a closed or a full subnet", () => {
    const call = register({});
    chain.build();
    const state = chain.reader();
    state.dryRun(() => {
      NetworkRegistrationAllowed.set(state, 1, false);
      expect(dispatch(state, stranger.publicKey, call)).toBe("SubNetRegistrationDisabled");
      NetworkRegistrationAllowed.set(state, 1, true);
      MaxAllowedUids.set(state, 1, 0);
      expect(dispatch(state, stranger.publicKey, call)).toBe("NoNeuronIdAvailable");
    });
  });
});

describe("serving", () => {
  const chain = network();

  it("says what is wrong, and the pool says it by code", () => {
    const cases = [
      [stranger, axon(), "HotKeyNotRegisteredInNetwork", 10],
      [miner, axon({ ipType: 5 }), "InvalidIpType", 255],
      [miner, axon({ ip: 0x7f00_0001n }), "InvalidIpAddress", 11],
      [miner, axon({ ip: 0xffff_ffffn }), "InvalidIpAddress", 11],
      [miner, axon({ ip: 1n, ipType: 6 }), "InvalidIpAddress", 11],
      [miner, axon({ ip: 0n, ipType: 6 }), "InvalidIpAddress", 11],
      [miner, axon({ ip: 0x7f00_0001n, ipType: 6 }), "InvalidIpAddress", 11],
      [miner, axon({ ip: 1n << 32n }), "InvalidIpAddress", 11],
      [miner, axon({ ip: 0x6440_0001n }), "InvalidIpAddress", 11],
      [miner, axon({ ip: 0x0a00_0001n }), "InvalidIpAddress", 11],
      [miner, axon({ ip: (0x64_ff9bn << 96n) | 0xa9fe_a9fen, ipType: 6 }), "InvalidIpAddress", 11],
      [miner, axon({ port: 0 }), "InvalidPort", 13],
      [miner, axon({ ip: 0n }), "ok", "ok"],
    ] as const;
    for (const [who, call, error, code] of cases) {
      expect(outcome(chain, who.publicKey, call)).toBe(error);
      expect(poolCode(chain, chain.sign(who, call))).toBe(code);
    }
  });

  it("is limited in its rate", () => {
    chain.build([chain.sign(miner, axon())]);
    expect(outcome(chain, miner.publicKey, axon())).toBe("ServingRateLimitExceeded");
    expect(poolCode(chain, chain.sign(miner, axon()))).toBe(12);
    for (let i = 0; i < 50; i += 1) chain.build();
    expect(outcome(chain, miner.publicKey, axon())).toBe("ok");
  });
});

describe("setting weights", () => {
  it("says what is wrong", () => {
    const chain = network();
    expect(outcome(chain, miner.publicKey, weights())).toBe("SettingWeightsTooFast");
    expect(poolCode(chain, chain.sign(miner, weights()))).toBe(6);
    for (let i = 0; i < 5; i += 1) chain.build();
    const by = (who: typeof miner, overrides: Parameters<typeof weights>[0]) =>
      outcome(chain, who.publicKey, weights(overrides));
    expect(by(validator, { netuid: 0 })).toBe("CanNotSetRootNetworkWeights");
    expect(by(validator, { weights: [1, 2] })).toBe("WeightVecNotEqualSize");
    expect(by(validator, { netuid: 9 })).toBe("MechanismDoesNotExist");
    expect(by(validator, { dests: [0, 1, 2, 3], weights: [1, 1, 1, 1] })).toBe("UidsLengthExceedUidsInSubNet");
    expect(by(stranger, {})).toBe("HotKeyNotRegisteredInSubNet");
    expect(by(validator, { dests: [2, 2], weights: [1, 1] })).toBe("DuplicateUids");
    expect(by(validator, { dests: [7], weights: [1] })).toBe("UidVecContainInvalidOne");
    expect(by(validator, { dests: [], weights: [] })).toBe("WeightVecLengthIsLow");
    expect(by(validator, {})).toBe("ok");
    expect(poolCode(chain, chain.sign(stranger, weights()))).toBe(19);
    expect(poolCode(chain, chain.sign(validator, weights()))).toBe("ok");
  });

  it("heeds the subnet's conditions", () => {
    const chain = network();
    for (let i = 0; i < 5; i += 1) chain.build();
    const state = chain.reader();
    const withChange = (change: () => void) =>
      state.dryRun(() => {
        change();
        return dispatch(state, validator.publicKey, weights());
      });
    expect(withChange(() => CommitRevealWeightsEnabled.set(state, 1, true))).toBe("CommitRevealEnabled");
    expect(withChange(() => WeightsVersionKey.set(state, 1, 3n))).toBe("IncorrectWeightVersionKey");
    expect(withChange(() => StakeThreshold.set(state, 1n))).toBe("NotEnoughStakeToSetWeights");
  });
});

describe("what an owner without TAO may do", () => {
  it("costs nothing as long as subnets cost nothing, and is refused in the pool when it would fail", () => {
    const chain = network({ initialTempo: 20 });
    const call = AdminUtils.call("sudoSetMinAllowedWeights", { netuid: 1, minAllowedWeights: 2 });
    // Not in the ten blocks before an epoch.
    const codes = Array.from({ length: 20 }, () => {
      chain.build();
      return poolCode(chain, chain.sign(owner, call));
    });
    expect(codes).toContain("ok");
    expect(codes).toContain(255);
    expect(poolCode(chain, chain.sign(stranger, call))).toBe(255);
    // Nothing limits how often this is set, so it is never free.
    const paid = AdminUtils.call("sudoSetOwnerCutEnabled", { netuid: 1, enabled: false });
    expect(poolCode(chain, chain.sign(owner, paid))).toBe("Payment");
  });
});
