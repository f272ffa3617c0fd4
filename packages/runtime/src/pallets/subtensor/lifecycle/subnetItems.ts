/**
 * Storage items of a subnet, by how they are keyed.
 *
 * @packageDocumentation
 */

import * as storage from "../../subtensorStorage/index.ts";

/** Items with one value a subnet, but for its TAO, which is paid out after its end has begun. */
export const VALUES = [
  storage.NetworksAdded,
  storage.SubnetMechanism,
  storage.SubnetworkN,
  storage.NetworkRegisteredAt,
  storage.FirstEmissionBlockNumber,
  storage.SubtokenEnabled,
  storage.SubnetOwner,
  storage.SubnetOwnerHotkey,
  storage.OwnerCutEnabled,
  storage.OwnerCutAutoLockEnabled,
  storage.SubnetLocked,
  storage.LargestLocked,
  storage.OwnerLock,
  storage.DecayingOwnerLock,
  storage.TokenSymbol,
  storage.SubnetIdentitiesV3,
  storage.TransferToggle,
  storage.RecycleOrBurn,
  storage.SubnetUidToLeaseId,
  storage.MechanismCountCurrent,
  storage.MechanismEmissionSplit,

  storage.SubnetAlphaIn,
  storage.SubnetAlphaOut,
  storage.SubnetProtocolAlpha,
  storage.SubnetVolume,
  storage.SubnetMovingPrice,
  storage.EMAPriceHalvingBlocks,
  storage.SubnetTaoFlow,
  storage.SubnetEmaTaoFlow,
  storage.SubnetProtocolFlow,
  storage.SubnetEmaProtocolFlow,

  storage.RootProp,
  storage.SubnetTaoInEmission,
  storage.SubnetAlphaInEmission,
  storage.SubnetAlphaOutEmission,
  storage.SubnetExcessTao,
  storage.SubnetRootSellTao,
  storage.SubnetEmissionEnabled,
  storage.PendingServerEmission,
  storage.PendingValidatorEmission,
  storage.PendingRootAlphaDivs,
  storage.PendingOwnerCut,
  storage.MinerBurned,

  storage.Tempo,
  storage.LastEpochBlock,
  storage.PendingEpochAt,
  storage.SubnetEpochIndex,
  storage.BlocksSinceLastStep,
  storage.LastMechansimStepBlock,

  storage.Active,
  storage.Consensus,
  storage.Dividends,
  storage.Emission,
  storage.ValidatorTrust,
  storage.ValidatorPermit,
  storage.StakeWeight,
  storage.LoadedEmission,

  storage.Rho,
  storage.Kappa,
  storage.BondsMovingAverage,
  storage.BondsPenalty,
  storage.BondsResetOn,
  storage.Yuma3On,
  storage.LiquidAlphaOn,
  storage.AlphaValues,
  storage.AlphaSigmoidSteepness,
  storage.ActivityCutoffFactorMilli,
  storage.ActivityCutoff,
  storage.ImmunityPeriod,
  storage.MinAllowedWeights,
  storage.MaxWeightsLimit,
  storage.MinAllowedUids,
  storage.MaxAllowedUids,
  storage.MinNonImmuneUids,
  storage.ImmuneOwnerUidsLimit,
  storage.MaxAllowedValidators,
  storage.WeightsVersionKey,
  storage.WeightsSetRateLimit,
  storage.CommitRevealWeightsEnabled,
  storage.RevealPeriodEpochs,
  storage.ServingRateLimit,
  storage.AdjustmentInterval,
  storage.AdjustmentAlpha,
  storage.LastAdjustmentBlock,
  storage.ValidatorPruneLen,
  storage.ScalingLawPower,
  storage.MinChildkeyTakePerSubnet,
  storage.RootClaimableThreshold,

  storage.NetworkRegistrationAllowed,
  storage.NetworkPowRegistrationAllowed,
  storage.Burn,
  storage.MinBurn,
  storage.MaxBurn,
  storage.BurnHalfLife,
  storage.BurnIncreaseMult,
  storage.Difficulty,
  storage.MinDifficulty,
  storage.MaxDifficulty,
  storage.MaxRegistrationsPerBlock,
  storage.TargetRegistrationsPerInterval,
  storage.RegistrationsThisBlock,
  storage.RegistrationsThisInterval,
  storage.POWRegistrationsThisInterval,
  storage.BurnRegistrationsThisInterval,
  storage.RAORecycledForRegistration,

  storage.VotingPowerTrackingEnabled,
  storage.VotingPowerDisableAtBlock,
  storage.VotingPowerEmaAlpha,
] as const;

/** Maps whose first key is the subnet. */
export const TABLES = [
  storage.Uids,
  storage.Keys,
  storage.BlockAtRegistration,
  storage.Axons,
  storage.NeuronCertificates,
  storage.Prometheus,
  storage.AssociatedEvmAddress,
  storage.PendingChildKeys,
  storage.AlphaDividendsPerSubnet,
  storage.RootAlphaDividendsPerSubnet,
  storage.LastHotkeySwapOnNetuid,
  storage.VotingPower,
] as const;

/** Items with one value a mechanism of a subnet. */
export const MECHANISM_VALUES = [storage.Incentive, storage.LastUpdate] as const;
/** Maps whose first key is a subnet's mechanism. */
export const MECHANISM_TABLES = [
  storage.Weights,
  storage.Bonds,
  storage.WeightCommits,
  storage.TimelockedWeightCommits,
] as const;

/** Maps by account and subnet, but for pools of stake and locks. */
export const BY_ACCOUNT = [
  storage.IsNetworkMember,
  storage.ChildKeys,
  storage.ParentKeys,
  storage.ChildkeyTake,
  storage.LastHotkeyEmissionOnNetuid,
  storage.TotalHotkeyAlphaLastEpoch,
  storage.AutoStakeDestination,
  storage.AutoStakeDestinationColdkeys,
] as const;
