import { bool, struct, type Value } from "@opentao/codec";
import type { State } from "../../../framework/index.ts";
import { I32F32Bits } from "../../../primitives/amounts.ts";
import { subnetExists } from "../../subtensorStorage/existence.ts";
import {
  ActivityCutoff,
  AdjustmentAlpha,
  AdjustmentInterval,
  AlphaSigmoidSteepness,
  AlphaValues,
  BondsMovingAverage,
  BondsResetOn,
  CommitRevealWeightsEnabled,
  Difficulty,
  ImmunityPeriod,
  Kappa,
  LiquidAlphaOn,
  MaxAllowedValidators,
  MaxBurn,
  MaxDifficulty,
  MaxRegistrationsPerBlock,
  MaxWeightsLimit,
  MinAllowedWeights,
  MinBurn,
  MinDifficulty,
  NetworkRegistrationAllowed,
  RevealPeriodEpochs,
  Rho,
  ServingRateLimit,
  SubtokenEnabled,
  TargetRegistrationsPerInterval,
  Tempo,
  TransferToggle,
  WeightsSetRateLimit,
  WeightsVersionKey,
  Yuma3On,
} from "../../subtensorStorage/index.ts";
import { CompactTao, CompactU16, CompactU64 } from "./types.ts";

const fields = {
  rho: CompactU16,
  kappa: CompactU16,
  immunityPeriod: CompactU16,
  minAllowedWeights: CompactU16,
  maxWeightsLimit: CompactU16,
  tempo: CompactU16,
  minDifficulty: CompactU64,
  maxDifficulty: CompactU64,
  weightsVersion: CompactU64,
  weightsRateLimit: CompactU64,
  adjustmentInterval: CompactU16,
  activityCutoff: CompactU64,
  registrationAllowed: bool,
  targetRegsPerInterval: CompactU16,
  minBurn: CompactTao,
  maxBurn: CompactTao,
  bondsMovingAvg: CompactU64,
  maxRegsPerBlock: CompactU16,
  servingRateLimit: CompactU64,
  maxValidators: CompactU16,
  adjustmentAlpha: CompactU64,
  difficulty: CompactU64,
  commitRevealPeriod: CompactU64,
  commitRevealWeightsEnabled: bool,
  alphaHigh: CompactU16,
  alphaLow: CompactU16,
  liquidAlphaEnabled: bool,
} as const;

/** Parameters of a subnet in their older form. */
export const SubnetHyperparams = struct(fields, {
  path: "pallet_subtensor::rpc_info::subnet_info::SubnetHyperparams",
});

/** Parameters of a subnet. */
export const SubnetHyperparamsV2 = struct(
  {
    ...fields,
    alphaSigmoidSteepness: I32F32Bits,
    yumaVersion: CompactU16,
    subnetIsActive: bool,
    transfersEnabled: bool,
    bondsResetEnabled: bool,
    userLiquidityEnabled: bool,
  },
  { path: "pallet_subtensor::rpc_info::subnet_info::SubnetHyperparamsV2" },
);

function describe(state: State, netuid: number): Value<typeof SubnetHyperparams> {
  const [alphaLow, alphaHigh] = AlphaValues.get(state, netuid);
  return {
    rho: Rho.get(state, netuid),
    kappa: Kappa.get(state, netuid),
    immunityPeriod: ImmunityPeriod.get(state, netuid),
    minAllowedWeights: MinAllowedWeights.get(state, netuid),
    maxWeightsLimit: MaxWeightsLimit.get(state, netuid),
    tempo: Tempo.get(state, netuid),
    minDifficulty: MinDifficulty.get(state, netuid),
    maxDifficulty: MaxDifficulty.get(state, netuid),
    weightsVersion: WeightsVersionKey.get(state, netuid),
    weightsRateLimit: WeightsSetRateLimit.get(state, netuid),
    adjustmentInterval: AdjustmentInterval.get(state, netuid),
    activityCutoff: BigInt(ActivityCutoff.get(state, netuid)),
    registrationAllowed: NetworkRegistrationAllowed.get(state, netuid),
    targetRegsPerInterval: TargetRegistrationsPerInterval.get(state, netuid),
    minBurn: MinBurn.get(state, netuid),
    maxBurn: MaxBurn.get(state, netuid),
    bondsMovingAvg: BondsMovingAverage.get(state, netuid),
    maxRegsPerBlock: MaxRegistrationsPerBlock.get(state, netuid),
    servingRateLimit: ServingRateLimit.get(state, netuid),
    maxValidators: MaxAllowedValidators.get(state, netuid),
    adjustmentAlpha: AdjustmentAlpha.get(state, netuid),
    difficulty: Difficulty.get(state, netuid),
    commitRevealPeriod: RevealPeriodEpochs.get(state, netuid),
    commitRevealWeightsEnabled: CommitRevealWeightsEnabled.get(state, netuid),
    alphaHigh,
    alphaLow,
    liquidAlphaEnabled: LiquidAlphaOn.get(state, netuid),
  };
}

/** Parameters of a subnet in their older form, if it exists. */
export function subnetHyperparams(state: State, netuid: number): Value<typeof SubnetHyperparams> | undefined {
  return subnetExists(state, netuid) ? describe(state, netuid) : undefined;
}

/** Parameters of a subnet, if it exists. Users provide no liquidity on this chain. */
export function subnetHyperparamsV2(state: State, netuid: number): Value<typeof SubnetHyperparamsV2> | undefined {
  if (!subnetExists(state, netuid)) return undefined;
  return {
    ...describe(state, netuid),
    alphaSigmoidSteepness: steepness(state, netuid),
    yumaVersion: yumaVersion(state, netuid),
    subnetIsActive: SubtokenEnabled.get(state, netuid),
    transfersEnabled: TransferToggle.get(state, netuid),
    bondsResetEnabled: BondsResetOn.get(state, netuid),
    userLiquidityEnabled: false,
  };
}

/** Form of bonds that a subnet uses: 3, or 2 for the older one. */
export function yumaVersion(state: State, netuid: number): number {
  return Yuma3On.get(state, netuid) ? 3 : 2;
}

/** Steepness of liquid alpha, as a number with 32 fraction bits. */
export function steepness(state: State, netuid: number): { bits: bigint } {
  return { bits: BigInt(AlphaSigmoidSteepness.get(state, netuid)) << 32n };
}
