/**
 * Removing what is stored of a subnet (protocol: consensus §4.4).
 *
 * The protocol leaves some items behind, which the next subnet of that id would inherit; here only the counter of
 * registrations stays, which tells the two apart (deviations, Accounting).
 *
 * @packageDocumentation
 */

import type { State } from "../../../framework/index.ts";
import * as storage from "../../subtensorStorage/index.ts";
import { PendingChildKeysScan } from "../../subtensorStorage/pendingScan.ts";
import { storageIndices } from "../../subtensorStorage/storageIndex.ts";
import { events } from "../events.ts";

/** Items with one value a subnet. */
const VALUES = [
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
  storage.TokenSymbol,
  storage.SubnetIdentitiesV3,
  storage.TransferToggle,
  storage.RecycleOrBurn,
  storage.SubnetUidToLeaseId,
  storage.MechanismCountCurrent,
  storage.MechanismEmissionSplit,

  storage.SubnetTAO,
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

/** Items whose first key is the subnet. */
const TABLES = [
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

/** Items whose first key is a subnet's mechanism. */
const MECHANISM_VALUES = [storage.Incentive, storage.LastUpdate] as const;
const MECHANISM_TABLES = [
  storage.Weights,
  storage.Bonds,
  storage.WeightCommits,
  storage.TimelockedWeightCommits,
] as const;

/** Items whose first key is an account and whose second key is the subnet. */
const BY_ACCOUNT = [
  storage.IsNetworkMember,
  storage.ChildKeys,
  storage.ParentKeys,
  storage.ChildkeyTake,
  storage.LastHotkeyEmissionOnNetuid,
  storage.TotalHotkeyAlphaLastEpoch,
  storage.AutoStakeDestination,
  storage.AutoStakeDestinationColdkeys,
] as const;

function removeRateLimits(state: State, netuid: number): void {
  for (const [account, subnet, type] of storage.TransactionKeyLastBlock.keys(state)) {
    if (subnet === netuid) storage.TransactionKeyLastBlock.delete(state, account, subnet, type);
  }
  for (const key of storage.LastRateLimitedBlock.keys(state)) {
    const isOfSubnet =
      ((key.type === "SetSNOwnerHotkey" || key.type === "AddStakeBurn") && key.value === netuid) ||
      (key.type === "OwnerHyperparamUpdate" && key.value[0] === netuid);
    if (isOfSubnet) storage.LastRateLimitedBlock.delete(state, key);
  }
}

/** Removes everything that is stored of a subnet. Its stakes, locks and pool must be gone. */
export function removeSubnet(state: State, netuid: number): void {
  for (const index of storageIndices(state, netuid)) {
    for (const item of MECHANISM_VALUES) item.delete(state, index);
    for (const item of MECHANISM_TABLES) item.clearUnder(state, index);
  }
  if (storage.SubnetIdentitiesV3.has(state, netuid)) state.deposit(events.SubnetIdentityRemoved([netuid]));
  for (const item of VALUES) item.delete(state, netuid);
  PendingChildKeysScan.delete(state, netuid);
  for (const item of TABLES) item.clearUnder(state, netuid);
  for (const item of BY_ACCOUNT) {
    for (const [account, subnet] of item.keys(state)) if (subnet === netuid) item.delete(state, account, netuid);
  }
  removeRateLimits(state, netuid);
  storage.TotalNetworks.mutate(state, (count) => Math.max(0, count - 1));
}
