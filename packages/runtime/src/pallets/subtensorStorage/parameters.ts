/**
 * Consensus parameters of a subnet (protocol: consensus §6.2).
 *
 * @packageDocumentation
 */

import { bool, i16, tuple, u16, u32, u64 } from "@opentao/codec";
import { blake2_128Concat, identity, twox64Concat } from "../../framework/index.ts";
import { NetUid } from "../../primitives/subnets.ts";
import { pallet } from "./prefix.ts";

export const Rho = pallet.map("Rho", [identity(NetUid)], u16, {
  default: 10,
  docs: "Steepness of the old trust curve; not read by the epoch.",
});

export const Kappa = pallet.map("Kappa", [identity(NetUid)], u16, {
  default: 32_767,
  docs: "Share of stake that makes a majority, out of 65535.",
});

export const BondsMovingAverage = pallet.map("BondsMovingAverage", [identity(NetUid)], u64, {
  default: 900_000n,
  docs: "Weight of old bonds, in millionths.",
});

export const BondsPenalty = pallet.map("BondsPenalty", [identity(NetUid)], u16, {
  default: 65_535,
  docs: "Degree to which bonds follow clipped weights, out of 65535.",
});

export const BondsResetOn = pallet.map("BondsResetOn", [identity(NetUid)], bool, {
  default: false,
  docs: "True when a commitment may reset a hotkey's bonds.",
});

export const Yuma3On = pallet.map("Yuma3On", [blake2_128Concat(NetUid)], bool, {
  default: false,
  docs: "True when the subnet uses the third form of bonds.",
});

export const LiquidAlphaOn = pallet.map("LiquidAlphaOn", [blake2_128Concat(NetUid)], bool, {
  default: false,
  docs: "True when the bonds' weight follows consensus.",
});

const DEFAULT_ALPHA_VALUES: [low: number, high: number] = [45_875, 58_982];

export const AlphaValues = pallet.map("AlphaValues", [identity(NetUid)], tuple(u16, u16), {
  default: DEFAULT_ALPHA_VALUES,
  docs: "Lowest and highest weight of liquid alpha, out of 65535.",
});

export const AlphaSigmoidSteepness = pallet.map("AlphaSigmoidSteepness", [identity(NetUid)], i16, {
  default: 1000,
  docs: "Steepness of liquid alpha, in hundredths.",
});

export const ActivityCutoffFactorMilli = pallet.map("ActivityCutoffFactorMilli", [identity(NetUid)], u32, {
  default: 13_889,
  docs: "Tempos without an update after which a validator is inactive, in thousandths.",
});

export const ActivityCutoff = pallet.map("ActivityCutoff", [identity(NetUid)], u16, {
  default: 5000,
  docs: "Older activity limit in blocks; shown, not read by the epoch.",
});

export const MinActivityCutoff = pallet.value("MinActivityCutoff", u16, {
  default: 360,
  docs: "Least value of the older activity limit.",
});

export const ImmunityPeriod = pallet.map("ImmunityPeriod", [identity(NetUid)], u16, {
  default: (params) => params.immunityPeriod,
  docs: "Blocks for which a new neuron is replaced only while few others are not immune.",
});

export const MinAllowedWeights = pallet.map("MinAllowedWeights", [identity(NetUid)], u16, {
  default: 1024,
  docs: "Fewest weights a validator may set.",
});

export const MaxWeightsLimit = pallet.map("MaxWeightsLimit", [identity(NetUid)], u16, {
  default: 65_535,
  docs: "Largest share of one weight; has no effect.",
});

export const MinAllowedUids = pallet.map("MinAllowedUids", [identity(NetUid)], u16, {
  default: 64,
  docs: "Fewest UIDs to which a subnet may be limited.",
});

export const MaxAllowedUids = pallet.map("MaxAllowedUids", [identity(NetUid)], u16, {
  default: 256,
  docs: "Most neurons of a subnet.",
});

export const MinNonImmuneUids = pallet.map("MinNonImmuneUids", [identity(NetUid)], u16, {
  default: 10,
  docs: "Number of UIDs that are not immune above which only these are replaced.",
});

export const ImmuneOwnerUidsLimit = pallet.map("ImmuneOwnerUidsLimit", [identity(NetUid)], u16, {
  default: 1,
  docs: "Number of the owner's hotkeys that can never be replaced.",
});

export const MaxAllowedValidators = pallet.map("MaxAllowedValidators", [identity(NetUid)], u16, {
  default: 128,
  docs: "Most UIDs with a validator permit.",
});

export const WeightsVersionKey = pallet.map("WeightsVersionKey", [identity(NetUid)], u64, {
  default: 0n,
  docs: "Least version key with which weights are accepted; 0 = any.",
});

export const WeightsSetRateLimit = pallet.map("WeightsSetRateLimit", [identity(NetUid)], u64, {
  default: (params) => params.weightsRateLimit,
  docs: "Blocks between two weight updates of one UID.",
});

export const CommitRevealWeightsEnabled = pallet.map("CommitRevealWeightsEnabled", [identity(NetUid)], bool, {
  default: (params) => params.commitReveal,
  docs: "True when weights must be committed before they are revealed.",
});

export const RevealPeriodEpochs = pallet.map("RevealPeriodEpochs", [twox64Concat(NetUid)], u64, {
  default: 1n,
  docs: "Epochs between a commit and its reveal.",
});

export const ServingRateLimit = pallet.map("ServingRateLimit", [identity(NetUid)], u64, {
  default: 50n,
  docs: "Blocks between two updates of a serving endpoint.",
});

export const AdjustmentInterval = pallet.map("AdjustmentInterval", [identity(NetUid)], u16, {
  default: 100,
  docs: "Blocks between adjustments of the registration cost; has no effect.",
});

export const AdjustmentAlpha = pallet.map("AdjustmentAlpha", [identity(NetUid)], u64, {
  default: 0n,
  docs: "Smoothing of those adjustments; has no effect.",
});

export const LastAdjustmentBlock = pallet.map("LastAdjustmentBlock", [identity(NetUid)], u64, {
  default: 0n,
  docs: "Block of the last adjustment; not written.",
});

export const ValidatorPruneLen = pallet.map("ValidatorPruneLen", [identity(NetUid)], u64, {
  default: 1n,
  docs: "Validators pruned at once on older chains; not read.",
});

export const ScalingLawPower = pallet.map("ScalingLawPower", [identity(NetUid)], u16, {
  default: 50,
  docs: "Scaling law of older chains; not read.",
});
