// Written by scripts/descriptors.mjs from the runtime's metadata: npm run descriptors writes it anew.
import type { Hex } from "../shapes.ts";
import type { BlockWeights, FrameSupportDispatchPerDispatchClass, RuntimeDbWeight, RuntimeVersion } from "./types.ts";

/** Constants by pallet. */
export interface Constants {
  readonly System: {
    /** Limits of the work of a block. */
    readonly BlockWeights: BlockWeights;
    /** Limits of the bytes of a block's extrinsics. */
    readonly BlockLength: FrameSupportDispatchPerDispatchClass;
    /** Number of blocks whose hashes are kept. */
    readonly BlockHashCount: number;
    /** Price of database accesses, in picoseconds. */
    readonly DbWeight: RuntimeDbWeight;
    /** Network prefix of addresses. */
    readonly SS58Prefix: number;
    /** Names and versions of the runtime and of its APIs. */
    readonly Version: RuntimeVersion;
  };
  readonly Timestamp: {
    /** Least time between two blocks, in milliseconds. */
    readonly MinimumPeriod: bigint;
  };
  readonly Aura: {
    /** Duration of a slot in milliseconds. */
    readonly SlotDuration: bigint;
  };
  readonly Grandpa: {
    /** Most voters. */
    readonly MaxAuthorities: number;
    /** Not used: nobody is nominated. */
    readonly MaxNominators: number;
    /** Earlier sets of voters that are remembered. */
    readonly MaxSetIdSessionEntries: bigint;
  };
  readonly Balances: {
    /** Least balance of an account, in rao. */
    readonly ExistentialDeposit: bigint;
    /** Most locks of one account. */
    readonly MaxLocks: number;
    /** Most named reserves of one account. */
    readonly MaxReserves: number;
    /** Most freezes of one account. */
    readonly MaxFreezes: number;
  };
  readonly TransactionPayment: {
    /** Not used: operational calls cost what others cost. */
    readonly OperationalFeeMultiplier: number;
  };
  readonly SubtensorModule: {
    /** TAO (rao) issued at genesis. */
    readonly InitialIssuance: bigint;
    /** Fewest weights of a validator. */
    readonly InitialMinAllowedWeights: number;
    /** Emission share of a subnet on older chains. */
    readonly InitialEmissionValue: number;
    /** Blocks between two epochs. */
    readonly InitialTempo: number;
    /** Difficulty of a proof of work. */
    readonly InitialDifficulty: bigint;
    /** Highest difficulty of a proof of work. */
    readonly InitialMaxDifficulty: bigint;
    /** Least difficulty of a proof of work. */
    readonly InitialMinDifficulty: bigint;
    /** TAO (rao) spent on registrations. */
    readonly InitialRAORecycledForRegistration: bigint;
    /** Cost of a registration (rao). */
    readonly InitialBurn: bigint;
    /** Highest cost of a registration (rao). */
    readonly InitialMaxBurn: bigint;
    /** Least cost of a registration (rao). */
    readonly InitialMinBurn: bigint;
    /** Least TAO (rao) of a change of stake. */
    readonly InitialMinStake: bigint;
    /** Least cost of a registration stays below this (rao). */
    readonly MinBurnUpperBound: bigint;
    /** Highest cost of a registration stays above this (rao). */
    readonly MaxBurnLowerBound: bigint;
    /** Least tempo an owner may set. */
    readonly MinTempo: number;
    /** Highest tempo an owner may set. */
    readonly MaxTempo: number;
    /** Least activity cutoff factor, in thousandths of a tempo. */
    readonly MinActivityCutoffFactorMilli: number;
    /** Highest activity cutoff factor, in thousandths of a tempo. */
    readonly MaxActivityCutoffFactorMilli: number;
    /** Blocks between adjustments of the registration cost. */
    readonly InitialAdjustmentInterval: number;
    /** Weight of old bonds, in millionths. */
    readonly InitialBondsMovingAverage: bigint;
    /** Degree to which bonds follow clipped weights, out of 65535. */
    readonly InitialBondsPenalty: number;
    /** True when a commitment may reset bonds. */
    readonly InitialBondsResetOn: boolean;
    /** Registrations aimed at in an interval. */
    readonly InitialTargetRegistrationsPerInterval: number;
    /** Steepness of the old trust curve. */
    readonly InitialRho: number;
    /** Steepness of liquid alpha, in hundredths. */
    readonly InitialAlphaSigmoidSteepness: number;
    /** Share of stake that makes a majority, out of 65535. */
    readonly InitialKappa: number;
    /** Fewest UIDs to which a subnet may be limited. */
    readonly InitialMinAllowedUids: number;
    /** Most neurons of a subnet. */
    readonly InitialMaxAllowedUids: number;
    /** Validators pruned at once on older chains. */
    readonly InitialValidatorPruneLen: bigint;
    /** Scaling law of older chains. */
    readonly InitialScalingLawPower: number;
    /** Blocks for which a neuron is immune. */
    readonly InitialImmunityPeriod: number;
    /** Older activity limit in blocks. */
    readonly InitialActivityCutoff: number;
    /** Most registrations in one block. */
    readonly InitialMaxRegistrationsPerBlock: number;
    /** Pruning score of a new neuron on older chains. */
    readonly InitialPruningScore: number;
    /** Most validators of a subnet. */
    readonly InitialMaxAllowedValidators: number;
    /** Take of a delegate that chose none, out of 65535. */
    readonly InitialDefaultDelegateTake: number;
    /** Least take of a delegate, out of 65535. */
    readonly InitialMinDelegateTake: number;
    /** Take of a child that chose none, out of 65535. */
    readonly InitialDefaultChildKeyTake: number;
    /** Least take of a child, out of 65535. */
    readonly InitialMinChildKeyTake: number;
    /** Highest take of a child, out of 65535. */
    readonly InitialMaxChildKeyTake: number;
    /** Least version key of weights. */
    readonly InitialWeightsVersionKey: bigint;
    /** Blocks between two updates of an endpoint. */
    readonly InitialServingRateLimit: bigint;
    /** Blocks between two changes of a hotkey. */
    readonly InitialTxRateLimit: bigint;
    /** Blocks between two increases of a take. */
    readonly InitialTxDelegateTakeRateLimit: bigint;
    /** Blocks between two increases of a child's take. */
    readonly InitialTxChildKeyTakeRateLimit: bigint;
    /** Smoothing of the registration cost. */
    readonly InitialAdjustmentAlpha: bigint;
    /** Blocks for which a subnet is immune. */
    readonly InitialNetworkImmunityPeriod: bigint;
    /** Least cost of a subnet (rao). */
    readonly InitialNetworkMinLockCost: bigint;
    /** Owner's share of alpha emission, out of 65535. */
    readonly InitialSubnetOwnerCut: number;
    /** Blocks over which the cost of a subnet falls back. */
    readonly InitialNetworkLockReductionInterval: bigint;
    /** Blocks between two registrations of subnets. */
    readonly InitialNetworkRateLimit: bigint;
    /** Cost of changing a key on all subnets (rao). */
    readonly KeySwapCost: bigint;
    /** Highest weight of liquid alpha, out of 65535. */
    readonly AlphaHigh: number;
    /** Lowest weight of liquid alpha, out of 65535. */
    readonly AlphaLow: number;
    /** True when liquid alpha is on. */
    readonly LiquidAlphaOn: boolean;
    /** True when the third form of bonds is on. */
    readonly Yuma3On: boolean;
    /** Blocks between announcing and making a change of coldkey. */
    readonly InitialColdkeySwapAnnouncementDelay: number;
    /** Further blocks before an announcement may be replaced. */
    readonly InitialColdkeySwapReannouncementDelay: number;
    /** Blocks a scheduled dissolution once waited. */
    readonly InitialDissolveNetworkScheduleDuration: number;
    /** Weight of a TAO on root against an alpha, out of 2^64 - 1. */
    readonly InitialTaoWeight: bigint;
    /** Blocks after which a new subnet's price average has half its final weight. */
    readonly InitialEmaPriceHalvingPeriod: bigint;
    /** Blocks between registration and start of a subnet. */
    readonly InitialStartCallDelay: bigint;
    /** Cost of changing a hotkey on one subnet (rao). */
    readonly KeySwapOnSubnetCost: bigint;
    /** Blocks between two changes of hotkeys on a subnet. */
    readonly HotkeySwapOnSubnetInterval: bigint;
    /** Lease dividends are paid in blocks divisible by this. */
    readonly LeaseDividendsDistributionInterval: number;
    /** Share of immune neurons that a trimmed subnet stays below. */
    readonly MaxImmuneUidsPercentage: number;
    /** Name from which the accounts of subnets are derived. */
    readonly SubtensorPalletId: Hex<8>;
    /** Name from which the account of burned TAO is derived. */
    readonly BurnAccountId: Hex<8>;
    /** Most epochs in one block. */
    readonly InitialMaxEpochsPerBlock: number;
  };
  readonly Utility: {
    /** Most calls of one batch. */
    readonly batched_calls_limit: number;
  };
  readonly Commitments: {
    /** Most fields of a commitment. */
    readonly MaxFields: number;
    /** Deposit for a commitment (rao); there is none. */
    readonly InitialDeposit: bigint;
    /** Deposit for each field (rao); there is none. */
    readonly FieldDeposit: bigint;
  };
  readonly Swap: {
    /** Account that held liquidity on older chains; not used. */
    readonly ProtocolId: Hex<8>;
    /** Highest fee rate, out of 65535. */
    readonly MaxFeeRate: number;
    /** Least liquidity of a user's position; not used. */
    readonly MinimumLiquidity: bigint;
    /** Least that a pool must hold of what is bought. */
    readonly MinimumReserve: bigint;
  };
}
