import { describe, expect, it } from "vitest";
import type { State } from "../../../../src/framework/index.ts";
import { neuronToPrune } from "../../../../src/pallets/subtensor/neurons/prune.ts";
import {
  BlockAtRegistration,
  Emission,
  ImmuneOwnerUidsLimit,
  ImmunityPeriod,
  Keys,
  MinNonImmuneUids,
  Owner,
  SubnetOwner,
  SubnetOwnerHotkey,
  SubnetworkN,
  Uids,
} from "../../../../src/pallets/subtensorStorage/index.ts";
import { account, emptyState } from "../../../testState.ts";
import { atBlock } from "../stakingWorld.ts";

const NETUID = 1;
const NOW = 1000;
const IMMUNITY = 100;
const OWNER = account(200);

/** A neuron of the subnet: its last emission (rao of alpha), its age in blocks, and whether it is the owner's. */
interface Neuron {
  readonly emission: bigint;
  readonly age: number;
  readonly ofOwner?: boolean;
}

/** A subnet with these neurons, of which the first has UID 0. */
function subnetOf(neurons: readonly Neuron[], { minNonImmune = 1, ownersLimit = 1 } = {}): State {
  const state = emptyState();
  atBlock(state, NOW);
  ImmunityPeriod.set(state, NETUID, IMMUNITY);
  MinNonImmuneUids.set(state, NETUID, minNonImmune);
  ImmuneOwnerUidsLimit.set(state, NETUID, ownersLimit);
  SubnetOwner.set(state, NETUID, OWNER);
  SubnetworkN.set(state, NETUID, neurons.length);
  Emission.set(
    state,
    NETUID,
    neurons.map(({ emission }) => emission),
  );
  for (const [uid, { age, ofOwner = false }] of neurons.entries()) {
    const hotkey = account(uid + 1);
    Keys.set(state, NETUID, uid, hotkey);
    Uids.set(state, NETUID, hotkey, uid);
    Owner.set(state, hotkey, ofOwner ? OWNER : account(100 + uid));
    BlockAtRegistration.set(state, NETUID, uid, BigInt(NOW - age));
  }
  return state;
}

const old = (emission: bigint, age = 500): Neuron => ({ emission, age });
const young = (emission: bigint, age = 50): Neuron => ({ emission, age });
const owners = (emission: bigint, age = 500): Neuron => ({ emission, age, ofOwner: true });

describe("the neuron that a newcomer on a full subnet replaces", () => {
  it.each<[string, readonly Neuron[], number]>([
    ["is the one with the least emission", [old(5n), old(3n), old(4n)], 1],
    ["is the oldest of those with the least", [old(3n, 200), old(3n, 400), old(9n), old(3n, 300)], 1],
    ["is the lowest UID of those that came in one block", [old(9n), old(3n), old(3n)], 1],
    ["is none in its immunity period while others are left", [young(0n), old(5n), old(4n)], 2],
    ["is one whose immunity period ends in this block", [old(5n), old(1n, IMMUNITY), young(0n, IMMUNITY - 1)], 1],
    ["is never the owner's", [owners(0n), old(5n), old(4n)], 2],
  ])("%s", (_, neurons, uid) => {
    expect(neuronToPrune(subnetOf(neurons), NETUID)).toBe(uid);
  });

  it("is an immune one once no more than the required number of others is left", () => {
    const neurons = [young(7n), young(6n), old(1n), old(2n)];
    expect(neuronToPrune(subnetOf(neurons, { minNonImmune: 1 }), NETUID)).toBe(2);
    expect(neuronToPrune(subnetOf(neurons, { minNonImmune: 2 }), NETUID)).toBe(1);
  });

  it("is nobody where all are the owner's, or others are too few and none is immune", () => {
    expect(neuronToPrune(subnetOf([owners(0n)]), NETUID)).toBeUndefined();
    expect(neuronToPrune(subnetOf([old(1n), old(2n)], { minNonImmune: 2 }), NETUID)).toBeUndefined();
  });

  it("may be a later one of the owner's: its limit counts the earliest, and the hotkey of its cut before them", () => {
    const neurons = [owners(3n, 300), owners(2n, 500), owners(1n, 400), old(9n), old(8n)];
    const state = subnetOf(neurons, { ownersLimit: 2 });
    expect(neuronToPrune(state, NETUID)).toBe(0);
    SubnetOwnerHotkey.set(state, NETUID, account(1));
    expect(neuronToPrune(state, NETUID)).toBe(2);
  });
});
