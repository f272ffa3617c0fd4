import { concat, u32 } from "@opentao/codec";
import { blake2b256 } from "@opentao/crypto";
import { I96F32 } from "@opentao/fixed";
import type { State } from "../../src/framework/index.ts";
import { mintInto } from "../../src/pallets/balances/index.ts";
import { TimelockedIndex } from "../../src/pallets/commitments/storage.ts";
import { registerSubnet } from "../../src/pallets/subtensor/lifecycle/register.ts";
import { lockStake } from "../../src/pallets/subtensor/locks/change.ts";
import { appendNeuron } from "../../src/pallets/subtensor/neurons/append.ts";
import { stakeIntoSubnet } from "../../src/pallets/subtensor/staking/into.ts";
import type { HashCommit } from "../../src/pallets/subtensor/weights/commit.ts";
import { commitHash } from "../../src/pallets/subtensor/weights/commitHash.ts";
import {
  AutoStakeDestinationColdkeys,
  Bonds,
  BondsResetOn,
  CommitRevealWeightsEnabled,
  Delegates,
  ImmunityPeriod,
  MechanismCountCurrent,
  MinAllowedUids,
  NetworkLastLockCost,
  Owner,
  RevealPeriodEpochs,
  RootClaimable,
  SubnetEpochIndex,
  SubnetworkN,
  SubtokenEnabled,
  TimelockedWeightCommits,
  ValidatorPermit,
  WeightCommits,
  Weights,
  WeightsSetRateLimit,
} from "../../src/pallets/subtensorStorage/index.ts";
import { storageIndex } from "../../src/pallets/subtensorStorage/storageIndex.ts";
import { MAX_PRICE } from "../../src/pallets/swap/index.ts";
import { alice, bob, TAO, TestChain } from "../executive/chain.ts";

/** The subnet on which weights are committed; it is as full as subnet 1. */
export const COMMITTING = 2;
const VALIDATORS = 64;
/**
 * Subnets besides root, neurons of the first of them and of root, hotkeys with which the coldkey has staked everywhere.
 */
export const SUBNETS = 12;
/** Blocks that the chain has. */
export const BLOCKS = 3;
export const NEURONS = 256;
export const ROOT_NEURONS = 64;
export const STAKED = 24;

const encoder = new TextEncoder();
/** A made-up hotkey of the coldkey. */
export const hot = (index: number): Uint8Array => blake2b256(concat(encoder.encode("hot"), u32.encode(index)));
/** Owns subnets and hotkeys, and is the key of Sudo. */
export const coldkey = alice.publicKey;
export const other = bob.publicKey;

function fillSubnet(state: State, netuid: number, count: number): void {
  for (let index = 0; index < count; index += 1) {
    const hotkey = hot(index);
    Owner.set(state, hotkey, coldkey);
    Delegates.set(state, hotkey, 11_796);
    appendNeuron(state, netuid, hotkey);
  }
}

/** Weights and bonds of all who may set them, on each mechanism of a subnet. */
function fillRows(state: State, index: number): void {
  const row = Array.from({ length: NEURONS }, (_, uid): [number, number] => [uid, 1000 + uid]);
  for (let uid = 0; uid < VALIDATORS; uid += 1) {
    Weights.set(state, index, uid, row);
    Bonds.set(state, index, uid, row);
  }
}

/** Positions of the coldkey and of another with all hotkeys everywhere, something to claim with each, and a lock. */
function fillStakes(state: State): void {
  const rates = Array.from({ length: SUBNETS }, (_, i): [number, { bits: bigint }] => [
    i + 1,
    { bits: I96F32.fraction(1n, 10n) },
  ]);
  for (let index = 0; index < STAKED; index += 1) {
    for (let netuid = 0; netuid <= SUBNETS; netuid += 1) {
      stakeIntoSubnet(state, { coldkey, hotkey: hot(index), netuid }, 10n * TAO, MAX_PRICE, false);
      stakeIntoSubnet(state, { coldkey: other, hotkey: hot(index), netuid }, TAO, MAX_PRICE, false);
    }
    RootClaimable.set(state, hot(index), rates);
  }
  lockStake(state, { coldkey, hotkey: hot(1), netuid: 1 }, TAO);
  Owner.set(state, hot(70), coldkey);
  stakeIntoSubnet(state, { coldkey, hotkey: hot(70), netuid: 0 }, 1000n * TAO, MAX_PRICE, false);
}

/** Lists that grow with those who use them. */
function fillLists(state: State): void {
  const epoch = 5n;
  for (let netuid = 1; netuid <= SUBNETS; netuid += 1)
    CommitRevealWeightsEnabled.set(state, netuid, netuid === COMMITTING);
  SubnetEpochIndex.set(state, COMMITTING, epoch);
  const uids = Array.from({ length: NEURONS }, (_, uid) => uid);
  const values = uids.map((uid) => uid + 1);
  const hash = commitHash(hot(0), COMMITTING, uids, values, values, 0n);
  const commit = (): HashCommit => [hash, epoch - RevealPeriodEpochs.get(state, COMMITTING), 1n, 0n];
  WeightCommits.set(state, COMMITTING, hot(0), Array.from({ length: 10 }, commit));
  const ciphertexts = uids
    .slice(1)
    .map((uid): [Uint8Array, bigint, Uint8Array, bigint] => [hot(uid), 1n, new Uint8Array(5000), 1n]);
  TimelockedWeightCommits.set(state, COMMITTING, epoch, ciphertexts);
  AutoStakeDestinationColdkeys.set(
    state,
    hot(2),
    1,
    Array.from({ length: 5000 }, (_, index) => hot(10_000 + index)),
  );
  TimelockedIndex.set(
    state,
    uids.slice(1).flatMap((uid) => [1, 2, 3, 4].map((netuid): [number, Uint8Array] => [netuid, hot(uid)])),
  );
}

/**
 * A chain as full as its limits allow where that costs: subnets, neurons, weights and bonds of all, positions, claims,
 * lists.
 */
export function fullChain(): TestChain {
  const chain = TestChain.local();
  for (let block = 0; block < BLOCKS; block += 1) chain.build();
  const state = chain.reader();
  mintInto(state, coldkey, 1_000_000n * TAO);
  for (let index = 2; index <= SUBNETS; index += 1) {
    NetworkLastLockCost.set(state, 100n * TAO);
    registerSubnet(state, { coldkey, hotkey: hot(1000 + index) }, undefined);
  }
  for (let netuid = 0; netuid <= SUBNETS; netuid += 1) {
    SubtokenEnabled.set(state, netuid, true);
    WeightsSetRateLimit.set(state, netuid, 0n);
    ImmunityPeriod.set(state, netuid, 0);
    MinAllowedUids.set(state, netuid, 1);
    const size = netuid === 0 ? ROOT_NEURONS : netuid <= COMMITTING ? NEURONS : 4;
    fillSubnet(state, netuid, size - SubnetworkN.get(state, netuid));
    ValidatorPermit.mutate(state, netuid, (permits) => permits.map(() => true));
  }
  MechanismCountCurrent.set(state, 1, 2);
  for (const index of [1, storageIndex(1, 1), COMMITTING]) fillRows(state, index);
  BondsResetOn.set(state, 1, true);
  fillStakes(state);
  fillLists(state);
  return chain;
}
