/**
 * Constants of SubtensorModule, as its metadata shows them (protocol: consensus §6).
 *
 * Storage has its own defaults; most constants only name them. What differs between chains comes from the chain's
 * parameters.
 *
 * @packageDocumentation
 */

import { bool, fixedBytes, i16, named, u8, u16, u32, u64 } from "@opentao/codec";
import { palletConstants } from "../../framework/index.ts";
import { Percent, TaoBalance } from "../../primitives/amounts.ts";

const PalletId = named(fixedBytes(8), { path: "frame_support::PalletId" });

/** All constants of the pallet. */
export const constants = palletConstants({
  InitialIssuance: { type: TaoBalance, value: 0n, docs: "TAO (rao) issued at genesis." },
  InitialMinAllowedWeights: { type: u16, value: 1024, docs: "Fewest weights of a validator." },
  InitialEmissionValue: { type: u16, value: 0, docs: "Emission share of a subnet on older chains." },
  InitialTempo: { type: u16, value: (params) => params.initialTempo, docs: "Blocks between two epochs." },
  InitialDifficulty: { type: u64, value: (params) => params.powDifficulty, docs: "Difficulty of a proof of work." },
  InitialMaxDifficulty: {
    type: u64,
    value: 4_611_686_018_427_387_903n,
    docs: "Highest difficulty of a proof of work.",
  },
  InitialMinDifficulty: { type: u64, value: 10_000_000n, docs: "Least difficulty of a proof of work." },
  InitialRAORecycledForRegistration: { type: TaoBalance, value: 0n, docs: "TAO (rao) spent on registrations." },
  InitialBurn: { type: TaoBalance, value: 100_000_000n, docs: "Cost of a registration (rao)." },
  InitialMaxBurn: { type: TaoBalance, value: 100_000_000_000n, docs: "Highest cost of a registration (rao)." },
  InitialMinBurn: { type: TaoBalance, value: 500_000n, docs: "Least cost of a registration (rao)." },
  InitialMinStake: { type: TaoBalance, value: 2_000_000n, docs: "Least TAO (rao) of a change of stake." },
  MinBurnUpperBound: {
    type: TaoBalance,
    value: 1_000_000_000n,
    docs: "Least cost of a registration stays below this (rao).",
  },
  MaxBurnLowerBound: {
    type: TaoBalance,
    value: 100_000_000n,
    docs: "Highest cost of a registration stays above this (rao).",
  },
  MinTempo: { type: u16, value: 360, docs: "Least tempo an owner may set." },
  MaxTempo: { type: u16, value: 50_400, docs: "Highest tempo an owner may set." },
  MinActivityCutoffFactorMilli: {
    type: u32,
    value: 1000,
    docs: "Least activity cutoff factor, in thousandths of a tempo.",
  },
  MaxActivityCutoffFactorMilli: {
    type: u32,
    value: 50_000,
    docs: "Highest activity cutoff factor, in thousandths of a tempo.",
  },
  InitialAdjustmentInterval: { type: u16, value: 100, docs: "Blocks between adjustments of the registration cost." },
  InitialBondsMovingAverage: { type: u64, value: 900_000n, docs: "Weight of old bonds, in millionths." },
  InitialBondsPenalty: {
    type: u16,
    value: 65_535,
    docs: "Degree to which bonds follow clipped weights, out of 65535.",
  },
  InitialBondsResetOn: { type: bool, value: false, docs: "True when a commitment may reset bonds." },
  InitialTargetRegistrationsPerInterval: { type: u16, value: 2, docs: "Registrations aimed at in an interval." },
  InitialRho: { type: u16, value: 10, docs: "Steepness of the old trust curve." },
  InitialAlphaSigmoidSteepness: { type: i16, value: 1000, docs: "Steepness of liquid alpha, in hundredths." },
  InitialKappa: { type: u16, value: 32_767, docs: "Share of stake that makes a majority, out of 65535." },
  InitialMinAllowedUids: { type: u16, value: 64, docs: "Fewest UIDs to which a subnet may be limited." },
  InitialMaxAllowedUids: { type: u16, value: 256, docs: "Most neurons of a subnet." },
  InitialValidatorPruneLen: { type: u64, value: 1n, docs: "Validators pruned at once on older chains." },
  InitialScalingLawPower: { type: u16, value: 50, docs: "Scaling law of older chains." },
  InitialImmunityPeriod: {
    type: u16,
    value: (params) => params.immunityPeriod,
    docs: "Blocks for which a neuron is immune.",
  },
  InitialActivityCutoff: { type: u16, value: 5000, docs: "Older activity limit in blocks." },
  InitialMaxRegistrationsPerBlock: { type: u16, value: 1, docs: "Most registrations in one block." },
  InitialPruningScore: { type: u16, value: 65_535, docs: "Pruning score of a new neuron on older chains." },
  InitialMaxAllowedValidators: { type: u16, value: 128, docs: "Most validators of a subnet." },
  InitialDefaultDelegateTake: { type: u16, value: 11_796, docs: "Take of a delegate that chose none, out of 65535." },
  InitialMinDelegateTake: { type: u16, value: 0, docs: "Least take of a delegate, out of 65535." },
  InitialDefaultChildKeyTake: { type: u16, value: 0, docs: "Take of a child that chose none, out of 65535." },
  InitialMinChildKeyTake: { type: u16, value: 0, docs: "Least take of a child, out of 65535." },
  InitialMaxChildKeyTake: { type: u16, value: 11_796, docs: "Highest take of a child, out of 65535." },
  InitialWeightsVersionKey: { type: u64, value: 0n, docs: "Least version key of weights." },
  InitialServingRateLimit: { type: u64, value: 50n, docs: "Blocks between two updates of an endpoint." },
  InitialTxRateLimit: { type: u64, value: 1000n, docs: "Blocks between two changes of a hotkey." },
  InitialTxDelegateTakeRateLimit: { type: u64, value: 216_000n, docs: "Blocks between two increases of a take." },
  InitialTxChildKeyTakeRateLimit: {
    type: u64,
    value: (params) => (params.fast ? 5n : 216_000n),
    docs: "Blocks between two increases of a child's take.",
  },
  InitialAdjustmentAlpha: { type: u64, value: 0n, docs: "Smoothing of the registration cost." },
  InitialNetworkImmunityPeriod: { type: u64, value: 1_296_000n, docs: "Blocks for which a subnet is immune." },
  InitialNetworkMinLockCost: { type: TaoBalance, value: 1_000_000_000_000n, docs: "Least cost of a subnet (rao)." },
  InitialSubnetOwnerCut: { type: u16, value: 11_796, docs: "Owner's share of alpha emission, out of 65535." },
  InitialNetworkLockReductionInterval: {
    type: u64,
    value: 100_800n,
    docs: "Blocks over which the cost of a subnet falls back.",
  },
  InitialNetworkRateLimit: {
    type: u64,
    value: (params) => params.networkRateLimit,
    docs: "Blocks between two registrations of subnets.",
  },
  KeySwapCost: { type: TaoBalance, value: 100_000_000n, docs: "Cost of changing a key on all subnets (rao)." },
  AlphaHigh: { type: u16, value: 58_982, docs: "Highest weight of liquid alpha, out of 65535." },
  AlphaLow: { type: u16, value: 45_875, docs: "Lowest weight of liquid alpha, out of 65535." },
  LiquidAlphaOn: { type: bool, value: false, docs: "True when liquid alpha is on." },
  Yuma3On: { type: bool, value: false, docs: "True when the third form of bonds is on." },
  InitialColdkeySwapAnnouncementDelay: {
    type: u32,
    value: (params) => (params.fast ? 50 : 36_000),
    docs: "Blocks between announcing and making a change of coldkey.",
  },
  InitialColdkeySwapReannouncementDelay: {
    type: u32,
    value: (params) => (params.fast ? 10 : 7200),
    docs: "Further blocks before an announcement may be replaced.",
  },
  InitialDissolveNetworkScheduleDuration: {
    type: u32,
    value: 36_000,
    docs: "Blocks a scheduled dissolution once waited.",
  },
  InitialTaoWeight: {
    type: u64,
    value: 971_718_665_099_567_868n,
    docs: "Weight of a TAO on root against an alpha, out of 2^64 - 1.",
  },
  InitialEmaPriceHalvingPeriod: {
    type: u64,
    value: 201_600n,
    docs: "Blocks after which a new subnet's price average has half its final weight.",
  },
  InitialStartCallDelay: { type: u64, value: 0n, docs: "Blocks between registration and start of a subnet." },
  KeySwapOnSubnetCost: { type: TaoBalance, value: 1_000_000n, docs: "Cost of changing a hotkey on one subnet (rao)." },
  HotkeySwapOnSubnetInterval: {
    type: u64,
    value: (params) => (params.fast ? 1n : 7200n),
    docs: "Blocks between two changes of hotkeys on a subnet.",
  },
  LeaseDividendsDistributionInterval: {
    type: u32,
    value: 100,
    docs: "Lease dividends are paid in blocks divisible by this.",
  },
  MaxImmuneUidsPercentage: {
    type: Percent,
    value: 80,
    docs: "Share of immune neurons that a trimmed subnet stays below.",
  },
  SubtensorPalletId: {
    type: PalletId,
    value: new TextEncoder().encode("subtensr"),
    docs: "Name from which the accounts of subnets are derived.",
  },
  BurnAccountId: {
    type: PalletId,
    value: new TextEncoder().encode("burntnsr"),
    docs: "Name from which the account of burned TAO is derived.",
  },
  InitialMaxEpochsPerBlock: { type: u8, value: (params) => (params.fast ? 32 : 2), docs: "Most epochs in one block." },
});
