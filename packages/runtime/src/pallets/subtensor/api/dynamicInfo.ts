import { AccountId, option, struct, type Value } from "@opentao/codec";
import type { State } from "../../../framework/index.ts";
import { I96F32Bits } from "../../../primitives/amounts.ts";
import { saturatingAdd, saturatingSub } from "../../../primitives/numbers.ts";
import { subnetExists } from "../../subtensorStorage/existence.ts";
import {
  LastMechansimStepBlock,
  NetworkRegisteredAt,
  PendingServerEmission,
  PendingValidatorEmission,
  SubnetAlphaIn,
  SubnetAlphaInEmission,
  SubnetAlphaOut,
  SubnetAlphaOutEmission,
  SubnetIdentitiesV3,
  SubnetMovingPrice,
  SubnetOwner,
  SubnetOwnerHotkey,
  SubnetTAO,
  SubnetTaoInEmission,
  SubnetVolume,
  Tempo,
  TokenSymbol,
} from "../../subtensorStorage/index.ts";
import { SubnetIdentityV3 } from "../../subtensorStorage/types.ts";
import { now } from "../clock.ts";
import { subnetName } from "../subnets/name.ts";
import { CompactAlpha, CompactBytes, CompactNetUid, CompactTao, CompactU16, CompactU64, CompactU128 } from "./types.ts";

/** A subnet's token and pool. The emission and root's pending TAO belong to older chains: they are 0. */
export const DynamicInfo = struct(
  {
    netuid: CompactNetUid,
    ownerHotkey: AccountId,
    ownerColdkey: AccountId,
    subnetName: CompactBytes,
    tokenSymbol: CompactBytes,
    tempo: CompactU16,
    lastStep: CompactU64,
    blocksSinceLastStep: CompactU64,
    emission: CompactAlpha,
    alphaIn: CompactAlpha,
    alphaOut: CompactAlpha,
    taoIn: CompactTao,
    alphaOutEmission: CompactAlpha,
    alphaInEmission: CompactAlpha,
    taoInEmission: CompactTao,
    pendingAlphaEmission: CompactAlpha,
    pendingRootEmission: CompactTao,
    subnetVolume: CompactU128,
    networkRegisteredAt: CompactU64,
    subnetIdentity: option(SubnetIdentityV3),
    movingPrice: I96F32Bits,
  },
  { path: "pallet_subtensor::rpc_info::dynamic_info::DynamicInfo" },
);

/** Facts of a subnet's pool and emission that several APIs tell. */
export function poolInfo(state: State, netuid: number) {
  const lastStep = LastMechansimStepBlock.get(state, netuid);
  return {
    tempo: Tempo.get(state, netuid),
    lastStep,
    blocksSinceLastStep: saturatingSub(now(state), lastStep),
    alphaIn: SubnetAlphaIn.get(state, netuid),
    alphaOut: SubnetAlphaOut.get(state, netuid),
    taoIn: SubnetTAO.get(state, netuid),
    alphaOutEmission: SubnetAlphaOutEmission.get(state, netuid),
    alphaInEmission: SubnetAlphaInEmission.get(state, netuid),
    taoInEmission: SubnetTaoInEmission.get(state, netuid),
    pendingAlphaEmission: saturatingAdd(
      PendingValidatorEmission.get(state, netuid),
      PendingServerEmission.get(state, netuid),
    ),
    pendingRootEmission: 0n,
    subnetVolume: SubnetVolume.get(state, netuid),
    networkRegisteredAt: NetworkRegisteredAt.get(state, netuid),
    ownerHotkey: SubnetOwnerHotkey.get(state, netuid),
    ownerColdkey: SubnetOwner.get(state, netuid),
    movingPrice: SubnetMovingPrice.get(state, netuid),
  };
}

/** A subnet's token and pool, if it exists. */
export function dynamicInfo(state: State, netuid: number): Value<typeof DynamicInfo> | undefined {
  if (!subnetExists(state, netuid)) return undefined;
  return {
    ...poolInfo(state, netuid),
    netuid,
    subnetName: [...subnetName(state, netuid)],
    tokenSymbol: [...TokenSymbol.get(state, netuid)],
    emission: 0n,
    subnetIdentity: SubnetIdentitiesV3.get(state, netuid),
  };
}
