import { expect } from "vitest";
import { type State, signed } from "../../../../src/framework/index.ts";
import { blockStep } from "../../../../src/pallets/subtensor/blockStep.ts";
import { createHotkeyIfAbsent } from "../../../../src/pallets/subtensor/keys/ownership.ts";
import { registerSubnet } from "../../../../src/pallets/subtensor/lifecycle/register.ts";
import { startSubnet } from "../../../../src/pallets/subtensor/lifecycle/start.ts";
import { appendNeuron } from "../../../../src/pallets/subtensor/neurons/append.ts";
import { setWeights } from "../../../../src/pallets/subtensor/weights/set.ts";
import {
  NetworksAdded,
  PendingOwnerCut,
  PendingRootAlphaDivs,
  PendingServerEmission,
  PendingValidatorEmission,
  SubnetAlphaOut,
  SubnetProtocolAlpha,
  SubtokenEnabled,
  TotalHotkeyAlpha,
} from "../../../../src/pallets/subtensorStorage/index.ts";
import type { ChainParameters } from "../../../../src/parameters.ts";
import { ROOT } from "../../../../src/primitives/subnets.ts";
import { account, emptyState } from "../../../testState.ts";
import { atBlock, authoredBy } from "../stakingWorld.ts";

/** Key of the n-th neuron of a subnet; its coldkey is {@link coldkeyOf}. */
export const hotkeyOf = (netuid: number, n: number): Uint8Array => account(100 + netuid * 40 + n);
export const coldkeyOf = (netuid: number, n: number): Uint8Array => account(10 + netuid * 20 + n);

/** A fair-launch chain at block 1, with root and nothing else; blocks are given by nobody. */
export function newChain(parameters: Partial<ChainParameters> = {}): State {
  const state = emptyState({ fairLaunch: true, initialTempo: 10, weightsRateLimit: 0n, ...parameters });
  atBlock(state, 1);
  authoredBy(state, undefined);
  NetworksAdded.set(state, ROOT, true);
  SubtokenEnabled.set(state, ROOT, true);
  return state;
}

/** Registers and starts a subnet with `neurons` neurons besides the owner's. @returns its id */
export function addSubnet(state: State, seed: number, neurons: number): number {
  const owner = coldkeyOf(seed, 0);
  const netuid = registerSubnet(state, { coldkey: owner, hotkey: hotkeyOf(seed, 0) }, undefined);
  startSubnet(state, signed(owner), netuid);
  for (let n = 1; n <= neurons; n += 1) {
    createHotkeyIfAbsent(state, { coldkey: coldkeyOf(seed, n), hotkey: hotkeyOf(seed, n) });
    appendNeuron(state, netuid, hotkeyOf(seed, n));
  }
  return netuid;
}

/** A validator weights UIDs, on one mechanism. */
export function weigh(
  state: State,
  netuid: number,
  hotkey: Uint8Array,
  weights: Readonly<Record<number, number>>,
  mechanism = 0,
): void {
  const uids = Object.keys(weights).map(Number);
  setWeights(state, hotkey, { netuid, mechanism, uids, values: Object.values(weights), versionKey: 0n });
}

/** Begins the next `count` blocks; `each` is called after every one. */
export function runBlocks(state: State, count: number, each: () => void = () => undefined): void {
  for (let i = 0; i < count; i += 1) {
    atBlock(state, state.blockNumber + 1);
    blockStep(state);
    each();
  }
}

/** Alpha outside a subnet's pool that somebody owns or waits for. */
export function ownedAlpha(state: State, netuid: number): bigint {
  const staked = TotalHotkeyAlpha.entries(state)
    .filter(([[, subnet]]) => subnet === netuid)
    .reduce((sum, [, alpha]) => sum + alpha, 0n);
  const pending = [
    PendingServerEmission,
    PendingValidatorEmission,
    PendingRootAlphaDivs,
    PendingOwnerCut,
    SubnetProtocolAlpha,
  ];
  return pending.reduce((sum, item) => sum + item.get(state, netuid), staked);
}

/** Nobody owns alpha that does not exist (protocol: staking §8.5 L1), up to the rounding that the protocol allows. */
export function expectAlphaIsCovered(state: State, netuid: number, tolerance = 0n): void {
  expect(ownedAlpha(state, netuid), `alpha of ${netuid}`).toBeLessThanOrEqual(
    SubnetAlphaOut.get(state, netuid) + tolerance,
  );
}
