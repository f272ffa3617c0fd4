import * as z from "zod";
import { type Item, item } from "./items.ts";
import { jsonText } from "./json.ts";

/** A storage item whose entries are kept as they are, with their history. */
export interface KeptItem extends Item<readonly unknown[], unknown> {
  /** Place of the subnet, and of the account, among the keys; -1 where they name none. */
  readonly netuid: number;
  readonly account: number;
}

/** Characters of keys as JSON: more than any has, less than an index of a database takes. */
const MAX_KEYS = 1000;
const keys = z
  .array(z.unknown())
  .refine((list) => jsonText(list).length <= MAX_KEYS, `the keys are longer than ${MAX_KEYS} characters`);

/** Declares items of a pallet whose keys have one form, such as `netuid, account`. */
function kept(pallet: string, form: string, names: string): readonly KeptItem[] {
  const parts = form.split(", ");
  const places = { netuid: parts.indexOf("netuid"), account: parts.indexOf("account") };
  return names.split(/\s+/).map((name) => ({ ...item(pallet, name, keys, z.unknown()), ...places }));
}

const SUBTENSOR = "SubtensorModule";

/** Parameters of subnets. What the chain adjusts all the time (`Difficulty`, the cost of joining) is none. */
const PARAMETERS = kept(
  SUBTENSOR,
  "netuid",
  `Rho Kappa BondsMovingAverage BondsPenalty BondsResetOn Yuma3On LiquidAlphaOn AlphaValues AlphaSigmoidSteepness
  ActivityCutoffFactorMilli ActivityCutoff ImmunityPeriod MinAllowedWeights MaxWeightsLimit MinAllowedUids
  MaxAllowedUids MinNonImmuneUids ImmuneOwnerUidsLimit MaxAllowedValidators WeightsVersionKey WeightsSetRateLimit
  CommitRevealWeightsEnabled RevealPeriodEpochs ServingRateLimit AdjustmentInterval AdjustmentAlpha ValidatorPruneLen
  ScalingLawPower Tempo NetworkRegistrationAllowed NetworkPowRegistrationAllowed MinBurn MaxBurn BurnHalfLife
  BurnIncreaseMult MinDifficulty MaxDifficulty MaxRegistrationsPerBlock TargetRegistrationsPerInterval
  OwnerCutEnabled OwnerCutAutoLockEnabled TransferToggle RecycleOrBurn SubtokenEnabled SubnetEmissionEnabled
  MechanismCountCurrent MechanismEmissionSplit MinChildkeyTakePerSubnet RootClaimableThreshold EMAPriceHalvingBlocks
  VotingPowerTrackingEnabled VotingPowerEmaAlpha VotingPowerDisableAtBlock`,
);

/** Parameters of the whole chain. */
const CHAIN_PARAMETERS = [
  ...kept(
    SUBTENSOR,
    "",
    `MaxEpochsPerBlock AdminFreezeWindow TxRateLimit TxDelegateTakeRateLimit TxChildkeyTakeRateLimit
    OwnerHyperparamRateLimit WeightsVersionKeyRateLimit SubnetLimit NetworkRateLimit NetworkImmunityPeriod
    NetworkMinLockCost NetworkLockReductionInterval NetworkRegistrationStartBlock StartCallDelay StakeThreshold
    NominatorMinRequiredStake MinDelegateTake MaxDelegateTake MinChildkeyTake MaxChildkeyTake CKBurn
    PendingChildKeyCooldown TaoWeight CommitRevealWeightsVersion MaxMechanismCount MinActivityCutoff
    ColdkeySwapAnnouncementDelay ColdkeySwapReannouncementDelay DissolveNetworkScheduleDuration UnlockRate MaturityRate
    NetTaoFlowEnabled TaoFlowCutoff FlowNormExponent FlowEmaSmoothingFactor SubnetMovingAlpha NumRootClaim
    SubnetOwnerCut BlockEmission`,
  ),
  ...kept("Swap", "netuid", "FeeRate"),
  ...kept("AdminUtils", "precompile", "PrecompileEnable"),
  ...kept("Commitments", "", "MaxSpace"),
];

const SUBNETS = [
  ...kept(
    SUBTENSOR,
    "netuid",
    `NetworksAdded NetworkRegisteredAt SubnetOwner SubnetOwnerHotkey TokenSymbol SubnetIdentitiesV3 SubnetMechanism
    SubnetLocked FirstEmissionBlockNumber SubnetUidToLeaseId`,
  ),
  ...kept(SUBTENSOR, "lease", "SubnetLeases"),
  ...kept(SUBTENSOR, "lease, account", "SubnetLeaseShares"),
];

const ACCOUNTS = [
  ...kept(
    SUBTENSOR,
    "account",
    `IdentitiesV2 Owner Delegates ColdkeySwapAnnouncements ColdkeySwapDisputes AccountFlags RootClaimType
    AutoParentDelegationEnabled`,
  ),
  ...kept(SUBTENSOR, "account, netuid", "AutoStakeDestination ChildkeyTake ChildKeys ParentKeys DecayingLock"),
  ...kept(SUBTENSOR, "netuid, account", "PendingChildKeys HotkeyLock DecayingHotkeyLock"),
  ...kept(SUBTENSOR, "account, netuid, hotkey", "Lock"),
  ...kept(SUBTENSOR, "netuid", "OwnerLock DecayingOwnerLock"),
];

const NEURONS = [
  ...kept(SUBTENSOR, "netuid, account", "Axons Prometheus NeuronCertificates"),
  ...kept(SUBTENSOR, "netuid, uid", "AssociatedEvmAddress"),
  ...kept("Commitments", "netuid, account", "CommitmentOf RevealedCommitments"),
];

const AUTHORS = [
  ...kept("Aura", "", "Authorities"),
  ...kept("Grandpa", "", "Authorities CurrentSetId"),
  ...kept("Session", "", "CurrentIndex Seats Settings Reports"),
  ...kept("Session", "account", "NextKeys Bans"),
];

const RUNTIME = [...kept("System", "", "LastRuntimeUpgrade AuthorizedUpgrade"), ...kept("Sudo", "", "Key")];

/** All storage items whose entries are kept with their history. */
export const KEPT: readonly KeptItem[] = [
  ...[...PARAMETERS, ...CHAIN_PARAMETERS, ...SUBNETS, ...ACCOUNTS, ...NEURONS, ...AUTHORS, ...RUNTIME],
];

/** They by the beginning of their storage keys. */
export const KEPT_BY_PREFIX: ReadonlyMap<string, KeptItem> = new Map(KEPT.map((one) => [one.prefix, one]));
