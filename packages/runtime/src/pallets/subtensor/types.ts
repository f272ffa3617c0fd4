/**
 * Types of SubtensorModule as they stand in storage, calls and events (protocol: consensus §1.1-1.4, §4.8-4.10).
 *
 * @packageDocumentation
 */

import {
  AccountId,
  alias,
  boundedBytes,
  bytes,
  fixedBytes,
  i64,
  i128,
  named,
  option,
  set,
  struct,
  tuple,
  u8,
  u16,
  u32,
  u64,
  u128,
  type Value,
  variant,
} from "@opentao/codec";

/** Id of a subnet; 0 is root. */
export const NetUid = alias(u16, "NetUid");
/** Most subnet ids; what separates the mechanisms in storage keys. */
export const GLOBAL_MAX_SUBNET_COUNT = 4096;
/** Ids of subnets, each once. */
export const NetUids = alias(set(NetUid, { max: GLOBAL_MAX_SUBNET_COUNT }), "BTreeSet<NetUid>");
/** Number of a mechanism within a subnet; 0 is the main one. */
export const MechId = alias(u8, "MechId");
/** `mechanism × 4096 + subnet`: key of what each mechanism has of its own. */
export const NetUidStorageIndex = alias(u16, "NetUidStorageIndex");
/** An amount of TAO in rao (10⁻⁹ TAO). */
export const TaoBalance = alias(u64, "TaoBalance");
/** An amount of a subnet's alpha in units of 10⁻⁹. */
export const AlphaBalance = alias(u64, "AlphaBalance");
/** Number of a subnet lease. */
export const LeaseId = alias(u32, "LeaseId");
/** An Ethereum address. */
export const H160 = named(fixedBytes(20), { path: "primitive_types::H160" });
/** A share in whole percent. */
export const Percent = named(u8, { path: "sp_arithmetic::per_things::Percent" });

/** The account of 32 zero bytes: "nobody". */
export const ZERO_ACCOUNT: Uint8Array = new Uint8Array(32);
/** The root network. */
export const ROOT = 0;
/** The first mechanism of a subnet. */
export const MAIN_MECHANISM = 0;

// Fields of these types are called by their short names, from which clients know where the fraction begins.
/** Signed number with 32 integer and 32 fraction bits. */
export const I32F32 = alias(struct({ bits: i64 }, { path: "substrate_fixed::FixedI64" }), "I32F32");
/** Signed number with 64 integer and 64 fraction bits. */
export const I64F64 = alias(struct({ bits: i128 }, { path: "substrate_fixed::FixedI128" }), "I64F64");
/** Unsigned number with 64 integer and 64 fraction bits. */
export const U64F64 = alias(struct({ bits: u128 }, { path: "substrate_fixed::FixedU128" }), "U64F64");
/** Unsigned number with 96 integer and 32 fraction bits. */
export const U96F32 = alias(struct({ bits: u128 }, { path: "substrate_fixed::FixedU128" }), "U96F32");
/** Signed number with 96 integer and 32 fraction bits. */
export const I96F32 = alias(struct({ bits: i128 }, { path: "substrate_fixed::FixedI128" }), "I96F32");

/** `mantissa × 10^exponent`: how shares of a pool are counted (protocol: staking §1.3). */
export const SafeFloat = struct({ mantissa: u128, exponent: i64 }, { path: "share_pool::SafeFloat" });
export type SafeFloat = Value<typeof SafeFloat>;

/** Stake that cannot be withdrawn, and the conviction it has earned (protocol: staking §5.1). */
export const LockState = struct(
  { lockedMass: AlphaBalance, conviction: U64F64, lastUpdate: u64 },
  { path: "pallet_subtensor::staking::lock::LockState" },
);
export type LockState = Value<typeof LockState>;

/** Where a miner serves. */
export const AxonInfo = struct(
  { block: u64, version: u32, ip: u128, port: u16, ipType: u8, protocol: u8, placeholder1: u8, placeholder2: u8 },
  { path: "pallet_subtensor::pallet::AxonInfo" },
);
export type AxonInfo = Value<typeof AxonInfo>;

/** Where a neuron serves metrics. */
export const PrometheusInfo = struct(
  { block: u64, version: u32, ip: u128, port: u16, ipType: u8 },
  { path: "pallet_subtensor::pallet::PrometheusInfo" },
);
export type PrometheusInfo = Value<typeof PrometheusInfo>;

/** Public key with which connections to a neuron are encrypted. */
export const NeuronCertificate = struct(
  { publicKey: boundedBytes(64), algorithm: u8 },
  { path: "pallet_subtensor::pallet::NeuronCertificate" },
);
export type NeuronCertificate = Value<typeof NeuronCertificate>;

/** What a coldkey says of itself; all texts are bytes without checked encoding. */
export const ChainIdentityV2 = struct(
  {
    name: bytes(),
    url: bytes(),
    githubRepo: bytes(),
    image: bytes(),
    discord: bytes(),
    description: bytes(),
    additional: bytes(),
  },
  { path: "pallet_subtensor::pallet::ChainIdentityV2" },
);
export type ChainIdentityV2 = Value<typeof ChainIdentityV2>;

/** What an owner says of a subnet; all texts are bytes without checked encoding. */
export const SubnetIdentityV3 = struct(
  {
    subnetName: bytes(),
    githubRepo: bytes(),
    subnetContact: bytes(),
    subnetUrl: bytes(),
    discord: bytes(),
    description: bytes(),
    logoUrl: bytes(),
    additional: bytes(),
  },
  { path: "pallet_subtensor::pallet::SubnetIdentityV3" },
);
export type SubnetIdentityV3 = Value<typeof SubnetIdentityV3>;

/** Fate of miner emission withheld from the owner: `Burn` leaves it in issuance, `Recycle` takes it out. */
export const RecycleOrBurnEnum = variant(
  { Burn: null, Recycle: null },
  { path: "pallet_subtensor::pallet::RecycleOrBurnEnum" },
);

/** What happens to a coldkey's root dividends when they are claimed (protocol: consensus §2.15). */
export const RootClaimTypeEnum = variant(
  { Swap: null, Keep: null, KeepSubnets: struct({ subnets: NetUids }) },
  { path: "pallet_subtensor::pallet::RootClaimTypeEnum" },
);
export type RootClaimTypeEnum = Value<typeof RootClaimTypeEnum>;

/** Encrypted weights of one commit. */
export const WeightCiphertext = alias(boundedBytes(5000), "BoundedVec<u8, ConstU32<MAX_CRV3_COMMIT_SIZE_BYTES>>");

/** A subnet held for the contributors of a crowdloan (protocol: staking §7.9). */
export const SubnetLease = struct(
  {
    beneficiary: AccountId,
    coldkey: AccountId,
    hotkey: AccountId,
    emissionsShare: Percent,
    endBlock: option(u32),
    netuid: NetUid,
    cost: TaoBalance,
  },
  { path: "pallet_subtensor::subnets::leasing::SubnetLease" },
);

/** Parameters with a rate limit of their own, in the order of their numbers (protocol: consensus §6.3). */
export const Hyperparameter = variant(
  {
    Unknown: null,
    ServingRateLimit: null,
    MaxDifficulty: null,
    AdjustmentAlpha: null,
    MaxWeightLimit: null,
    ImmunityPeriod: null,
    MinAllowedWeights: null,
    Kappa: null,
    Rho: null,
    ActivityCutoff: null,
    PowRegistrationAllowed: null,
    MinBurn: null,
    MaxBurn: null,
    BondsMovingAverage: null,
    BondsPenalty: null,
    CommitRevealEnabled: null,
    LiquidAlphaEnabled: null,
    AlphaValues: null,
    WeightCommitInterval: null,
    TransferEnabled: null,
    AlphaSigmoidSteepness: null,
    Yuma3Enabled: null,
    BondsResetEnabled: null,
    ImmuneNeuronLimit: null,
    RecycleOrBurn: null,
    MaxAllowedUids: null,
    BurnHalfLife: null,
    BurnIncreaseMult: null,
    SubnetEmissionEnabled: null,
    MinChildkeyTake: null,
    ActivityCutoffFactorMilli: null,
    TriggerEpoch: null,
  },
  { path: "pallet_subtensor::utils::rate_limiting::Hyperparameter" },
);
export type Hyperparameter = Value<typeof Hyperparameter>;

/** A limited action that is not tied to one kind of call (protocol: staking §3.15). */
export const RateLimitKey = variant(
  {
    SetSNOwnerHotkey: NetUid,
    OwnerHyperparamUpdate: tuple(NetUid, Hyperparameter),
    NetworkLastRegistered: null,
    LastTxBlock: AccountId,
    LastTxBlockChildKeyTake: AccountId,
    LastTxBlockDelegateTake: AccountId,
    AddStakeBurn: NetUid,
  },
  { path: "pallet_subtensor::RateLimitKey" },
);
export type RateLimitKey = Value<typeof RateLimitKey>;
