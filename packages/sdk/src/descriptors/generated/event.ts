// Written by scripts/descriptors.mjs from the runtime's metadata: npm run descriptors writes it anew.
import type { Address, Hex, Outcome } from "../shapes.ts";
import type {
  BalanceStatus,
  DispatchError,
  DispatchEventInfo,
  PrecompileEnum,
  RootClaimTypeEnum,
  SessionSettings,
} from "./types.ts";

/** Data of events by pallet. */
export interface Events {
  readonly System: {
    /** An extrinsic succeeded. */
    readonly ExtrinsicSuccess: { readonly dispatch_info: DispatchEventInfo };
    /** An extrinsic failed. */
    readonly ExtrinsicFailed: { readonly dispatch_error: DispatchError; readonly dispatch_info: DispatchEventInfo };
    /** The runtime's code was replaced. */
    readonly CodeUpdated: undefined;
    /** An account came into being. */
    readonly NewAccount: { readonly account: Address };
    /** An account ceased to exist. */
    readonly KilledAccount: { readonly account: Address };
    /** A remark was made. */
    readonly Remarked: { readonly sender: Address; readonly hash: Hex<32> };
    /** A runtime may be put in force by anybody. */
    readonly UpgradeAuthorized: { readonly code_hash: Hex<32>; readonly check_version: boolean };
    /** An authorized runtime turned out to be unusable. */
    readonly RejectedInvalidAuthorizedUpgrade: { readonly code_hash: Hex<32>; readonly error: DispatchError };
  };
  readonly Grandpa: {
    /** The voters changed. */
    readonly NewAuthorities: { readonly authority_set: readonly (readonly [Hex<32>, bigint])[] };
    /** Votes are not taken any more. */
    readonly Paused: undefined;
    /** Votes are taken again. */
    readonly Resumed: undefined;
  };
  readonly Balances: {
    /** An account came into being with a balance. */
    readonly Endowed: { readonly account: Address; readonly free_balance: bigint };
    /** An account ended, and what was left of it was destroyed. */
    readonly DustLost: { readonly account: Address; readonly amount: bigint };
    /** A transfer. */
    readonly Transfer: { readonly from: Address; readonly to: Address; readonly amount: bigint };
    /** A balance was set by root. */
    readonly BalanceSet: { readonly who: Address; readonly free: bigint };
    /** A part of a balance was reserved. */
    readonly Reserved: { readonly who: Address; readonly amount: bigint };
    /** A reserved part became free. */
    readonly Unreserved: { readonly who: Address; readonly amount: bigint };
    /** A reserved part went to another account. */
    readonly ReserveRepatriated: {
      readonly from: Address;
      readonly to: Address;
      readonly amount: bigint;
      readonly destination_status: BalanceStatus;
    };
    /** An amount was added to an account. */
    readonly Deposit: { readonly who: Address; readonly amount: bigint };
    /** An amount was taken from an account. */
    readonly Withdraw: { readonly who: Address; readonly amount: bigint };
    /** An amount was taken as a penalty. */
    readonly Slashed: { readonly who: Address; readonly amount: bigint };
    /** An amount was made into an account. */
    readonly Minted: { readonly who: Address; readonly amount: bigint };
    /** An amount was destroyed from an account. */
    readonly Burned: { readonly who: Address; readonly amount: bigint };
    /** An amount left an account for another place. */
    readonly Suspended: { readonly who: Address; readonly amount: bigint };
    /** An amount came back into an account. */
    readonly Restored: { readonly who: Address; readonly amount: bigint };
    /** An account was brought up to date. */
    readonly Upgraded: { readonly who: Address };
    /** The total issuance rose. */
    readonly Issued: { readonly amount: bigint };
    /** The total issuance fell. */
    readonly Rescinded: { readonly amount: bigint };
    /** An amount was locked. */
    readonly Locked: { readonly who: Address; readonly amount: bigint };
    /** An amount was unlocked. */
    readonly Unlocked: { readonly who: Address; readonly amount: bigint };
    /** An amount was frozen. */
    readonly Frozen: { readonly who: Address; readonly amount: bigint };
    /** An amount was thawed. */
    readonly Thawed: { readonly who: Address; readonly amount: bigint };
    /** The total issuance was set by root. */
    readonly TotalIssuanceForced: { readonly old: bigint; readonly new: bigint };
  };
  readonly TransactionPayment: {
    /** A fee was paid, in rao: all of it with the tip, and the tip. */
    readonly TransactionFeePaid: { readonly who: Address; readonly actual_fee: bigint; readonly tip: bigint };
  };
  readonly SubtensorModule: {
    /** A subnet was registered: subnet, mechanism. */
    readonly NetworkAdded: readonly [number, number];
    /** A subnet was removed. */
    readonly NetworkRemoved: number;
    /** Stake was added: coldkey, hotkey, TAO (rao), alpha, subnet, fee (rao). */
    readonly StakeAdded: readonly [Address, Address, bigint, bigint, number, bigint];
    /** Stake was removed: coldkey, hotkey, TAO (rao), alpha, subnet, fee (alpha). */
    readonly StakeRemoved: readonly [Address, Address, bigint, bigint, number, bigint];
    /** Stake went to another hotkey: coldkey, from hotkey, subnet, to hotkey, subnet, TAO (rao). */
    readonly StakeMoved: readonly [Address, Address, number, Address, number, bigint];
    /** A neuron set its weights: subnet and mechanism, UID. */
    readonly WeightsSet: readonly [number, number];
    /** A neuron registered: subnet, UID, hotkey. */
    readonly NeuronRegistered: readonly [number, number, Address];
    /** Several neurons registered at once; not emitted. */
    readonly BulkNeuronsRegistered: readonly [number, number];
    /** Several balances were set at once; not emitted. */
    readonly BulkBalancesSet: readonly [number, number];
    /** The most neurons of a subnet changed. */
    readonly MaxAllowedUidsSet: readonly [number, number];
    /** The limit of a single weight changed; not emitted. */
    readonly MaxWeightLimitSet: readonly [number, number];
    /** The difficulty of registrations changed. */
    readonly DifficultySet: readonly [number, bigint];
    /** The adjustment interval changed. */
    readonly AdjustmentIntervalSet: readonly [number, number];
    /** The registrations aimed at in an interval changed. */
    readonly RegistrationPerIntervalSet: readonly [number, number];
    /** The most registrations in a block changed. */
    readonly MaxRegistrationsPerBlockSet: readonly [number, number];
    /** The activity cutoff changed. */
    readonly ActivityCutoffSet: readonly [number, number];
    /** Rho changed; not emitted. */
    readonly RhoSet: readonly [number, number];
    /** The steepness of liquid alpha changed; not emitted. */
    readonly AlphaSigmoidSteepnessSet: readonly [number, number];
    /** Kappa changed. */
    readonly KappaSet: readonly [number, number];
    /** The fewest weights of a validator changed. */
    readonly MinAllowedWeightSet: readonly [number, number];
    /** The validators pruned at once changed. */
    readonly ValidatorPruneLenSet: readonly [number, bigint];
    /** The scaling law changed. */
    readonly ScalingLawPowerSet: readonly [number, number];
    /** The rate limit for setting weights changed. */
    readonly WeightsSetRateLimitSet: readonly [number, bigint];
    /** The immunity period changed. */
    readonly ImmunityPeriodSet: readonly [number, number];
    /** The weight of old bonds changed. */
    readonly BondsMovingAverageSet: readonly [number, bigint];
    /** The bonds penalty changed. */
    readonly BondsPenaltySet: readonly [number, number];
    /** Whether bonds may be reset changed. */
    readonly BondsResetOnSet: readonly [number, boolean];
    /** The most validators changed. */
    readonly MaxAllowedValidatorsSet: readonly [number, number];
    /** A neuron published where it serves: subnet, hotkey. */
    readonly AxonServed: readonly [number, Address];
    /** A neuron published where it serves metrics: subnet, hotkey. */
    readonly PrometheusServed: readonly [number, Address];
    /** A hotkey became a delegate; not emitted. */
    readonly DelegateAdded: readonly [Address, Address, number];
    /** The default take changed; not emitted. */
    readonly DefaultTakeSet: number;
    /** The weights version key changed. */
    readonly WeightsVersionKeySet: readonly [number, bigint];
    /** The least difficulty changed. */
    readonly MinDifficultySet: readonly [number, bigint];
    /** The highest difficulty changed. */
    readonly MaxDifficultySet: readonly [number, bigint];
    /** The rate limit for serving changed. */
    readonly ServingRateLimitSet: readonly [number, bigint];
    /** The cost of a registration was set; not emitted. */
    readonly BurnSet: readonly [number, bigint];
    /** The highest cost of a registration changed. */
    readonly MaxBurnSet: readonly [number, bigint];
    /** The least cost of a registration changed. */
    readonly MinBurnSet: readonly [number, bigint];
    /** The most epochs in a block changed. */
    readonly MaxEpochsPerBlockSet: number;
    /** The rate limit for changing hotkeys changed. */
    readonly TxRateLimitSet: bigint;
    /** The rate limit for raising a take changed. */
    readonly TxDelegateTakeRateLimitSet: bigint;
    /** The rate limit for raising a child's take changed. */
    readonly TxChildKeyTakeRateLimitSet: bigint;
    /** The freeze window before an epoch changed. */
    readonly AdminFreezeWindowSet: number;
    /** The owner's rate limit for parameters changed. */
    readonly OwnerHyperparamRateLimitSet: number;
    /** The least take of a child changed. */
    readonly MinChildKeyTakeSet: number;
    /** The least take of a child on a subnet changed. */
    readonly MinChildKeyTakePerSubnetSet: readonly [number, number];
    /** The highest take of a child changed. */
    readonly MaxChildKeyTakeSet: number;
    /** A hotkey set its take as a child: hotkey, take. */
    readonly ChildKeyTakeSet: readonly [Address, number];
    /** A privileged call was made; not emitted. */
    readonly Sudid: Outcome<undefined, DispatchError>;
    /** Whether neurons may register changed. */
    readonly RegistrationAllowed: readonly [number, boolean];
    /** Whether proof of work is allowed changed. */
    readonly PowRegistrationAllowed: readonly [number, boolean];
    /** The tempo changed. */
    readonly TempoSet: readonly [number, number];
    /** The TAO spent on registrations was set. */
    readonly RAORecycledForRegistrationSet: readonly [number, bigint];
    /** The stake threshold changed. */
    readonly StakeThresholdSet: bigint;
    /** The adjustment's smoothing changed. */
    readonly AdjustmentAlphaSet: readonly [number, bigint];
    /** The faucet paid: account, TAO (rao). */
    readonly Faucet: readonly [Address, bigint];
    /** The owner's cut changed. */
    readonly SubnetOwnerCutSet: number;
    /** The rate limit for registering subnets changed. */
    readonly NetworkRateLimitSet: bigint;
    /** The immunity period of subnets changed. */
    readonly NetworkImmunityPeriodSet: bigint;
    /** The delay of the start call changed. */
    readonly StartCallDelaySet: bigint;
    /** The least cost of a subnet changed. */
    readonly NetworkMinLockCostSet: bigint;
    /** The most subnets changed. */
    readonly SubnetLimitSet: number;
    /** The interval over which the cost of a subnet falls changed. */
    readonly NetworkLockCostReductionIntervalSet: bigint;
    /** A delegate lowered its take: coldkey, hotkey, take. */
    readonly TakeDecreased: readonly [Address, Address, number];
    /** A delegate raised its take: coldkey, hotkey, take. */
    readonly TakeIncreased: readonly [Address, Address, number];
    /** A hotkey was replaced on all subnets. */
    readonly HotkeySwapped: { readonly coldkey: Address; readonly old_hotkey: Address; readonly new_hotkey: Address };
    /** The highest take changed. */
    readonly MaxDelegateTakeSet: number;
    /** The least take changed. */
    readonly MinDelegateTakeSet: number;
    /** A change of coldkey was announced. */
    readonly ColdkeySwapAnnounced: { readonly who: Address; readonly new_coldkey_hash: Hex<32> };
    /** An announced change was reset by root. */
    readonly ColdkeySwapReset: { readonly who: Address };
    /** A coldkey was replaced. */
    readonly ColdkeySwapped: { readonly old_coldkey: Address; readonly new_coldkey: Address };
    /** An announced change was disputed. */
    readonly ColdkeySwapDisputed: { readonly coldkey: Address };
    /** A coldkey moved all it had; not emitted. */
    readonly AllBalanceUnstakedAndTransferredToNewColdkey: {
      readonly current_coldkey: Address;
      readonly new_coldkey: Address;
      readonly total_balance: bigint;
    };
    /** An arbitration was extended; not emitted. */
    readonly ArbitrationPeriodExtended: { readonly coldkey: Address };
    /** New children wait for their cooldown: hotkey, subnet, block, children. */
    readonly SetChildrenScheduled: readonly [Address, number, bigint, readonly (readonly [bigint, Address])[]];
    /** New children took effect: hotkey, subnet, children. */
    readonly SetChildren: readonly [Address, number, readonly (readonly [bigint, Address])[]];
    /** A coldkey set its identity. */
    readonly ChainIdentitySet: Address;
    /** An owner set the identity of a subnet. */
    readonly SubnetIdentitySet: number;
    /** The identity of a subnet was removed. */
    readonly SubnetIdentityRemoved: number;
    /** A dissolution was scheduled; not emitted. */
    readonly DissolveNetworkScheduled: {
      readonly account: Address;
      readonly netuid: number;
      readonly execution_block: number;
    };
    /** The delay of a change of coldkey changed. */
    readonly ColdkeySwapAnnouncementDelaySet: number;
    /** The delay of a new announcement changed. */
    readonly ColdkeySwapReannouncementDelaySet: number;
    /** The delay of a dissolution changed. */
    readonly DissolveNetworkScheduleDurationSet: number;
    /** Encrypted weights were committed in an older form; not emitted. */
    readonly CRV3WeightsCommitted: readonly [Address, number, Hex<32>];
    /** The hash of weights was committed: hotkey, subnet and mechanism, hash. */
    readonly WeightsCommitted: readonly [Address, number, Hex<32>];
    /** Committed weights were revealed: hotkey, subnet and mechanism, hash. */
    readonly WeightsRevealed: readonly [Address, number, Hex<32>];
    /** Several commits were revealed: hotkey, subnet, hashes. */
    readonly WeightsBatchRevealed: readonly [Address, number, readonly Hex<32>[]];
    /** A batch of weights is done: subnets, hotkey. */
    readonly BatchWeightsCompleted: readonly [readonly number[], Address];
    /** An item of a batch failed for the first time. */
    readonly BatchCompletedWithErrors: undefined;
    /** An item of a batch failed: subnet, error. */
    readonly BatchWeightItemFailed: readonly [number, DispatchError];
    /** Stake went to another coldkey: from, to, hotkey, from subnet, to subnet, TAO (rao). */
    readonly StakeTransferred: readonly [Address, Address, Address, number, number, bigint];
    /** Stake went to another subnet: coldkey, hotkey, from subnet, to subnet, TAO (rao). */
    readonly StakeSwapped: readonly [Address, Address, number, number, bigint];
    /** Whether stake may change coldkeys changed. */
    readonly TransferToggle: readonly [number, boolean];
    /** The owner's hotkey changed. */
    readonly SubnetOwnerHotkeySet: readonly [number, Address];
    /** A subnet was started: subnet, first block of emission. */
    readonly FirstEmissionBlockNumberSet: readonly [number, bigint];
    /** Alpha was taken out of issuance: coldkey, hotkey, alpha, subnet. */
    readonly AlphaRecycled: readonly [Address, Address, bigint, number];
    /** Alpha was burned: coldkey, hotkey, alpha, subnet. */
    readonly AlphaBurned: readonly [Address, Address, bigint, number];
    /** An EVM address was associated with a neuron. */
    readonly EvmKeyAssociated: {
      readonly netuid: number;
      readonly hotkey: Address;
      readonly evm_key: Hex<20>;
      readonly block_associated: bigint;
    };
    /** Encrypted weights were revealed in an older form; not emitted. */
    readonly CRV3WeightsRevealed: readonly [number, Address];
    /** The reveal period changed. */
    readonly CommitRevealPeriodsSet: readonly [number, bigint];
    /** Whether weights are committed first changed. */
    readonly CommitRevealEnabled: readonly [number, boolean];
    /** A hotkey was replaced on one subnet. */
    readonly HotkeySwappedOnSubnet: {
      readonly coldkey: Address;
      readonly old_hotkey: Address;
      readonly new_hotkey: Address;
      readonly netuid: number;
    };
    /** A subnet lease began. */
    readonly SubnetLeaseCreated: {
      readonly beneficiary: Address;
      readonly lease_id: number;
      readonly netuid: number;
      readonly end_block: number | undefined;
    };
    /** A subnet lease ended. */
    readonly SubnetLeaseTerminated: { readonly beneficiary: Address; readonly netuid: number };
    /** The symbol of a subnet changed. */
    readonly SymbolUpdated: { readonly netuid: number; readonly symbol: Uint8Array };
    /** The version of encrypted weights changed. */
    readonly CommitRevealVersionSet: number;
    /** Encrypted weights were committed: hotkey, subnet and mechanism, hash, drand round. */
    readonly TimelockedWeightsCommitted: readonly [Address, number, Hex<32>, bigint];
    /** Encrypted weights were revealed: subnet and mechanism, hotkey. */
    readonly TimelockedWeightsRevealed: readonly [number, Address];
    /** Miner emission was staked with the hotkey its owner chose. */
    readonly AutoStakeAdded: {
      readonly netuid: number;
      readonly destination: Address;
      readonly hotkey: Address;
      readonly owner: Address;
      readonly incentive: bigint;
    };
    /** Miner emission of an epoch, by UID. */
    readonly IncentiveAlphaEmittedToMiners: { readonly netuid: number; readonly emissions: readonly bigint[] };
    /** The fewest UIDs of a subnet changed. */
    readonly MinAllowedUidsSet: readonly [number, number];
    /** A coldkey chose where its miner emission is staked. */
    readonly AutoStakeDestinationSet: { readonly coldkey: Address; readonly netuid: number; readonly hotkey: Address };
    /** The fewest UIDs without immunity changed. */
    readonly MinNonImmuneUidsSet: readonly [number, number];
    /** Root dividends were claimed. */
    readonly RootClaimed: { readonly coldkey: Address };
    /** A coldkey chose what happens to its root dividends. */
    readonly RootClaimTypeSet: { readonly coldkey: Address; readonly root_claim_type: RootClaimTypeEnum };
    /** Voting power is tracked from now on. */
    readonly VotingPowerTrackingEnabled: { readonly netuid: number };
    /** Tracking of voting power will end. */
    readonly VotingPowerTrackingDisableScheduled: { readonly netuid: number; readonly disable_at_block: bigint };
    /** Tracking of voting power ended. */
    readonly VotingPowerTrackingDisabled: { readonly netuid: number };
    /** The weight of one epoch in voting power changed. */
    readonly VotingPowerEmaAlphaSet: { readonly netuid: number; readonly alpha: bigint };
    /** A contributor to a lease was paid. */
    readonly SubnetLeaseDividendsDistributed: {
      readonly lease_id: number;
      readonly contributor: Address;
      readonly alpha: bigint;
    };
    /** Alpha was bought and burned. */
    readonly AddStakeBurn: {
      readonly netuid: number;
      readonly hotkey: Address;
      readonly amount: bigint;
      readonly alpha: bigint;
    };
    /** An announced change was withdrawn. */
    readonly ColdkeySwapCleared: { readonly who: Address };
    /** A transaction fee was paid in alpha. */
    readonly TransactionFeePaidWithAlpha: {
      readonly who: Address;
      readonly netuid: number;
      readonly alpha_fee: bigint;
      readonly tao_amount: bigint;
    };
    /** The half-life of the registration cost changed. */
    readonly BurnHalfLifeSet: { readonly netuid: number; readonly burn_half_life: number };
    /** The rise of the registration cost changed. */
    readonly BurnIncreaseMultSet: { readonly netuid: number; readonly burn_increase_mult: bigint };
    /** A root validator chose whether it lends stake to new subnets. */
    readonly AutoParentDelegationEnabledSet: { readonly hotkey: Address; readonly enabled: boolean };
    /** Stake was locked. */
    readonly StakeLocked: {
      readonly coldkey: Address;
      readonly hotkey: Address;
      readonly netuid: number;
      readonly amount: bigint;
    };
    /** Stake was unlocked; not emitted. */
    readonly StakeUnlocked: {
      readonly coldkey: Address;
      readonly hotkey: Address;
      readonly netuid: number;
      readonly amount: bigint;
    };
    /** A lock backs another hotkey. */
    readonly LockMoved: {
      readonly coldkey: Address;
      readonly origin_hotkey: Address;
      readonly destination_hotkey: Address;
      readonly netuid: number;
    };
    /** The activity cutoff factor changed. */
    readonly ActivityCutoffFactorMilliSet: { readonly netuid: number; readonly factor_milli: number };
    /** The owner triggered an epoch. */
    readonly EpochTriggered: { readonly netuid: number; readonly by: Address; readonly fires_at: bigint };
    /** An epoch waits because of the per-block cap. */
    readonly EpochDeferred: { readonly netuid: number; readonly from_block: bigint; readonly to_block: bigint };
    /** An epoch did not run because the subnet's keys are inconsistent. */
    readonly EpochSkipped: { readonly netuid: number; readonly block: bigint };
    /** A subnet passed to the coldkey with the most conviction. */
    readonly SubnetOwnerChanged: {
      readonly netuid: number;
      readonly old_coldkey: Address;
      readonly new_coldkey: Address;
    };
    /** A coldkey chose whether its lock decays. */
    readonly PerpetualLockUpdated: { readonly coldkey: Address; readonly netuid: number; readonly enabled: boolean };
    /** A coldkey chose whether it rejects locked alpha. */
    readonly RejectLockedAlphaUpdated: { readonly coldkey: Address; readonly enabled: boolean };
  };
  readonly Utility: {
    /** A batch ended at a call that failed; those before it stand. */
    readonly BatchInterrupted: { readonly index: number; readonly error: DispatchError };
    /** All calls of a batch succeeded. */
    readonly BatchCompleted: undefined;
    /** All calls of a batch were made; some failed. */
    readonly BatchCompletedWithErrors: undefined;
    /** A call of a batch succeeded. */
    readonly ItemCompleted: undefined;
    /** A call of a batch failed. */
    readonly ItemFailed: { readonly error: DispatchError };
    /** A call was made for another origin. */
    readonly DispatchedAs: { readonly result: Outcome<undefined, DispatchError> };
    /** The first of two calls succeeded. */
    readonly IfElseMainSuccess: undefined;
    /** The first of two calls failed, so the second was made. */
    readonly IfElseFallbackCalled: { readonly main_error: DispatchError };
  };
  readonly Sudo: {
    /** A call was made in the chain's name. */
    readonly Sudid: { readonly sudo_result: Outcome<undefined, DispatchError> };
    /** The key was replaced. */
    readonly KeyChanged: { readonly old: Address | undefined; readonly new: Address };
    /** The key was removed for good. */
    readonly KeyRemoved: undefined;
    /** A call was made in another account's name. */
    readonly SudoAsDone: { readonly sudo_result: Outcome<undefined, DispatchError> };
  };
  readonly Commitments: {
    /** A neuron committed. */
    readonly Commitment: { readonly netuid: number; readonly who: Address };
    /** A neuron committed to something that a drand round decrypts. */
    readonly TimelockCommitment: { readonly netuid: number; readonly who: Address; readonly reveal_round: bigint };
    /** An encrypted field of a commitment was revealed. */
    readonly CommitmentRevealed: { readonly netuid: number; readonly who: Address };
  };
  readonly AdminUtils: {
    /** A precompile was switched. */
    readonly PrecompileUpdated: { readonly precompile_id: PrecompileEnum; readonly enabled: boolean };
    /** The third form of bonds was switched on or off for a subnet. */
    readonly Yuma3EnableToggled: { readonly netuid: number; readonly enabled: boolean };
    /** Resets of bonds were allowed or forbidden on a subnet. */
    readonly BondsResetToggled: { readonly netuid: number; readonly enabled: boolean };
    /** The half-life of the registration cost changed. */
    readonly BurnHalfLifeSet: { readonly netuid: number; readonly burn_half_life: number };
    /** The rise of the registration cost changed. */
    readonly BurnIncreaseMultSet: { readonly netuid: number; readonly burn_increase_mult: bigint };
    /** The TAO emission of a subnet was switched on or off. */
    readonly SubnetEmissionEnabledSet: { readonly netuid: number; readonly enabled: boolean };
  };
  readonly Swap: {
    /** The fee rate of a pool was set. */
    readonly FeeRateSet: { readonly netuid: number; readonly rate: number };
  };
  readonly Session: {
    /** A session began. */
    readonly NewSession: { readonly session_index: number };
    /** Others make blocks and vote from the next block on. A seat without owner is named by the author's key. */
    readonly SeatsChanged: { readonly joined: readonly Address[]; readonly left: readonly Address[] };
    /** Root changed the settings. */
    readonly SettingsChanged: { readonly settings: SessionSettings };
    /** An author made two blocks in one slot and has no seat up to the session named. */
    readonly AuthorEquivocated: {
      readonly offender: Hex<32>;
      readonly owner: Address | undefined;
      readonly slot: bigint;
      readonly banned_until: number;
    };
    /** A voter voted twice in one round and has no seat up to the session named. */
    readonly VoterEquivocated: {
      readonly offender: Hex<32>;
      readonly owner: Address | undefined;
      readonly set_id: bigint;
      readonly round: bigint;
      readonly banned_until: number;
    };
  };
}
