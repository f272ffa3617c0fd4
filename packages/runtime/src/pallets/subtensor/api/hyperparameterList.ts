/**
 * Parameters of a subnet as a list that may grow: each with its name and the type of its value.
 *
 * @packageDocumentation
 */

import { bool, bytes, struct, type Value, variant } from "@opentao/codec";
import type { State } from "../../../framework/index.ts";
import { I32F32Bits, U64F64Bits } from "../../../primitives/amounts.ts";
import {
  ActivityCutoffFactorMilli,
  BurnHalfLife,
  BurnIncreaseMult,
  OwnerCutAutoLockEnabled,
  OwnerCutEnabled,
} from "../../subtensorStorage/index.ts";
import { subnetHyperparamsV2 } from "./hyperparameters.ts";
import { CompactTao, CompactU16, CompactU32, CompactU64, CompactU128 } from "./types.ts";

const HyperparamValue = variant(
  {
    Bool: bool,
    U16: CompactU16,
    U32: CompactU32,
    U64: CompactU64,
    U128: CompactU128,
    TaoBalance: CompactTao,
    I32F32: I32F32Bits,
    U64F64: U64F64Bits,
  },
  { path: "pallet_subtensor::rpc_info::subnet_info::HyperparamValue" },
);
type HyperparamValue = Value<typeof HyperparamValue>;

/** One parameter. */
export const HyperparamEntry = struct(
  { name: bytes(), value: HyperparamValue },
  { path: "pallet_subtensor::rpc_info::subnet_info::HyperparamEntry" },
);

const flag = (value: boolean): HyperparamValue => ({ type: "Bool", value });
const short = (value: number): HyperparamValue => ({ type: "U16", value });
const long = (value: bigint): HyperparamValue => ({ type: "U64", value });
const rao = (value: bigint): HyperparamValue => ({ type: "TaoBalance", value });

/** All parameters of a subnet that have an effect or that clients show, if it exists. */
export function hyperparameterList(state: State, netuid: number): Value<typeof HyperparamEntry>[] | undefined {
  const known = subnetHyperparamsV2(state, netuid);
  if (known === undefined) return undefined;
  const list: Readonly<Record<string, HyperparamValue>> = {
    kappa: short(known.kappa),
    immunity_period: short(known.immunityPeriod),
    min_allowed_weights: short(known.minAllowedWeights),
    max_weights_limit: short(known.maxWeightsLimit),
    tempo: short(known.tempo),
    weights_version: long(known.weightsVersion),
    weights_rate_limit: long(known.weightsRateLimit),
    activity_cutoff: long(known.activityCutoff),
    activity_cutoff_factor: { type: "U32", value: ActivityCutoffFactorMilli.get(state, netuid) },
    registration_allowed: flag(known.registrationAllowed),
    target_regs_per_interval: short(known.targetRegsPerInterval),
    min_burn: rao(known.minBurn),
    max_burn: rao(known.maxBurn),
    burn_half_life: short(BurnHalfLife.get(state, netuid)),
    burn_increase_mult: { type: "U64F64", value: BurnIncreaseMult.get(state, netuid) },
    bonds_moving_avg: long(known.bondsMovingAvg),
    max_regs_per_block: short(known.maxRegsPerBlock),
    serving_rate_limit: long(known.servingRateLimit),
    max_validators: short(known.maxValidators),
    commit_reveal_period: long(known.commitRevealPeriod),
    commit_reveal_weights_enabled: flag(known.commitRevealWeightsEnabled),
    alpha_high: short(known.alphaHigh),
    alpha_low: short(known.alphaLow),
    liquid_alpha_enabled: flag(known.liquidAlphaEnabled),
    alpha_sigmoid_steepness: { type: "I32F32", value: known.alphaSigmoidSteepness },
    yuma_version: short(known.yumaVersion),
    subnet_is_active: flag(known.subnetIsActive),
    transfers_enabled: flag(known.transfersEnabled),
    bonds_reset_enabled: flag(known.bondsResetEnabled),
    user_liquidity_enabled: flag(known.userLiquidityEnabled),
    owner_cut_enabled: flag(OwnerCutEnabled.get(state, netuid)),
    owner_cut_auto_lock_enabled: flag(OwnerCutAutoLockEnabled.get(state, netuid)),
  };
  return Object.entries(list).map(([name, value]) => ({ name: new TextEncoder().encode(name), value }));
}
