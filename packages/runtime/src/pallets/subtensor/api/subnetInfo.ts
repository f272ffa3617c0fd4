import { AccountId, array, option, struct, u16, type Value, vec } from "@opentao/codec";
import type { State } from "../../../framework/index.ts";
import { subnetExists } from "../../subtensorStorage/existence.ts";
import {
  BlocksSinceLastStep,
  Burn,
  Difficulty,
  ImmunityPeriod,
  Kappa,
  MaxAllowedUids,
  MaxAllowedValidators,
  MaxWeightsLimit,
  MinAllowedWeights,
  Rho,
  ScalingLawPower,
  SubnetIdentitiesV3,
  SubnetOwner,
  SubnetworkN,
  Tempo,
} from "../../subtensorStorage/index.ts";
import { SubnetIdentityV3 } from "../../subtensorStorage/types.ts";
import { CompactNetUid, CompactTao, CompactU16, CompactU64 } from "./types.ts";

const beforeEmission = {
  netuid: CompactNetUid,
  rho: CompactU16,
  kappa: CompactU16,
  difficulty: CompactU64,
  immunityPeriod: CompactU16,
  maxAllowedValidators: CompactU16,
  minAllowedWeights: CompactU16,
  maxWeightsLimit: CompactU16,
  scalingLawPower: CompactU16,
  subnetworkN: CompactU16,
  maxAllowedUids: CompactU16,
  blocksSinceLastStep: CompactU64,
  tempo: CompactU16,
  networkModality: CompactU16,
  networkConnect: vec(array(u16, 2)),
} as const;

/** A subnet in short, in its older form. */
export const SubnetInfo = struct(
  { ...beforeEmission, emissionValues: CompactU64, burn: CompactTao, owner: AccountId },
  { path: "pallet_subtensor::rpc_info::subnet_info::SubnetInfo" },
);
/** A subnet in short. Modality, connections and emission belong to older chains: they are empty. */
export const SubnetInfov2 = struct(
  {
    ...beforeEmission,
    emissionValue: CompactU64,
    burn: CompactTao,
    owner: AccountId,
    identity: option(SubnetIdentityV3),
  },
  { path: "pallet_subtensor::rpc_info::subnet_info::SubnetInfov2" },
);

function describe(state: State, netuid: number) {
  return {
    netuid,
    rho: Rho.get(state, netuid),
    kappa: Kappa.get(state, netuid),
    difficulty: Difficulty.get(state, netuid),
    immunityPeriod: ImmunityPeriod.get(state, netuid),
    maxAllowedValidators: MaxAllowedValidators.get(state, netuid),
    minAllowedWeights: MinAllowedWeights.get(state, netuid),
    maxWeightsLimit: MaxWeightsLimit.get(state, netuid),
    scalingLawPower: ScalingLawPower.get(state, netuid),
    subnetworkN: SubnetworkN.get(state, netuid),
    maxAllowedUids: MaxAllowedUids.get(state, netuid),
    blocksSinceLastStep: BlocksSinceLastStep.get(state, netuid),
    tempo: Tempo.get(state, netuid),
    networkModality: 0,
    networkConnect: [],
    burn: Burn.get(state, netuid),
    owner: SubnetOwner.get(state, netuid),
  };
}

/** A subnet in its older form, if it exists. */
export function subnetInfo(state: State, netuid: number): Value<typeof SubnetInfo> | undefined {
  return subnetExists(state, netuid) ? { ...describe(state, netuid), emissionValues: 0n } : undefined;
}

/** A subnet, if it exists. */
export function subnetInfoV2(state: State, netuid: number): Value<typeof SubnetInfov2> | undefined {
  if (!subnetExists(state, netuid)) return undefined;
  return { ...describe(state, netuid), emissionValue: 0n, identity: SubnetIdentitiesV3.get(state, netuid) };
}
