/**
 * All of a subnet in one answer: the metagraph (protocol: clients §b).
 *
 * @packageDocumentation
 */

import { AccountId, bool, option, struct, tuple, type Value, vec } from "@opentao/codec";
import type { State } from "../../../framework/index.ts";
import { I96F32Bits } from "../../../primitives/amounts.ts";
import { MAIN_MECHANISM } from "../../../primitives/subnets.ts";
import { subnetExists } from "../../subtensorStorage/existence.ts";
import {
  AlphaDividendsPerSubnet,
  Burn,
  IdentitiesV2,
  MaxAllowedUids,
  NetworkPowRegistrationAllowed,
  Owner,
  SubnetIdentitiesV3,
  SubnetworkN,
  TokenSymbol,
} from "../../subtensorStorage/index.ts";
import { storageIndex } from "../../subtensorStorage/storageIndex.ts";
import { AxonInfo, ChainIdentityV2, SubnetIdentityV3 } from "../../subtensorStorage/types.ts";
import { now } from "../clock.ts";
import { subnetName } from "../subnets/name.ts";
import { axonOf } from "./axon.ts";
import { poolInfo } from "./dynamicInfo.ts";
import { subnetHyperparams } from "./hyperparameters.ts";
import { hotkeysOf, neuronFields, neuronLists } from "./subnetState.ts";
import { CompactAlpha, CompactBytes, CompactNetUid, CompactTao, CompactU16, CompactU64, CompactU128 } from "./types.ts";

/** Fields of the metagraph after the subnet's id, in order. */
export const metagraphFields = {
  name: CompactBytes,
  symbol: CompactBytes,
  identity: option(SubnetIdentityV3),
  networkRegisteredAt: CompactU64,
  ownerHotkey: AccountId,
  ownerColdkey: AccountId,
  block: CompactU64,
  tempo: CompactU16,
  lastStep: CompactU64,
  blocksSinceLastStep: CompactU64,
  subnetEmission: CompactAlpha,
  alphaIn: CompactAlpha,
  alphaOut: CompactAlpha,
  taoIn: CompactTao,
  alphaOutEmission: CompactAlpha,
  alphaInEmission: CompactAlpha,
  taoInEmission: CompactTao,
  pendingAlphaEmission: CompactAlpha,
  pendingRootEmission: CompactTao,
  subnetVolume: CompactU128,
  movingPrice: I96F32Bits,
  rho: CompactU16,
  kappa: CompactU16,
  minAllowedWeights: CompactU16,
  maxWeightsLimit: CompactU16,
  weightsVersion: CompactU64,
  weightsRateLimit: CompactU64,
  activityCutoff: CompactU64,
  maxValidators: CompactU16,
  numUids: CompactU16,
  maxUids: CompactU16,
  burn: CompactTao,
  difficulty: CompactU64,
  registrationAllowed: bool,
  powRegistrationAllowed: bool,
  immunityPeriod: CompactU16,
  minDifficulty: CompactU64,
  maxDifficulty: CompactU64,
  minBurn: CompactTao,
  maxBurn: CompactTao,
  adjustmentAlpha: CompactU64,
  adjustmentInterval: CompactU16,
  targetRegsPerInterval: CompactU16,
  maxRegsPerBlock: CompactU16,
  servingRateLimit: CompactU64,
  commitRevealWeightsEnabled: bool,
  commitRevealPeriod: CompactU64,
  liquidAlphaEnabled: bool,
  alphaHigh: CompactU16,
  alphaLow: CompactU16,
  bondsMovingAvg: CompactU64,
  hotkeys: vec(AccountId),
  coldkeys: vec(AccountId),
  identities: vec(option(ChainIdentityV2)),
  axons: vec(AxonInfo),
  ...neuronFields,
  taoDividendsPerHotkey: vec(tuple(AccountId, CompactTao)),
  alphaDividendsPerHotkey: vec(tuple(AccountId, CompactAlpha)),
} as const;

/** A metagraph. Dividends in TAO and the subnet's emission belong to older chains: they are 0. */
export const Metagraph = struct(
  { netuid: CompactNetUid, ...metagraphFields },
  { path: "pallet_subtensor::rpc_info::metagraph::Metagraph" },
);
export type Metagraph = Value<typeof Metagraph>;

/** The metagraph of a mechanism, if there is one. Its id is the mechanism's storage index. */
export function mechagraph(state: State, netuid: number, mechanism: number): Metagraph | undefined {
  const parameters = subnetHyperparams(state, netuid);
  if (parameters === undefined) return undefined;
  const index = storageIndex(netuid, mechanism);
  const hotkeys = hotkeysOf(state, netuid);
  const coldkeys = hotkeys.map((hotkey) => Owner.get(state, hotkey));
  return {
    ...parameters,
    ...poolInfo(state, netuid),
    ...neuronLists(state, netuid, index),
    netuid: index,
    name: [...subnetName(state, netuid)],
    symbol: [...TokenSymbol.get(state, netuid)],
    identity: SubnetIdentitiesV3.get(state, netuid),
    block: now(state),
    subnetEmission: 0n,
    numUids: SubnetworkN.get(state, netuid),
    maxUids: MaxAllowedUids.get(state, netuid),
    burn: Burn.get(state, netuid),
    powRegistrationAllowed: NetworkPowRegistrationAllowed.get(state, netuid),
    hotkeys,
    coldkeys,
    identities: coldkeys.map((coldkey) => IdentitiesV2.get(state, coldkey)),
    axons: hotkeys.map((hotkey) => axonOf(state, netuid, hotkey)),
    taoDividendsPerHotkey: hotkeys.map((hotkey): [Uint8Array, bigint] => [hotkey, 0n]),
    alphaDividendsPerHotkey: hotkeys.map((hotkey): [Uint8Array, bigint] => [
      hotkey,
      AlphaDividendsPerSubnet.get(state, netuid, hotkey),
    ]),
  };
}

/** The metagraph of a subnet, if it exists. */
export function metagraph(state: State, netuid: number): Metagraph | undefined {
  return subnetExists(state, netuid) ? mechagraph(state, netuid, MAIN_MECHANISM) : undefined;
}
