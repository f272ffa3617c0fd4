import { describe, expect, it } from "vitest";
import { type Origin, ROOT_ORIGIN, type State, signed } from "../../../../src/framework/index.ts";
import { drainPending } from "../../../../src/pallets/subtensor/emission/drain.ts";
import { errors } from "../../../../src/pallets/subtensor/errors.ts";
import { setActivityCutoffFactor, setTempo, triggerEpoch } from "../../../../src/pallets/subtensor/tempo/control.ts";
import {
  blocksUntilEpoch,
  currentEpoch,
  isFrozen,
  isRevealable,
} from "../../../../src/pallets/subtensor/tempo/schedule.ts";
import {
  BlocksSinceLastStep,
  CommitRevealWeightsEnabled,
  Keys,
  LastEpochBlock,
  LastMechansimStepBlock,
  MaxEpochsPerBlock,
  PendingEpochAt,
  PendingServerEmission,
  SubnetEpochIndex,
  Tempo,
} from "../../../../src/pallets/subtensorStorage/index.ts";
import { addSubnet, coldkeyOf, hotkeyOf, newChain, runBlocks } from "../emission/network.ts";
import { expectFailure } from "../failing.ts";
import { atBlock } from "../stakingWorld.ts";

const OWNER: Origin = signed(coldkeyOf(1, 0));
const STRANGER: Origin = signed(coldkeyOf(2, 2));

function chainWithSubnet(tempo: number): { readonly state: State; readonly netuid: number } {
  const state = newChain({ initialTempo: tempo });
  atBlock(state, 1000);
  const netuid = addSubnet(state, 1, 2);
  return { state, netuid };
}

describe("epochs", () => {
  it("run once a tempo, and empty what waited for them", () => {
    const { state, netuid } = chainWithSubnet(10);
    const epochs: number[] = [];
    let last = LastMechansimStepBlock.get(state, netuid);
    runBlocks(state, 35, () => {
      const block = LastMechansimStepBlock.get(state, netuid);
      if (block !== last) {
        epochs.push(state.blockNumber);
        expect(PendingServerEmission.get(state, netuid)).toBe(0n);
        expect(BlocksSinceLastStep.get(state, netuid)).toBe(0n);
      }
      last = block;
    });
    // The first is early by the subnet's id, so that subnets do not all run in one block.
    expect(epochs).toEqual([1009, 1019, 1029]);
    expect(SubnetEpochIndex.get(state, netuid)).toBe(3n);
  });

  it("never run with tempo 0", () => {
    const { state, netuid } = chainWithSubnet(10);
    Tempo.set(state, netuid, 0);
    runBlocks(state, 30);
    expect(SubnetEpochIndex.get(state, netuid)).toBe(0n);
    expect(blocksUntilEpoch(state, netuid)).toBe((1n << 64n) - 1n);
    expect(isFrozen(state, netuid)).toBe(false);
  });

  it("wait for the next block when too many are due", () => {
    const { state, netuid } = chainWithSubnet(10);
    const others = [2, 3].map((seed) => addSubnet(state, seed, 1));
    MaxEpochsPerBlock.set(state, 1);
    for (const each of [netuid, ...others]) LastEpochBlock.set(state, each, 990n);
    const ran = [0, 1, 2].map(() => {
      atBlock(state, state.blockNumber + 1);
      return drainPending(state).map((drained) => drained.netuid);
    });
    expect(ran).toEqual([[netuid], [others[0]], [others[1]]]);
  });

  it("are skipped, but lose nothing, while a hotkey has two UIDs", () => {
    const { state, netuid } = chainWithSubnet(10);
    Keys.set(state, netuid, 2, hotkeyOf(1, 1));
    PendingServerEmission.set(state, netuid, 77n);
    atBlock(state, 1020);
    expect(drainPending(state)).toEqual([]);
    expect(PendingServerEmission.get(state, netuid)).toBe(77n);
    expect(SubnetEpochIndex.get(state, netuid)).toBe(1n);
    expect(LastEpochBlock.get(state, netuid)).toBe(1020n);
  });

  it("count for commits from the block in which they are due", () => {
    const { state, netuid } = chainWithSubnet(10);
    atBlock(state, 1008);
    expect(currentEpoch(state, netuid)).toBe(0n);
    atBlock(state, 1009);
    expect(currentEpoch(state, netuid)).toBe(1n);
    expect(isRevealable(state, netuid, 0n)).toBe(true);
  });
});

describe("the owner's control", () => {
  it("changes the tempo within bounds, once in 360 blocks", () => {
    const { state, netuid } = chainWithSubnet(360);
    expectFailure(() => setTempo(state, OWNER, netuid, 359), errors.TempoOutOfBounds);
    expectFailure(() => setTempo(state, OWNER, netuid, 50_401), errors.TempoOutOfBounds);
    expectFailure(() => setTempo(state, STRANGER, netuid, 400), { type: "BadOrigin" });
    expectFailure(() => setTempo(state, ROOT_ORIGIN, netuid, 400), { type: "BadOrigin" });
    setTempo(state, OWNER, netuid, 400);
    expect(Tempo.get(state, netuid)).toBe(400);
    expect(blocksUntilEpoch(state, netuid)).toBe(400n);
    atBlock(state, 1359);
    expectFailure(() => setTempo(state, OWNER, netuid, 500), errors.TxRateLimitExceeded);
    atBlock(state, 1360);
    setTempo(state, OWNER, netuid, 500);
  });

  it("changes nothing shortly before an epoch", () => {
    const { state, netuid } = chainWithSubnet(360);
    atBlock(state, 1000 + 360 - netuid - 9);
    expect(isFrozen(state, netuid)).toBe(true);
    expectFailure(() => setTempo(state, OWNER, netuid, 400), errors.AdminActionProhibitedDuringWeightsWindow);
  });

  it("brings an epoch forward", () => {
    const { state, netuid } = chainWithSubnet(360);
    triggerEpoch(state, OWNER, netuid);
    expect(PendingEpochAt.get(state, netuid)).toBe(1010n);
    expectFailure(() => triggerEpoch(state, OWNER, netuid), errors.EpochTriggerAlreadyPending);
    expect(isFrozen(state, netuid)).toBe(true);
    runBlocks(state, 9);
    expect(SubnetEpochIndex.get(state, netuid)).toBe(0n);
    runBlocks(state, 1);
    expect(SubnetEpochIndex.get(state, netuid)).toBe(1n);
    expect(PendingEpochAt.get(state, netuid)).toBe(0n);
  });

  it("cannot bring forward what is near, or what commits wait for", () => {
    const { state, netuid } = chainWithSubnet(360);
    CommitRevealWeightsEnabled.set(state, netuid, true);
    expectFailure(() => triggerEpoch(state, OWNER, netuid), errors.DynamicTempoBlockedByCommitReveal);
    CommitRevealWeightsEnabled.set(state, netuid, false);
    atBlock(state, 1355);
    expectFailure(() => triggerEpoch(state, OWNER, netuid), errors.AutoEpochAlreadyImminent);
  });

  it("sets the activity cutoff; root may at any time", () => {
    const { state, netuid } = chainWithSubnet(360);
    expectFailure(
      () => setActivityCutoffFactor(state, OWNER, netuid, 999),
      errors.ActivityCutoffFactorMilliOutOfBounds,
    );
    setActivityCutoffFactor(state, OWNER, netuid, 2000);
    expectFailure(() => setActivityCutoffFactor(state, OWNER, netuid, 3000), errors.TxRateLimitExceeded);
    setActivityCutoffFactor(state, ROOT_ORIGIN, netuid, 50_000);
    expectFailure(() => setActivityCutoffFactor(state, STRANGER, netuid, 2000), { type: "BadOrigin" });
  });
});
