// Written by scripts/descriptors.mjs from the runtime's metadata: npm run descriptors writes it anew.
import type { Address, Hex, StorageItem } from "../shapes.ts";
import type {
  AccountData,
  AccountInfo,
  AuthorSet,
  AxonInfo,
  BalanceLock,
  ChainIdentityV2,
  CodeUpgradeAuthorization,
  DigestItem,
  EventRecord,
  FrameSupportIdAmount,
  IdAmount,
  LastRuntimeUpgradeInfo,
  LockState,
  Member,
  NeuronCertificate,
  PerDispatchClass,
  Phase,
  PrecompileEnum,
  PrometheusInfo,
  RateLimitKey,
  RecycleOrBurnEnum,
  Registration,
  Releases,
  Report,
  ReserveData,
  RootClaimTypeEnum,
  SafeFloat,
  Seat,
  SessionKeys,
  SessionSettings,
  StoredPendingChange,
  StoredState,
  SubnetIdentityV3,
  SubnetLease,
  Turns,
  UsageTracker,
  Weight,
} from "./types.ts";

/** Storage items by pallet. */
export interface Storage {
  readonly System: {
    /** Nonce, reference counts and balances of accounts. */
    readonly Account: StorageItem<readonly [Address], AccountInfo>;
    /** Bytes of all extrinsics of the block so far. */
    readonly AllExtrinsicsLen: StorageItem<readonly [], number, undefined>;
    /** A runtime that anybody may put in force. */
    readonly AuthorizedUpgrade: StorageItem<readonly [], CodeUpgradeAuthorization, undefined>;
    /** Hashes of the most recent blocks by number. */
    readonly BlockHash: StorageItem<readonly [number], Hex<32>>;
    /** Weight that the block used so far, by class. */
    readonly BlockWeight: StorageItem<readonly [], PerDispatchClass>;
    /** Digest of the block, part of its header. */
    readonly Digest: StorageItem<readonly [], readonly DigestItem[]>;
    /** Number of the block's events. */
    readonly EventCount: StorageItem<readonly [], number>;
    /** Places of events with a topic; events have none on this chain. */
    readonly EventTopics: StorageItem<readonly [Hex<32>], readonly (readonly [number, number])[]>;
    /** Events of the block. They may be long: nothing in the runtime reads them. */
    readonly Events: StorageItem<readonly [], readonly EventRecord[]>;
    /** Phase of the block in which the current code runs. */
    readonly ExecutionPhase: StorageItem<readonly [], Phase, undefined>;
    /** Number of extrinsics of the block that is being made. */
    readonly ExtrinsicCount: StorageItem<readonly [], number, undefined>;
    /** Extrinsics of the block that is being made. */
    readonly ExtrinsicData: StorageItem<readonly [number], Uint8Array>;
    /** Weight that the current extrinsic gave back. */
    readonly ExtrinsicWeightReclaimed: StorageItem<readonly [], Weight>;
    /** True once all inherents of the block are applied. */
    readonly InherentsApplied: StorageItem<readonly [], boolean>;
    /** The runtime for which the state was last prepared. */
    readonly LastRuntimeUpgrade: StorageItem<readonly [], LastRuntimeUpgradeInfo, undefined>;
    /** Number of the block that is being made, or whose state this is. */
    readonly Number: StorageItem<readonly [], number>;
    /** Hash of the block before. */
    readonly ParentHash: StorageItem<readonly [], Hex<32>>;
    /** True when there are three reference counts; always so. */
    readonly UpgradedToTripleRefCount: StorageItem<readonly [], boolean>;
    /** True when reference counts have 32 bits; always so. */
    readonly UpgradedToU32RefCount: StorageItem<readonly [], boolean>;
  };
  readonly Timestamp: {
    /** True once the block's time is set. */
    readonly DidUpdate: StorageItem<readonly [], boolean>;
    /** Time of the block, in milliseconds since 1970. */
    readonly Now: StorageItem<readonly [], bigint>;
  };
  readonly Aura: {
    /** Authors of blocks, in the order of their turns. */
    readonly Authorities: StorageItem<readonly [], readonly Hex<32>[]>;
    /** Slot of the block. */
    readonly CurrentSlot: StorageItem<readonly [], bigint>;
  };
  readonly Grandpa: {
    /** Voters on which blocks are finalized. */
    readonly Authorities: StorageItem<readonly [], readonly (readonly [Hex<32>, bigint])[]>;
    /** Number of changes of the voters. */
    readonly CurrentSetId: StorageItem<readonly [], bigint>;
    /** First block in which a change may be forced again. */
    readonly NextForced: StorageItem<readonly [], number, undefined>;
    /** Voters that take over later. */
    readonly PendingChange: StorageItem<readonly [], StoredPendingChange, undefined>;
    /** Sessions of earlier voters; not kept on this chain. */
    readonly SetIdSession: StorageItem<readonly [bigint], number, undefined>;
    /** Set when finality has stalled: the delay of the change, and the last finalized block. */
    readonly Stalled: StorageItem<readonly [], readonly [number, number], undefined>;
    /** State of the votes: taken, paused, or about to change. */
    readonly State: StorageItem<readonly [], StoredState>;
  };
  readonly Balances: {
    /** Not used: balances stand in System.Account. */
    readonly Account: StorageItem<readonly [Address], AccountData>;
    /** Parts of balances by why they are frozen. */
    readonly Freezes: StorageItem<readonly [Address], readonly IdAmount[]>;
    /** Parts of reserved balances by why they are held. */
    readonly Holds: StorageItem<readonly [Address], readonly FrameSupportIdAmount[]>;
    /** TAO that takes no part in votes, in rao. */
    readonly InactiveIssuance: StorageItem<readonly [], bigint>;
    /** Parts of balances that may not leave their accounts. */
    readonly Locks: StorageItem<readonly [Address], readonly BalanceLock[]>;
    /** Named parts of reserved balances. */
    readonly Reserves: StorageItem<readonly [Address], readonly ReserveData[]>;
    /** All TAO that exists, in rao. */
    readonly TotalIssuance: StorageItem<readonly [], bigint>;
  };
  readonly TransactionPayment: {
    /** By how much the price of weight is multiplied: one. */
    readonly NextFeeMultiplier: StorageItem<readonly [], bigint>;
    /** Version of the pallet's storage. */
    readonly StorageVersion: StorageItem<readonly [], Releases>;
  };
  readonly SubtensorModule: {
    /** Choices of a coldkey; bit 0 = accepts locked alpha. */
    readonly AccountFlags: StorageItem<readonly [Address], bigint>;
    /** Alpha waiting for the contributors of a lease. */
    readonly AccumulatedLeaseDividends: StorageItem<readonly [number], bigint>;
    /** True for each UID that was active at the last epoch. */
    readonly Active: StorageItem<readonly [number], readonly boolean[]>;
    /** Older activity limit in blocks; shown, not read by the epoch. */
    readonly ActivityCutoff: StorageItem<readonly [number], number>;
    /** Tempos without an update after which a validator is inactive, in thousandths. */
    readonly ActivityCutoffFactorMilli: StorageItem<readonly [number], number>;
    /** Smoothing of those adjustments; has no effect. */
    readonly AdjustmentAlpha: StorageItem<readonly [number], bigint>;
    /** Blocks between adjustments of the registration cost; has no effect. */
    readonly AdjustmentInterval: StorageItem<readonly [number], number>;
    /** Blocks before an epoch in which most parameters cannot be changed. */
    readonly AdminFreezeWindow: StorageItem<readonly [], number>;
    /** Share of a coldkey in a hotkey's pool, in the older form. */
    readonly Alpha: StorageItem<
      { readonly hotkey: Address; readonly coldkey: Address; readonly netuid: number },
      bigint
    >;
    /** Alpha dividends of each hotkey at the last epoch. */
    readonly AlphaDividendsPerSubnet: StorageItem<readonly [number, Address], bigint>;
    /** Key at which the scan of the older stake map goes on. */
    readonly AlphaMapLastKey: StorageItem<readonly [], Uint8Array | undefined>;
    /** Steepness of liquid alpha, in hundredths. */
    readonly AlphaSigmoidSteepness: StorageItem<readonly [number], number>;
    /** Share of a coldkey in a hotkey's pool. */
    readonly AlphaV2: StorageItem<
      { readonly hotkey: Address; readonly coldkey: Address; readonly netuid: number },
      SafeFloat
    >;
    /** Key at which the scan of the stake map goes on. */
    readonly AlphaV2MapLastKey: StorageItem<readonly [], Uint8Array | undefined>;
    /** Lowest and highest weight of liquid alpha, out of 65535. */
    readonly AlphaValues: StorageItem<readonly [number], readonly [number, number]>;
    /** EVM address of a UID and the block of its association. */
    readonly AssociatedEvmAddress: StorageItem<
      { readonly netuid: number; readonly uid: number },
      readonly [Hex<20>, bigint],
      undefined
    >;
    /** True when a root validator lends its stake to the owner of each new subnet. */
    readonly AutoParentDelegationEnabled: StorageItem<readonly [Address], boolean>;
    /** Hotkey to which a coldkey's miner emission on a subnet goes. */
    readonly AutoStakeDestination: StorageItem<readonly [Address, number], Address, undefined>;
    /** Coldkeys whose miner emission goes to this hotkey. */
    readonly AutoStakeDestinationColdkeys: StorageItem<readonly [Address, number], readonly Address[]>;
    /** Endpoint at which a neuron takes requests. */
    readonly Axons: StorageItem<readonly [number, Address], AxonInfo, undefined>;
    /** Block in which the hotkey at this UID registered. */
    readonly BlockAtRegistration: StorageItem<{ readonly netuid: number; readonly uid: number }, bigint>;
    /** The emission computed last, for TAO or for some subnet's alpha. */
    readonly BlockEmission: StorageItem<readonly [], bigint>;
    /** Blocks since the last epoch that ran. */
    readonly BlocksSinceLastStep: StorageItem<readonly [number], bigint>;
    /** Bonds of a validator: pairs of (UID, bond out of 65535). */
    readonly Bonds: StorageItem<
      { readonly netuid_index: number; readonly uid: number },
      readonly (readonly [number, number])[]
    >;
    /** Weight of old bonds, in millionths. */
    readonly BondsMovingAverage: StorageItem<readonly [number], bigint>;
    /** Degree to which bonds follow clipped weights, out of 65535. */
    readonly BondsPenalty: StorageItem<readonly [number], number>;
    /** True when a commitment may reset a hotkey's bonds. */
    readonly BondsResetOn: StorageItem<readonly [number], boolean>;
    /** TAO (rao) that a registration costs now. */
    readonly Burn: StorageItem<readonly [number], bigint>;
    /** Blocks in which the cost of a registration halves. */
    readonly BurnHalfLife: StorageItem<readonly [number], number>;
    /** Factor by which each registration raises the cost. */
    readonly BurnIncreaseMult: StorageItem<readonly [number], bigint>;
    /** Registrations by burn in this interval; not written. */
    readonly BurnRegistrationsThisInterval: StorageItem<readonly [number], number>;
    /** Share of inherited dividends that is recycled, out of 2^64 - 1. */
    readonly CKBurn: StorageItem<readonly [], bigint>;
    /** Encrypted weights in an older form; not written. */
    readonly CRV3WeightCommits: StorageItem<
      readonly [number, bigint],
      readonly (readonly [Address, Uint8Array, bigint])[]
    >;
    /** Encrypted weights in an older form; not written. */
    readonly CRV3WeightCommitsV2: StorageItem<
      readonly [number, bigint],
      readonly (readonly [Address, bigint, Uint8Array, bigint])[]
    >;
    /** Hotkeys to which a hotkey passes stake on a subnet: pairs of (proportion out of 2^64 - 1, child). */
    readonly ChildKeys: StorageItem<readonly [Address, number], readonly (readonly [bigint, Address])[]>;
    /** Share of inherited dividends that a child keeps on a subnet, out of 65535. */
    readonly ChildkeyTake: StorageItem<readonly [Address, number], number>;
    /** Blocks between the announcement and the change of a coldkey. */
    readonly ColdkeySwapAnnouncementDelay: StorageItem<readonly [], number>;
    /** Announced change of a coldkey: block from which it may be made, hash of the new coldkey. */
    readonly ColdkeySwapAnnouncements: StorageItem<readonly [Address], readonly [number, Hex<32>], undefined>;
    /** Block in which an announced change was disputed. */
    readonly ColdkeySwapDisputes: StorageItem<readonly [Address], number, undefined>;
    /** Further blocks before an announcement may be replaced or withdrawn. */
    readonly ColdkeySwapReannouncementDelay: StorageItem<readonly [], number>;
    /** True when weights must be committed before they are revealed. */
    readonly CommitRevealWeightsEnabled: StorageItem<readonly [number], boolean>;
    /** Version of encrypted weights that is accepted. */
    readonly CommitRevealWeightsVersion: StorageItem<readonly [], number>;
    /** Consensus weight of each UID, out of 65535. */
    readonly Consensus: StorageItem<readonly [number], readonly number[]>;
    /** Decaying locks that back a hotkey, together. */
    readonly DecayingHotkeyLock: StorageItem<readonly [number, Address], LockState, undefined>;
    /** False when a coldkey's lock on a subnet is perpetual; absent or true when it decays. */
    readonly DecayingLock: StorageItem<readonly [Address, number], boolean, undefined>;
    /** Decaying locks that back the owner's hotkey, together. */
    readonly DecayingOwnerLock: StorageItem<readonly [number], LockState, undefined>;
    /** Share of dividends that a hotkey keeps, out of 65535; presence means that it accepts nominations. */
    readonly Delegates: StorageItem<readonly [Address], number>;
    /** Difficulty of a proof of work. */
    readonly Difficulty: StorageItem<readonly [number], bigint>;
    /** Blocks a scheduled dissolution once waited; nothing reads it. */
    readonly DissolveNetworkScheduleDuration: StorageItem<readonly [], number>;
    /** Dividends of each UID, as its share of all, out of 65535. */
    readonly Dividends: StorageItem<readonly [number], readonly number[]>;
    /** Blocks after which the moving average gives a new subnet half its final weight. */
    readonly EMAPriceHalvingBlocks: StorageItem<readonly [number], bigint>;
    /** Alpha given to each UID at the last epoch; decides who is replaced. */
    readonly Emission: StorageItem<readonly [number], readonly bigint[]>;
    /** Block after the start call; absent until the owner starts the subnet. */
    readonly FirstEmissionBlockNumber: StorageItem<readonly [number], bigint, undefined>;
    /** Weight of one block in flow averages, out of 2^63 - 1; not read. */
    readonly FlowEmaSmoothingFactor: StorageItem<readonly [], bigint>;
    /** Exponent of flow-based shares; not read. */
    readonly FlowNormExponent: StorageItem<readonly [], bigint>;
    /** Migrations that have run. */
    readonly HasMigrationRun: StorageItem<readonly [Uint8Array], boolean>;
    /** Perpetual locks that back a hotkey, together. */
    readonly HotkeyLock: StorageItem<readonly [number, Address], LockState, undefined>;
    /** Name, links and description that a coldkey gave itself. */
    readonly IdentitiesV2: StorageItem<readonly [Address], ChainIdentityV2, undefined>;
    /** Number of the owner's hotkeys that can never be replaced. */
    readonly ImmuneOwnerUidsLimit: StorageItem<readonly [number], number>;
    /** Blocks for which a new neuron is replaced only while few others are not immune. */
    readonly ImmunityPeriod: StorageItem<readonly [number], number>;
    /** Incentive of each UID, as its share of all, out of 65535, by mechanism. */
    readonly Incentive: StorageItem<readonly [number], readonly number[]>;
    /** True when a hotkey has a UID on a subnet. */
    readonly IsNetworkMember: StorageItem<readonly [Address, number], boolean>;
    /** Share of stake that makes a majority, out of 65535. */
    readonly Kappa: StorageItem<readonly [number], number>;
    /** Hotkey at a UID. */
    readonly Keys: StorageItem<{ readonly netuid: number; readonly uid: number }, Address>;
    /** Largest lock (rao) seen for this id; kept for readers of older chains. */
    readonly LargestLocked: StorageItem<readonly [number], bigint>;
    /** Block of the last adjustment; not written. */
    readonly LastAdjustmentBlock: StorageItem<readonly [number], bigint>;
    /** Block in which a coldkey last changed its stake with a hotkey. */
    readonly LastColdkeyHotkeyStakeBlock: StorageItem<
      { readonly coldkey: Address; readonly hotkey: Address },
      bigint,
      undefined
    >;
    /** Block of the last epoch slot; the next one is due a tempo later. */
    readonly LastEpochBlock: StorageItem<readonly [number], bigint>;
    /** Last emission of a hotkey; not written. */
    readonly LastHotkeyEmissionOnNetuid: StorageItem<readonly [Address, number], bigint>;
    /** Block in which a coldkey last changed a hotkey on a subnet. */
    readonly LastHotkeySwapOnNetuid: StorageItem<readonly [number, Address], bigint>;
    /** Block of the last epoch that ran; the chain's name has this spelling. */
    readonly LastMechansimStepBlock: StorageItem<readonly [number], bigint>;
    /** Block in which a limited action was last taken. */
    readonly LastRateLimitedBlock: StorageItem<readonly [RateLimitKey], bigint>;
    /** Block of a coldkey's last limited call on older chains; not read. */
    readonly LastTxBlock: StorageItem<readonly [Address], bigint>;
    /** Block of a hotkey's last child take change on older chains; not read. */
    readonly LastTxBlockChildKeyTake: StorageItem<readonly [Address], bigint>;
    /** Block of a hotkey's last take change on older chains; not read. */
    readonly LastTxBlockDelegateTake: StorageItem<readonly [Address], bigint>;
    /** Block in which each UID last set or committed weights, by mechanism. */
    readonly LastUpdate: StorageItem<readonly [number], readonly bigint[]>;
    /** True when the bonds' weight follows consensus. */
    readonly LiquidAlphaOn: StorageItem<readonly [number], boolean>;
    /** Emission tuples of older chains; not written. */
    readonly LoadedEmission: StorageItem<readonly [number], readonly (readonly [Address, bigint, bigint])[], undefined>;
    /** Lock of a coldkey on a subnet, with the hotkey it backs. */
    readonly Lock: StorageItem<
      { readonly coldkey: Address; readonly netuid: number; readonly hotkey: Address },
      LockState,
      undefined
    >;
    /** Coldkeys with a lock that backs this hotkey. */
    readonly LockingColdkeys: StorageItem<
      { readonly netuid: number; readonly hotkey: Address; readonly coldkey: Address },
      null,
      undefined
    >;
    /** Blocks in which conviction reaches 1 - 1/e of a lock. */
    readonly MaturityRate: StorageItem<readonly [], bigint>;
    /** Most neurons of a subnet. */
    readonly MaxAllowedUids: StorageItem<readonly [number], number>;
    /** Most UIDs with a validator permit. */
    readonly MaxAllowedValidators: StorageItem<readonly [number], number>;
    /** Highest cost of a registration (rao). */
    readonly MaxBurn: StorageItem<readonly [number], bigint>;
    /** Highest take of a child, out of 65535. */
    readonly MaxChildkeyTake: StorageItem<readonly [], number>;
    /** Highest take of a delegate, out of 65535. */
    readonly MaxDelegateTake: StorageItem<readonly [], number>;
    /** Highest difficulty of a proof of work. */
    readonly MaxDifficulty: StorageItem<readonly [number], bigint>;
    /** Most epochs in one block; further due subnets wait for the next. */
    readonly MaxEpochsPerBlock: StorageItem<readonly [], number>;
    /** Most mechanisms of a subnet. */
    readonly MaxMechanismCount: StorageItem<readonly [], number>;
    /** Most registrations in one block; enforced on root only. */
    readonly MaxRegistrationsPerBlock: StorageItem<readonly [number], number>;
    /** Largest share of one weight; has no effect. */
    readonly MaxWeightsLimit: StorageItem<readonly [number], number>;
    /** Number of mechanisms of a subnet. */
    readonly MechanismCountCurrent: StorageItem<readonly [number], number>;
    /** Shares of the mechanisms in the emission, summing to 65535; absent = equal. */
    readonly MechanismEmissionSplit: StorageItem<readonly [number], readonly number[], undefined>;
    /** Least value of the older activity limit. */
    readonly MinActivityCutoff: StorageItem<readonly [], number>;
    /** Fewest UIDs to which a subnet may be limited. */
    readonly MinAllowedUids: StorageItem<readonly [number], number>;
    /** Fewest weights a validator may set. */
    readonly MinAllowedWeights: StorageItem<readonly [number], number>;
    /** Least cost of a registration (rao). */
    readonly MinBurn: StorageItem<readonly [number], bigint>;
    /** Least take of a child, out of 65535. */
    readonly MinChildkeyTake: StorageItem<readonly [], number>;
    /** Least take of a child on this subnet, out of 65535. */
    readonly MinChildkeyTakePerSubnet: StorageItem<readonly [number], number>;
    /** Least take of a delegate, out of 65535. */
    readonly MinDelegateTake: StorageItem<readonly [], number>;
    /** Least difficulty of a proof of work on older chains; shown, not read. */
    readonly MinDifficulty: StorageItem<readonly [number], bigint>;
    /** Number of UIDs that are not immune above which only these are replaced. */
    readonly MinNonImmuneUids: StorageItem<readonly [number], number>;
    /** Share of the last epoch's miner emission that was withheld; lowers the subnet's TAO share. */
    readonly MinerBurned: StorageItem<readonly [number], bigint>;
    /** True when flow-based shares would subtract the protocol's own flow; not read. */
    readonly NetTaoFlowEnabled: StorageItem<readonly [], boolean>;
    /** Blocks for which a new subnet cannot be removed to make room. */
    readonly NetworkImmunityPeriod: StorageItem<readonly [], bigint>;
    /** TAO (rao) locked by the latest subnet registration. */
    readonly NetworkLastLockCost: StorageItem<readonly [], bigint>;
    /** Blocks over which the lock cost falls back to the last one paid, at full emission. */
    readonly NetworkLockReductionInterval: StorageItem<readonly [], bigint>;
    /** Least TAO (rao) a subnet registration locks, and the least its pool starts with. */
    readonly NetworkMinLockCost: StorageItem<readonly [], bigint>;
    /** True when proof of work was allowed; not read. */
    readonly NetworkPowRegistrationAllowed: StorageItem<readonly [number], boolean>;
    /** Blocks that must pass between two subnet registrations, whoever makes them. */
    readonly NetworkRateLimit: StorageItem<readonly [], bigint>;
    /** Block in which the subnet was registered. */
    readonly NetworkRegisteredAt: StorageItem<readonly [number], bigint>;
    /** True when neurons may register; a closed subnet gets no emission either. */
    readonly NetworkRegistrationAllowed: StorageItem<readonly [number], boolean>;
    /** Block from which subnets may be registered. */
    readonly NetworkRegistrationStartBlock: StorageItem<readonly [], bigint>;
    /** Subnets that exist. The stored boolean is always true; presence is what counts. */
    readonly NetworksAdded: StorageItem<readonly [number], boolean>;
    /** Public key for encrypted connections to a neuron. */
    readonly NeuronCertificates: StorageItem<readonly [number, Address], NeuronCertificate, undefined>;
    /** Number of the next stake job on older chains; not read. */
    readonly NextStakeJobId: StorageItem<readonly [], bigint>;
    /** Number of the next lease. */
    readonly NextSubnetLeaseId: StorageItem<readonly [], number>;
    /** Least stake with somebody else's hotkey, in millionths of the minimum stake. */
    readonly NominatorMinRequiredStake: StorageItem<readonly [], bigint>;
    /** Coldkeys for which the chain claims in each block. */
    readonly NumRootClaim: StorageItem<readonly [], bigint>;
    /** Number of coldkeys with root stake. */
    readonly NumStakingColdkeys: StorageItem<readonly [], bigint>;
    /** Hotkeys that a coldkey owns. */
    readonly OwnedHotkeys: StorageItem<readonly [Address], readonly Address[]>;
    /** Coldkey that owns a hotkey; presence means that the hotkey exists. */
    readonly Owner: StorageItem<readonly [Address], Address>;
    /** True when the owner's cut is locked as it is paid. */
    readonly OwnerCutAutoLockEnabled: StorageItem<readonly [number], boolean>;
    /** True when the owner's cut is taken on this subnet. */
    readonly OwnerCutEnabled: StorageItem<readonly [number], boolean>;
    /** Epochs between two changes of a parameter by the owner. */
    readonly OwnerHyperparamRateLimit: StorageItem<readonly [], number>;
    /** Perpetual locks that back the owner's hotkey, together. */
    readonly OwnerLock: StorageItem<readonly [number], LockState, undefined>;
    /** Registrations by work in this interval; not written. */
    readonly POWRegistrationsThisInterval: StorageItem<readonly [number], number>;
    /** Hotkeys that pass stake to this one on a subnet: pairs of (proportion out of 2^64 - 1, parent). */
    readonly ParentKeys: StorageItem<readonly [Address, number], readonly (readonly [bigint, Address])[]>;
    /** Blocks before new children take effect. */
    readonly PendingChildKeyCooldown: StorageItem<readonly [], bigint>;
    /** Children that take effect after the cooldown, and the block of its end. */
    readonly PendingChildKeys: StorageItem<
      readonly [number, Address],
      readonly [readonly (readonly [bigint, Address])[], bigint]
    >;
    /** Block for which the owner or the per-block cap scheduled an epoch; 0 = none. */
    readonly PendingEpochAt: StorageItem<readonly [number], bigint>;
    /** Alpha waiting for the owner at the next epoch. */
    readonly PendingOwnerCut: StorageItem<readonly [number], bigint>;
    /** Alpha waiting for validators, by their root stake, at the next epoch. */
    readonly PendingRootAlphaDivs: StorageItem<readonly [number], bigint>;
    /** Alpha waiting for the miners at the next epoch. */
    readonly PendingServerEmission: StorageItem<readonly [number], bigint>;
    /** Alpha waiting for the validators at the next epoch. */
    readonly PendingValidatorEmission: StorageItem<readonly [number], bigint>;
    /** Endpoint at which a neuron serves metrics. */
    readonly Prometheus: StorageItem<readonly [number, Address], PrometheusInfo, undefined>;
    /** TAO (rao) spent on registrations of this subnet. */
    readonly RAORecycledForRegistration: StorageItem<readonly [number], bigint>;
    /** Fate of miner emission withheld from the owner's own hotkeys. */
    readonly RecycleOrBurn: StorageItem<readonly [number], RecycleOrBurnEnum>;
    /** Number of times that this id was registered; tells a reused id from its predecessor. */
    readonly RegisteredSubnetCounter: StorageItem<readonly [number], bigint>;
    /** Registrations in this block. */
    readonly RegistrationsThisBlock: StorageItem<readonly [number], number>;
    /** Registrations in this interval. */
    readonly RegistrationsThisInterval: StorageItem<readonly [number], number>;
    /** Epochs between a commit and its reveal. */
    readonly RevealPeriodEpochs: StorageItem<readonly [number], bigint>;
    /** Steepness of the old trust curve; not read by the epoch. */
    readonly Rho: StorageItem<readonly [number], number>;
    /** Root dividends of each hotkey at the last epoch, in alpha. */
    readonly RootAlphaDividendsPerSubnet: StorageItem<readonly [number, Address], bigint>;
    /** Choice whether a coldkey's root dividends are sold for TAO or kept as alpha. */
    readonly RootClaimType: StorageItem<readonly [Address], RootClaimTypeEnum>;
    /** Alpha per rao of root stake that a hotkey has accrued, by subnet. */
    readonly RootClaimable: StorageItem<readonly [Address], readonly (readonly [number, bigint])[]>;
    /** Least alpha worth a claim. */
    readonly RootClaimableThreshold: StorageItem<readonly [number], bigint>;
    /** Alpha a coldkey has claimed with a hotkey on a subnet, or may not claim. */
    readonly RootClaimed: StorageItem<
      { readonly netuid: number; readonly hotkey: Address; readonly coldkey: Address },
      bigint
    >;
    /** Root's share in the alpha emitted to validators, as of the last block. */
    readonly RootProp: StorageItem<readonly [number], bigint>;
    /** Scaling law of older chains; not read. */
    readonly ScalingLawPower: StorageItem<readonly [number], number>;
    /** Blocks between two updates of a serving endpoint. */
    readonly ServingRateLimit: StorageItem<readonly [number], bigint>;
    /** Stake weight below which weights are refused, and stake in TAO (rao) below which children are. */
    readonly StakeThreshold: StorageItem<readonly [], bigint>;
    /** Share of each UID in the stake, out of 65535. */
    readonly StakeWeight: StorageItem<readonly [number], readonly number[]>;
    /** Position of a coldkey with root stake. */
    readonly StakingColdkeys: StorageItem<readonly [Address], bigint, undefined>;
    /** Coldkeys with root stake, by position. */
    readonly StakingColdkeysByIndex: StorageItem<readonly [bigint], Address, undefined>;
    /** Hotkeys with which a coldkey ever staked, in order. */
    readonly StakingHotkeys: StorageItem<readonly [Address], readonly Address[]>;
    /** Blocks between a subnet's registration and the earliest start call. */
    readonly StartCallDelay: StorageItem<readonly [], bigint>;
    /** Alpha reserve of the pool. */
    readonly SubnetAlphaIn: StorageItem<readonly [number], bigint>;
    /** Alpha added to the pool in the last block. */
    readonly SubnetAlphaInEmission: StorageItem<readonly [number], bigint>;
    /** Alpha outside the pool: staked, pending, bought by the chain or burned. */
    readonly SubnetAlphaOut: StorageItem<readonly [number], bigint>;
    /** Alpha emitted to participants in the last block. */
    readonly SubnetAlphaOutEmission: StorageItem<readonly [number], bigint>;
    /** Moving average of the protocol's flow and the block of its last update; not advanced. */
    readonly SubnetEmaProtocolFlow: StorageItem<readonly [number], readonly [bigint, bigint], undefined>;
    /** Moving average of the user flow and the block of its last update; not advanced. */
    readonly SubnetEmaTaoFlow: StorageItem<readonly [number], readonly [bigint, bigint], undefined>;
    /** True when the subnet takes part in the TAO emission. */
    readonly SubnetEmissionEnabled: StorageItem<readonly [number], boolean>;
    /** Epoch slots consumed since the subnet exists; the clock of commit-reveal. */
    readonly SubnetEpochIndex: StorageItem<readonly [number], bigint>;
    /** TAO (rao) with which the chain bought alpha in the last block. */
    readonly SubnetExcessTao: StorageItem<readonly [number], bigint>;
    /** Name, links and description that the owner gave the subnet. */
    readonly SubnetIdentitiesV3: StorageItem<readonly [number], SubnetIdentityV3, undefined>;
    /** Share of a contributor in a lease. */
    readonly SubnetLeaseShares: StorageItem<readonly [number, Address], bigint>;
    /** Leases of subnets. */
    readonly SubnetLeases: StorageItem<readonly [number], SubnetLease, undefined>;
    /** Most subnets besides root; a registration beyond it removes the least valued one. */
    readonly SubnetLimit: StorageItem<readonly [], number>;
    /** TAO (rao) locked when the subnet was registered. */
    readonly SubnetLocked: StorageItem<readonly [number], bigint>;
    /** 0 = stable (one alpha is one TAO, as on root), 1 = dynamic (priced by a pool). */
    readonly SubnetMechanism: StorageItem<readonly [number], number>;
    /** Weight of one block in the moving average of prices. */
    readonly SubnetMovingAlpha: StorageItem<readonly [], bigint>;
    /** Moving average of the alpha price, capped at one TAO; the basis of emission shares. */
    readonly SubnetMovingPrice: StorageItem<readonly [number], bigint>;
    /** Coldkey that owns the subnet. */
    readonly SubnetOwner: StorageItem<readonly [number], Address>;
    /** Owner's share of alpha emission, out of 65535. */
    readonly SubnetOwnerCut: StorageItem<readonly [], number>;
    /** Hotkey that receives the owner's cut. */
    readonly SubnetOwnerHotkey: StorageItem<readonly [number], Address>;
    /** Part of the alpha outside the pool that the chain itself bought. */
    readonly SubnetProtocolAlpha: StorageItem<readonly [number], bigint>;
    /** TAO (rao) the chain put in minus what root claims took out; counted, not read. */
    readonly SubnetProtocolFlow: StorageItem<readonly [number], bigint>;
    /** TAO (rao) that root claims took out of the pool since the last block step. */
    readonly SubnetRootSellTao: StorageItem<readonly [number], bigint>;
    /** TAO reserve of the pool (rao); on root, all TAO staked there. */
    readonly SubnetTAO: StorageItem<readonly [number], bigint>;
    /** TAO (rao) users staked minus what they unstaked; counted, not read. */
    readonly SubnetTaoFlow: StorageItem<readonly [number], bigint>;
    /** TAO (rao) added to the pool in the last block. */
    readonly SubnetTaoInEmission: StorageItem<readonly [number], bigint>;
    /** Lease of a subnet. */
    readonly SubnetUidToLeaseId: StorageItem<readonly [number], number, undefined>;
    /** TAO (rao) that has gone through the pool since it exists. */
    readonly SubnetVolume: StorageItem<readonly [number], bigint>;
    /** Number of neurons of a subnet; UIDs run from 0 to this number minus one. */
    readonly SubnetworkN: StorageItem<readonly [number], number>;
    /** True when the subnet's alpha may be staked, unstaked and moved. */
    readonly SubtokenEnabled: StorageItem<readonly [number], boolean>;
    /** Flow below which a subnet would get no flow-based share; not read. */
    readonly TaoFlowCutoff: StorageItem<readonly [], bigint>;
    /** Subnets registered after this block count their alpha reserve as the protocol's on dissolution. */
    readonly TaoInRefundDeploymentBlock: StorageItem<readonly [], bigint>;
    /** Weight of one TAO staked on root against one alpha, out of 2^64 - 1. */
    readonly TaoWeight: StorageItem<readonly [], bigint>;
    /** Registrations aimed at in an interval; a third of the limit on root. */
    readonly TargetRegistrationsPerInterval: StorageItem<readonly [number], number>;
    /** Blocks between two epochs; 0 stops them. */
    readonly Tempo: StorageItem<readonly [number], number>;
    /** Encrypted weights of an epoch: (hotkey, block, ciphertext, drand round). */
    readonly TimelockedWeightCommits: StorageItem<
      readonly [number, bigint],
      readonly (readonly [Address, bigint, Uint8Array, bigint])[]
    >;
    /** Symbol of the subnet's alpha, UTF-8. */
    readonly TokenSymbol: StorageItem<readonly [number], Uint8Array>;
    /** Alpha of all who stake with a hotkey on a subnet. */
    readonly TotalHotkeyAlpha: StorageItem<readonly [Address, number], bigint>;
    /** Alpha of all who stake with a hotkey on a subnet, as of its last epoch. */
    readonly TotalHotkeyAlphaLastEpoch: StorageItem<readonly [Address, number], bigint>;
    /** Shares in a hotkey's pool, in the older form. */
    readonly TotalHotkeyShares: StorageItem<readonly [Address, number], bigint>;
    /** Shares in a hotkey's pool. */
    readonly TotalHotkeySharesV2: StorageItem<readonly [Address, number], SafeFloat>;
    /** TAO (rao) on all accounts; the emission curve goes by it. */
    readonly TotalIssuance: StorageItem<readonly [], bigint>;
    /** Number of subnets, root included. */
    readonly TotalNetworks: StorageItem<readonly [], number>;
    /** TAO (rao) in all pools, that of root included. */
    readonly TotalStake: StorageItem<readonly [], bigint>;
    /** Block in which an account last made a kind of call on a subnet. */
    readonly TransactionKeyLastBlock: StorageItem<
      { readonly account: Address; readonly netuid: number; readonly kind: number },
      bigint
    >;
    /** True when stake on this subnet may change coldkeys. */
    readonly TransferToggle: StorageItem<readonly [number], boolean>;
    /** Blocks between two increases of a child's take. */
    readonly TxChildkeyTakeRateLimit: StorageItem<readonly [], bigint>;
    /** Blocks between two increases of a take. */
    readonly TxDelegateTakeRateLimit: StorageItem<readonly [], bigint>;
    /** Blocks between two changes of a hotkey. */
    readonly TxRateLimit: StorageItem<readonly [], bigint>;
    /** Uid of a hotkey on a subnet. */
    readonly Uids: StorageItem<readonly [number, Address], number, undefined>;
    /** Blocks in which a decaying lock falls to 1/e. */
    readonly UnlockRate: StorageItem<readonly [], bigint>;
    /** Block in which a proof of work was used. */
    readonly UsedWork: StorageItem<readonly [Uint8Array], bigint>;
    /** True for each UID that has a validator permit. */
    readonly ValidatorPermit: StorageItem<readonly [number], readonly boolean[]>;
    /** Validators pruned at once on older chains; not read. */
    readonly ValidatorPruneLen: StorageItem<readonly [number], bigint>;
    /** Sum of each validator's weights as far as consensus shares them, out of 65535. */
    readonly ValidatorTrust: StorageItem<readonly [number], readonly number[]>;
    /** Moving average of a validator's stake. */
    readonly VotingPower: StorageItem<readonly [number, Address], bigint>;
    /** Block at which tracking ends; 0 = none is scheduled. */
    readonly VotingPowerDisableAtBlock: StorageItem<readonly [number], bigint>;
    /** Weight of one epoch in the moving average, out of 10^18. */
    readonly VotingPowerEmaAlpha: StorageItem<readonly [number], bigint>;
    /** True when voting power is tracked on a subnet. */
    readonly VotingPowerTrackingEnabled: StorageItem<readonly [number], boolean>;
    /** Hashes a hotkey committed: (hash, epoch of the commit, block, 0). */
    readonly WeightCommits: StorageItem<
      readonly [number, Address],
      readonly (readonly [Hex<32>, bigint, bigint, bigint])[],
      undefined
    >;
    /** Weights set by a UID: pairs of (UID, weight out of 65535), in the order given. */
    readonly Weights: StorageItem<
      { readonly netuid_index: number; readonly uid: number },
      readonly (readonly [number, number])[]
    >;
    /** Blocks between two weight updates of one UID. */
    readonly WeightsSetRateLimit: StorageItem<readonly [number], bigint>;
    /** Least version key with which weights are accepted; 0 = any. */
    readonly WeightsVersionKey: StorageItem<readonly [number], bigint>;
    /** Epochs between two changes of the weights version key by the owner. */
    readonly WeightsVersionKeyRateLimit: StorageItem<readonly [], bigint>;
    /** True when the subnet uses the third form of bonds. */
    readonly Yuma3On: StorageItem<readonly [number], boolean>;
  };
  readonly Sudo: {
    /** The account of the key. */
    readonly Key: StorageItem<readonly [], Address, undefined>;
  };
  readonly Commitments: {
    /** Commitment of a neuron. */
    readonly CommitmentOf: StorageItem<readonly [number, Address], Registration, undefined>;
    /** Block in which a neuron last asked for its bonds to be reset. */
    readonly LastBondsReset: StorageItem<readonly [number, Address], number, undefined>;
    /** Block of a neuron's last commitment. */
    readonly LastCommitment: StorageItem<readonly [number, Address], number, undefined>;
    /** Most bytes that a neuron may commit to between two epochs. */
    readonly MaxSpace: StorageItem<readonly [], number>;
    /** Encrypted fields that were revealed, and when. */
    readonly RevealedCommitments: StorageItem<
      readonly [number, Address],
      readonly (readonly [Uint8Array, bigint])[],
      undefined
    >;
    /** Neurons whose commitments have encrypted fields. */
    readonly TimelockedIndex: StorageItem<readonly [], readonly (readonly [number, Address])[]>;
    /** Space that a neuron has used since its subnet's last epoch. */
    readonly UsedSpaceOf: StorageItem<readonly [number, Address], UsageTracker, undefined>;
  };
  readonly AdminUtils: {
    /** True when a precompile may be called. */
    readonly PrecompileEnable: StorageItem<readonly [PrecompileEnum], boolean>;
  };
  readonly Swap: {
    /** Square root of the alpha price at the end of the block, for clients that do not know the runtime API. */
    readonly AlphaSqrtPrice: StorageItem<readonly [number], bigint>;
    /** Fee on what goes into a pool, out of 65535. */
    readonly FeeRate: StorageItem<readonly [number], number>;
    /** Changes of storage that were made on older chains; not read. */
    readonly HasMigrationRun: StorageItem<readonly [Uint8Array], boolean>;
    /** True once a pool has been traded with. */
    readonly PalSwapInitialized: StorageItem<readonly [number], boolean>;
    /** Alpha set aside on older chains; not read. */
    readonly ScrapReservoirAlpha: StorageItem<readonly [number], bigint>;
    /** Weights of a pool. */
    readonly SwapBalancer: StorageItem<readonly [number], bigint>;
  };
  readonly AlphaAssets: {
    /** Alpha burned: it stays in the issuance. */
    readonly AlphaBurned: StorageItem<readonly [number], bigint>;
    /** Alpha recycled: it left the issuance. */
    readonly AlphaRecycled: StorageItem<readonly [number], bigint>;
    /** Alpha emitted and not recycled. */
    readonly TotalAlphaIssuance: StorageItem<readonly [number], bigint>;
  };
  readonly Session: {
    /** Number of sets of authors there have been. */
    readonly AuthorSetCount: StorageItem<readonly [], number>;
    /** The most recent sets of authors, numbered. */
    readonly AuthorSets: StorageItem<readonly [number], AuthorSet, undefined>;
    /** The last session in which a hotkey, coldkey or key of an author or voter has no seat. */
    readonly Bans: StorageItem<readonly [Address], number, undefined>;
    /** Number of the session. */
    readonly CurrentIndex: StorageItem<readonly [], number>;
    /** First block of the session. */
    readonly CurrentStart: StorageItem<readonly [], number>;
    /** The hotkey that registered a key. */
    readonly KeyOwner: StorageItem<readonly [readonly [Hex<4>, Uint8Array]], Address, undefined>;
    /** Session in which a root validator last changed its keys without a fee. */
    readonly LastFreeKeys: StorageItem<readonly [Address], number, undefined>;
    /** Keys that a hotkey registered; they are used from the next session on. */
    readonly NextKeys: StorageItem<readonly [Address], SessionKeys, undefined>;
    /** Offences that were reported, for as long as they could be reported again. */
    readonly Reports: StorageItem<readonly [], readonly Report[]>;
    /** Seats, as the last session's end left them. */
    readonly Seats: StorageItem<readonly [], readonly Seat[]>;
    /** Settings of how long sessions are and who may become an author. */
    readonly Settings: StorageItem<readonly [], SessionSettings>;
    /** Authors that made blocks in this session. */
    readonly Turns: StorageItem<readonly [], Turns, undefined>;
    /** Owners of seats: hotkeys, and the author's key where nobody owns the seat. */
    readonly Validators: StorageItem<readonly [], readonly Address[]>;
    /** The most recent sets of voters. */
    readonly VoterSets: StorageItem<readonly [bigint], readonly Member[], undefined>;
  };
}
