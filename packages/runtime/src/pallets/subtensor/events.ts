/**
 * Events of SubtensorModule; the number is the event's index on the chain (protocol: staking §9.2, §9.4).
 *
 * @packageDocumentation
 */

import {
  AccountId,
  alias,
  bool,
  bytes,
  compact,
  H256,
  i16,
  option,
  result,
  struct,
  tuple,
  u8,
  u16,
  u32,
  u64,
  unit,
  vec,
} from "@opentao/codec";
import { DispatchError, palletEvents } from "../../framework/index.ts";
import { AlphaBalance, TaoBalance, U64F64Bits } from "../../primitives/amounts.ts";
import { NetUid, NetUidStorageIndex } from "../../primitives/subnets.ts";
import { H160, LeaseId, RootClaimTypeEnum } from "../subtensorStorage/types.ts";

/** Pairs of (proportion out of 2⁶⁴ − 1, child hotkey). */
const Children = vec(tuple(u64, AccountId));

/** All events of the pallet. */
export const events = palletEvents("SubtensorModule", 7, {
  NetworkAdded: { index: 0, fields: tuple(NetUid, u16), docs: "A subnet was registered: subnet, mechanism." },
  NetworkRemoved: { index: 1, fields: tuple(NetUid), docs: "A subnet was removed." },
  StakeAdded: {
    index: 2,
    fields: tuple(AccountId, AccountId, TaoBalance, AlphaBalance, NetUid, u64),
    docs: "Stake was added: coldkey, hotkey, TAO (rao), alpha, subnet, fee (rao).",
  },
  StakeRemoved: {
    index: 3,
    fields: tuple(AccountId, AccountId, TaoBalance, AlphaBalance, NetUid, u64),
    docs: "Stake was removed: coldkey, hotkey, TAO (rao), alpha, subnet, fee (alpha).",
  },
  StakeMoved: {
    index: 4,
    fields: tuple(AccountId, AccountId, NetUid, AccountId, NetUid, TaoBalance),
    docs: "Stake went to another hotkey: coldkey, from hotkey, subnet, to hotkey, subnet, TAO (rao).",
  },
  WeightsSet: {
    index: 5,
    fields: tuple(NetUidStorageIndex, u16),
    docs: "A neuron set its weights: subnet and mechanism, UID.",
  },
  NeuronRegistered: {
    index: 6,
    fields: tuple(NetUid, u16, AccountId),
    docs: "A neuron registered: subnet, UID, hotkey.",
  },
  BulkNeuronsRegistered: {
    index: 7,
    fields: tuple(u16, u16),
    docs: "Several neurons registered at once; not emitted.",
  },
  BulkBalancesSet: { index: 8, fields: tuple(u16, u16), docs: "Several balances were set at once; not emitted." },
  MaxAllowedUidsSet: { index: 9, fields: tuple(NetUid, u16), docs: "The most neurons of a subnet changed." },
  MaxWeightLimitSet: {
    index: 10,
    fields: tuple(NetUid, u16),
    docs: "The limit of a single weight changed; not emitted.",
  },
  DifficultySet: { index: 11, fields: tuple(NetUid, u64), docs: "The difficulty of registrations changed." },
  AdjustmentIntervalSet: { index: 12, fields: tuple(NetUid, u16), docs: "The adjustment interval changed." },
  RegistrationPerIntervalSet: {
    index: 13,
    fields: tuple(NetUid, u16),
    docs: "The registrations aimed at in an interval changed.",
  },
  MaxRegistrationsPerBlockSet: {
    index: 14,
    fields: tuple(NetUid, u16),
    docs: "The most registrations in a block changed.",
  },
  ActivityCutoffSet: { index: 15, fields: tuple(NetUid, u16), docs: "The activity cutoff changed." },
  RhoSet: { index: 16, fields: tuple(NetUid, u16), docs: "Rho changed; not emitted." },
  AlphaSigmoidSteepnessSet: {
    index: 17,
    fields: tuple(NetUid, i16),
    docs: "The steepness of liquid alpha changed; not emitted.",
  },
  KappaSet: { index: 18, fields: tuple(NetUid, u16), docs: "Kappa changed." },
  MinAllowedWeightSet: { index: 19, fields: tuple(NetUid, u16), docs: "The fewest weights of a validator changed." },
  ValidatorPruneLenSet: { index: 20, fields: tuple(NetUid, u64), docs: "The validators pruned at once changed." },
  ScalingLawPowerSet: { index: 21, fields: tuple(NetUid, u16), docs: "The scaling law changed." },
  WeightsSetRateLimitSet: {
    index: 22,
    fields: tuple(NetUid, u64),
    docs: "The rate limit for setting weights changed.",
  },
  ImmunityPeriodSet: { index: 23, fields: tuple(NetUid, u16), docs: "The immunity period changed." },
  BondsMovingAverageSet: { index: 24, fields: tuple(NetUid, u64), docs: "The weight of old bonds changed." },
  BondsPenaltySet: { index: 25, fields: tuple(NetUid, u16), docs: "The bonds penalty changed." },
  BondsResetOnSet: { index: 26, fields: tuple(NetUid, bool), docs: "Whether bonds may be reset changed." },
  MaxAllowedValidatorsSet: { index: 27, fields: tuple(NetUid, u16), docs: "The most validators changed." },
  AxonServed: {
    index: 28,
    fields: tuple(NetUid, AccountId),
    docs: "A neuron published where it serves: subnet, hotkey.",
  },
  PrometheusServed: {
    index: 29,
    fields: tuple(NetUid, AccountId),
    docs: "A neuron published where it serves metrics: subnet, hotkey.",
  },
  DelegateAdded: {
    index: 30,
    fields: tuple(AccountId, AccountId, u16),
    docs: "A hotkey became a delegate; not emitted.",
  },
  DefaultTakeSet: { index: 31, fields: tuple(u16), docs: "The default take changed; not emitted." },
  WeightsVersionKeySet: { index: 32, fields: tuple(NetUid, u64), docs: "The weights version key changed." },
  MinDifficultySet: { index: 33, fields: tuple(NetUid, u64), docs: "The least difficulty changed." },
  MaxDifficultySet: { index: 34, fields: tuple(NetUid, u64), docs: "The highest difficulty changed." },
  ServingRateLimitSet: { index: 35, fields: tuple(NetUid, u64), docs: "The rate limit for serving changed." },
  BurnSet: { index: 36, fields: tuple(NetUid, TaoBalance), docs: "The cost of a registration was set; not emitted." },
  MaxBurnSet: { index: 37, fields: tuple(NetUid, TaoBalance), docs: "The highest cost of a registration changed." },
  MinBurnSet: { index: 38, fields: tuple(NetUid, TaoBalance), docs: "The least cost of a registration changed." },
  MaxEpochsPerBlockSet: { index: 39, fields: tuple(u8), docs: "The most epochs in a block changed." },
  TxRateLimitSet: { index: 40, fields: tuple(u64), docs: "The rate limit for changing hotkeys changed." },
  TxDelegateTakeRateLimitSet: { index: 41, fields: tuple(u64), docs: "The rate limit for raising a take changed." },
  TxChildKeyTakeRateLimitSet: {
    index: 42,
    fields: tuple(u64),
    docs: "The rate limit for raising a child's take changed.",
  },
  AdminFreezeWindowSet: { index: 43, fields: tuple(u16), docs: "The freeze window before an epoch changed." },
  OwnerHyperparamRateLimitSet: {
    index: 44,
    fields: tuple(u16),
    docs: "The owner's rate limit for parameters changed.",
  },
  MinChildKeyTakeSet: { index: 45, fields: tuple(u16), docs: "The least take of a child changed." },
  MinChildKeyTakePerSubnetSet: {
    index: 46,
    fields: tuple(NetUid, u16),
    docs: "The least take of a child on a subnet changed.",
  },
  MaxChildKeyTakeSet: { index: 47, fields: tuple(u16), docs: "The highest take of a child changed." },
  ChildKeyTakeSet: {
    index: 48,
    fields: tuple(AccountId, u16),
    docs: "A hotkey set its take as a child: hotkey, take.",
  },
  Sudid: { index: 49, fields: tuple(result(unit, DispatchError)), docs: "A privileged call was made; not emitted." },
  RegistrationAllowed: { index: 50, fields: tuple(NetUid, bool), docs: "Whether neurons may register changed." },
  PowRegistrationAllowed: { index: 51, fields: tuple(NetUid, bool), docs: "Whether proof of work is allowed changed." },
  TempoSet: { index: 52, fields: tuple(NetUid, u16), docs: "The tempo changed." },
  RAORecycledForRegistrationSet: {
    index: 53,
    fields: tuple(NetUid, TaoBalance),
    docs: "The TAO spent on registrations was set.",
  },
  StakeThresholdSet: { index: 54, fields: tuple(u64), docs: "The stake threshold changed." },
  AdjustmentAlphaSet: { index: 55, fields: tuple(NetUid, u64), docs: "The adjustment's smoothing changed." },
  Faucet: { index: 56, fields: tuple(AccountId, u64), docs: "The faucet paid: account, TAO (rao)." },
  SubnetOwnerCutSet: { index: 57, fields: tuple(u16), docs: "The owner's cut changed." },
  NetworkRateLimitSet: { index: 58, fields: tuple(u64), docs: "The rate limit for registering subnets changed." },
  NetworkImmunityPeriodSet: { index: 59, fields: tuple(u64), docs: "The immunity period of subnets changed." },
  StartCallDelaySet: { index: 60, fields: tuple(u64), docs: "The delay of the start call changed." },
  NetworkMinLockCostSet: { index: 61, fields: tuple(TaoBalance), docs: "The least cost of a subnet changed." },
  SubnetLimitSet: { index: 62, fields: tuple(u16), docs: "The most subnets changed." },
  NetworkLockCostReductionIntervalSet: {
    index: 63,
    fields: tuple(u64),
    docs: "The interval over which the cost of a subnet falls changed.",
  },
  TakeDecreased: {
    index: 64,
    fields: tuple(AccountId, AccountId, u16),
    docs: "A delegate lowered its take: coldkey, hotkey, take.",
  },
  TakeIncreased: {
    index: 65,
    fields: tuple(AccountId, AccountId, u16),
    docs: "A delegate raised its take: coldkey, hotkey, take.",
  },
  HotkeySwapped: {
    index: 66,
    fields: struct({ coldkey: AccountId, oldHotkey: AccountId, newHotkey: AccountId }),
    docs: "A hotkey was replaced on all subnets.",
  },
  MaxDelegateTakeSet: { index: 67, fields: tuple(u16), docs: "The highest take changed." },
  MinDelegateTakeSet: { index: 68, fields: tuple(u16), docs: "The least take changed." },
  ColdkeySwapAnnounced: {
    index: 69,
    fields: struct({ who: AccountId, newColdkeyHash: H256 }),
    docs: "A change of coldkey was announced.",
  },
  ColdkeySwapReset: { index: 70, fields: struct({ who: AccountId }), docs: "An announced change was reset by root." },
  ColdkeySwapped: {
    index: 71,
    fields: struct({ oldColdkey: AccountId, newColdkey: AccountId }),
    docs: "A coldkey was replaced.",
  },
  ColdkeySwapDisputed: { index: 72, fields: struct({ coldkey: AccountId }), docs: "An announced change was disputed." },
  AllBalanceUnstakedAndTransferredToNewColdkey: {
    index: 73,
    fields: struct({ currentColdkey: AccountId, newColdkey: AccountId, totalBalance: TaoBalance }),
    docs: "A coldkey moved all it had; not emitted.",
  },
  ArbitrationPeriodExtended: {
    index: 74,
    fields: struct({ coldkey: AccountId }),
    docs: "An arbitration was extended; not emitted.",
  },
  SetChildrenScheduled: {
    index: 75,
    fields: tuple(AccountId, NetUid, u64, Children),
    docs: "New children wait for their cooldown: hotkey, subnet, block, children.",
  },
  SetChildren: {
    index: 76,
    fields: tuple(AccountId, NetUid, Children),
    docs: "New children took effect: hotkey, subnet, children.",
  },
  ChainIdentitySet: { index: 77, fields: tuple(AccountId), docs: "A coldkey set its identity." },
  SubnetIdentitySet: { index: 78, fields: tuple(NetUid), docs: "An owner set the identity of a subnet." },
  SubnetIdentityRemoved: { index: 79, fields: tuple(NetUid), docs: "The identity of a subnet was removed." },
  DissolveNetworkScheduled: {
    index: 80,
    fields: struct({ account: AccountId, netuid: NetUid, executionBlock: u32 }),
    docs: "A dissolution was scheduled; not emitted.",
  },
  ColdkeySwapAnnouncementDelaySet: { index: 81, fields: tuple(u32), docs: "The delay of a change of coldkey changed." },
  ColdkeySwapReannouncementDelaySet: {
    index: 82,
    fields: tuple(u32),
    docs: "The delay of a new announcement changed.",
  },
  DissolveNetworkScheduleDurationSet: { index: 83, fields: tuple(u32), docs: "The delay of a dissolution changed." },
  CRV3WeightsCommitted: {
    index: 84,
    fields: tuple(AccountId, NetUidStorageIndex, H256),
    docs: "Encrypted weights were committed in an older form; not emitted.",
  },
  WeightsCommitted: {
    index: 85,
    fields: tuple(AccountId, NetUidStorageIndex, H256),
    docs: "The hash of weights was committed: hotkey, subnet and mechanism, hash.",
  },
  WeightsRevealed: {
    index: 86,
    fields: tuple(AccountId, NetUidStorageIndex, H256),
    docs: "Committed weights were revealed: hotkey, subnet and mechanism, hash.",
  },
  WeightsBatchRevealed: {
    index: 87,
    fields: tuple(AccountId, NetUid, vec(H256)),
    docs: "Several commits were revealed: hotkey, subnet, hashes.",
  },
  BatchWeightsCompleted: {
    index: 88,
    fields: tuple(alias(vec(compact(NetUid)), "Vec<Compact<NetUid>>"), AccountId),
    docs: "A batch of weights is done: subnets, hotkey.",
  },
  BatchCompletedWithErrors: { index: 89, docs: "An item of a batch failed for the first time." },
  BatchWeightItemFailed: {
    index: 90,
    fields: tuple(NetUid, DispatchError),
    docs: "An item of a batch failed: subnet, error.",
  },
  StakeTransferred: {
    index: 91,
    fields: tuple(AccountId, AccountId, AccountId, NetUid, NetUid, TaoBalance),
    docs: "Stake went to another coldkey: from, to, hotkey, from subnet, to subnet, TAO (rao).",
  },
  StakeSwapped: {
    index: 92,
    fields: tuple(AccountId, AccountId, NetUid, NetUid, TaoBalance),
    docs: "Stake went to another subnet: coldkey, hotkey, from subnet, to subnet, TAO (rao).",
  },
  TransferToggle: { index: 93, fields: tuple(NetUid, bool), docs: "Whether stake may change coldkeys changed." },
  SubnetOwnerHotkeySet: { index: 94, fields: tuple(NetUid, AccountId), docs: "The owner's hotkey changed." },
  FirstEmissionBlockNumberSet: {
    index: 95,
    fields: tuple(NetUid, u64),
    docs: "A subnet was started: subnet, first block of emission.",
  },
  AlphaRecycled: {
    index: 96,
    fields: tuple(AccountId, AccountId, AlphaBalance, NetUid),
    docs: "Alpha was taken out of issuance: coldkey, hotkey, alpha, subnet.",
  },
  AlphaBurned: {
    index: 97,
    fields: tuple(AccountId, AccountId, AlphaBalance, NetUid),
    docs: "Alpha was burned: coldkey, hotkey, alpha, subnet.",
  },
  EvmKeyAssociated: {
    index: 98,
    fields: struct({ netuid: NetUid, hotkey: AccountId, evmKey: H160, blockAssociated: u64 }),
    docs: "An EVM address was associated with a neuron.",
  },
  CRV3WeightsRevealed: {
    index: 99,
    fields: tuple(NetUid, AccountId),
    docs: "Encrypted weights were revealed in an older form; not emitted.",
  },
  CommitRevealPeriodsSet: { index: 100, fields: tuple(NetUid, u64), docs: "The reveal period changed." },
  CommitRevealEnabled: {
    index: 101,
    fields: tuple(NetUid, bool),
    docs: "Whether weights are committed first changed.",
  },
  HotkeySwappedOnSubnet: {
    index: 102,
    fields: struct({ coldkey: AccountId, oldHotkey: AccountId, newHotkey: AccountId, netuid: NetUid }),
    docs: "A hotkey was replaced on one subnet.",
  },
  SubnetLeaseCreated: {
    index: 103,
    fields: struct({ beneficiary: AccountId, leaseId: LeaseId, netuid: NetUid, endBlock: option(u32) }),
    docs: "A subnet lease began.",
  },
  SubnetLeaseTerminated: {
    index: 104,
    fields: struct({ beneficiary: AccountId, netuid: NetUid }),
    docs: "A subnet lease ended.",
  },
  SymbolUpdated: {
    index: 105,
    fields: struct({ netuid: NetUid, symbol: bytes() }),
    docs: "The symbol of a subnet changed.",
  },
  CommitRevealVersionSet: { index: 106, fields: tuple(u16), docs: "The version of encrypted weights changed." },
  TimelockedWeightsCommitted: {
    index: 107,
    fields: tuple(AccountId, NetUidStorageIndex, H256, u64),
    docs: "Encrypted weights were committed: hotkey, subnet and mechanism, hash, drand round.",
  },
  TimelockedWeightsRevealed: {
    index: 108,
    fields: tuple(NetUidStorageIndex, AccountId),
    docs: "Encrypted weights were revealed: subnet and mechanism, hotkey.",
  },
  AutoStakeAdded: {
    index: 109,
    fields: struct({
      netuid: NetUid,
      destination: AccountId,
      hotkey: AccountId,
      owner: AccountId,
      incentive: AlphaBalance,
    }),
    docs: "Miner emission was staked with the hotkey its owner chose.",
  },
  IncentiveAlphaEmittedToMiners: {
    index: 110,
    fields: struct({ netuid: NetUidStorageIndex, emissions: vec(AlphaBalance) }),
    docs: "Miner emission of an epoch, by UID.",
  },
  MinAllowedUidsSet: { index: 111, fields: tuple(NetUid, u16), docs: "The fewest UIDs of a subnet changed." },
  AutoStakeDestinationSet: {
    index: 112,
    fields: struct({ coldkey: AccountId, netuid: NetUid, hotkey: AccountId }),
    docs: "A coldkey chose where its miner emission is staked.",
  },
  MinNonImmuneUidsSet: { index: 113, fields: tuple(NetUid, u16), docs: "The fewest UIDs without immunity changed." },
  RootClaimed: { index: 114, fields: struct({ coldkey: AccountId }), docs: "Root dividends were claimed." },
  RootClaimTypeSet: {
    index: 115,
    fields: struct({ coldkey: AccountId, rootClaimType: RootClaimTypeEnum }),
    docs: "A coldkey chose what happens to its root dividends.",
  },
  VotingPowerTrackingEnabled: {
    index: 116,
    fields: struct({ netuid: NetUid }),
    docs: "Voting power is tracked from now on.",
  },
  VotingPowerTrackingDisableScheduled: {
    index: 117,
    fields: struct({ netuid: NetUid, disableAtBlock: u64 }),
    docs: "Tracking of voting power will end.",
  },
  VotingPowerTrackingDisabled: {
    index: 118,
    fields: struct({ netuid: NetUid }),
    docs: "Tracking of voting power ended.",
  },
  VotingPowerEmaAlphaSet: {
    index: 119,
    fields: struct({ netuid: NetUid, alpha: u64 }),
    docs: "The weight of one epoch in voting power changed.",
  },
  SubnetLeaseDividendsDistributed: {
    index: 120,
    fields: struct({ leaseId: LeaseId, contributor: AccountId, alpha: AlphaBalance }),
    docs: "A contributor to a lease was paid.",
  },
  AddStakeBurn: {
    index: 121,
    fields: struct({ netuid: NetUid, hotkey: AccountId, amount: TaoBalance, alpha: AlphaBalance }),
    docs: "Alpha was bought and burned.",
  },
  ColdkeySwapCleared: { index: 122, fields: struct({ who: AccountId }), docs: "An announced change was withdrawn." },
  TransactionFeePaidWithAlpha: {
    index: 123,
    fields: struct({ who: AccountId, netuid: NetUid, alphaFee: AlphaBalance, taoAmount: TaoBalance }),
    docs: "A transaction fee was paid in alpha.",
  },
  BurnHalfLifeSet: {
    index: 124,
    fields: struct({ netuid: NetUid, burnHalfLife: u16 }),
    docs: "The half-life of the registration cost changed.",
  },
  BurnIncreaseMultSet: {
    index: 125,
    fields: struct({ netuid: NetUid, burnIncreaseMult: U64F64Bits }),
    docs: "The rise of the registration cost changed.",
  },
  AutoParentDelegationEnabledSet: {
    index: 126,
    fields: struct({ hotkey: AccountId, enabled: bool }),
    docs: "A root validator chose whether it lends stake to new subnets.",
  },
  StakeLocked: {
    index: 127,
    fields: struct({ coldkey: AccountId, hotkey: AccountId, netuid: NetUid, amount: AlphaBalance }),
    docs: "Stake was locked.",
  },
  StakeUnlocked: {
    index: 128,
    fields: struct({ coldkey: AccountId, hotkey: AccountId, netuid: NetUid, amount: AlphaBalance }),
    docs: "Stake was unlocked; not emitted.",
  },
  LockMoved: {
    index: 129,
    fields: struct({ coldkey: AccountId, originHotkey: AccountId, destinationHotkey: AccountId, netuid: NetUid }),
    docs: "A lock backs another hotkey.",
  },
  ActivityCutoffFactorMilliSet: {
    index: 130,
    fields: struct({ netuid: NetUid, factorMilli: u32 }),
    docs: "The activity cutoff factor changed.",
  },
  EpochTriggered: {
    index: 131,
    fields: struct({ netuid: NetUid, by: AccountId, firesAt: u64 }),
    docs: "The owner triggered an epoch.",
  },
  EpochDeferred: {
    index: 132,
    fields: struct({ netuid: NetUid, fromBlock: u64, toBlock: u64 }),
    docs: "An epoch waits because of the per-block cap.",
  },
  EpochSkipped: {
    index: 133,
    fields: struct({ netuid: NetUid, block: u64 }),
    docs: "An epoch did not run because the subnet's keys are inconsistent.",
  },
  SubnetOwnerChanged: {
    index: 134,
    fields: struct({ netuid: NetUid, oldColdkey: AccountId, newColdkey: AccountId }),
    docs: "A subnet passed to the coldkey with the most conviction.",
  },
  PerpetualLockUpdated: {
    index: 135,
    fields: struct({ coldkey: AccountId, netuid: NetUid, enabled: bool }),
    docs: "A coldkey chose whether its lock decays.",
  },
  RejectLockedAlphaUpdated: {
    index: 136,
    fields: struct({ coldkey: AccountId, enabled: bool }),
    docs: "A coldkey chose whether it rejects locked alpha.",
  },
});
