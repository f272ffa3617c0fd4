import { AccountId, bool, struct, type Value, vec } from "@opentao/codec";
import { I64F64 } from "@opentao/fixed";
import type { State } from "../../../framework/index.ts";
import { subnetExists, subnetIds } from "../../subtensorStorage/existence.ts";
import {
  Active,
  BlockAtRegistration,
  Consensus,
  Dividends,
  Emission,
  Incentive,
  Keys,
  LastHotkeyEmissionOnNetuid,
  LastUpdate,
  Owner,
  SubnetworkN,
  ValidatorPermit,
} from "../../subtensorStorage/index.ts";
import { getStakeWeightsForNetwork } from "../ledger/stakeWeights.ts";
import { CompactAlpha, CompactNetUid, CompactTao, CompactU16, CompactU64 } from "./types.ts";

/** Fields that stand for each neuron in several APIs. Scores of older chains are 0: trust, rank and pruning. */
export const neuronFields = {
  active: vec(bool),
  validatorPermit: vec(bool),
  pruningScore: vec(CompactU16),
  lastUpdate: vec(CompactU64),
  emission: vec(CompactAlpha),
  dividends: vec(CompactU16),
  incentives: vec(CompactU16),
  consensus: vec(CompactU16),
  trust: vec(CompactU16),
  rank: vec(CompactU16),
  blockAtRegistration: vec(CompactU64),
  alphaStake: vec(CompactAlpha),
  taoStake: vec(CompactTao),
  totalStake: vec(CompactTao),
} as const;

/** All neurons of a subnet, a list for each property. */
export const SubnetState = struct(
  {
    netuid: CompactNetUid,
    hotkeys: vec(AccountId),
    coldkeys: vec(AccountId),
    ...neuronFields,
    emissionHistory: vec(vec(CompactAlpha)),
  },
  { path: "pallet_subtensor::rpc_info::show_subnet::SubnetState" },
);

/** Hotkeys of a subnet by UID. */
export function hotkeysOf(state: State, netuid: number): Uint8Array[] {
  return Array.from({ length: SubnetworkN.get(state, netuid) }, (_, uid) => Keys.get(state, netuid, uid));
}

/**
 * Properties of a subnet's neurons; what each mechanism has of its own is read under `index`. TAO stake is as staked on
 * root, before it is weighted.
 */
export function neuronLists(state: State, netuid: number, index: number) {
  const stakes = getStakeWeightsForNetwork(state, netuid);
  const none = stakes.map(() => 0);
  return {
    active: Active.get(state, netuid),
    validatorPermit: ValidatorPermit.get(state, netuid),
    pruningScore: stakes.map(() => 0),
    lastUpdate: LastUpdate.get(state, index),
    emission: Emission.get(state, netuid),
    dividends: Dividends.get(state, netuid),
    incentives: Incentive.get(state, index),
    consensus: Consensus.get(state, netuid),
    trust: none,
    rank: none,
    blockAtRegistration: stakes.map((_stake, uid) => BlockAtRegistration.get(state, netuid, uid)),
    alphaStake: stakes.map(({ alpha }) => alpha),
    taoStake: stakes.map(({ tao }) => tao),
    totalStake: stakes.map(({ total }) => I64F64.toU64(total)),
  };
}

/** The neurons of a subnet, if it exists. */
export function subnetState(state: State, netuid: number): Value<typeof SubnetState> | undefined {
  if (!subnetExists(state, netuid)) return undefined;
  const hotkeys = hotkeysOf(state, netuid);
  return {
    netuid,
    hotkeys,
    coldkeys: hotkeys.map((hotkey) => Owner.get(state, hotkey)),
    ...neuronLists(state, netuid, netuid),
    emissionHistory: subnetIds(state).map((other) =>
      hotkeys.map((hotkey) => LastHotkeyEmissionOnNetuid.get(state, hotkey, other)),
    ),
  };
}
