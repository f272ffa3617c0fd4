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
  named,
  option,
  struct,
  u8,
  u16,
  u32,
  u64,
  u128,
  type Value,
  variant,
} from "@opentao/codec";
import { AlphaBalance, Percent, TaoBalance, U64F64Bits } from "../../primitives/amounts.ts";
import { NetUid, NetUids } from "../../primitives/subnets.ts";

/** Number of a subnet lease. */
export const LeaseId = alias(u32, "LeaseId");
/** An Ethereum address. */
export const H160 = named(fixedBytes(20), { path: "primitive_types::H160" });

/** `mantissa × 10^exponent`: how shares of a pool are counted (protocol: staking §1.3). */
export const SafeFloatParts = struct({ mantissa: u128, exponent: i64 }, { path: "share_pool::SafeFloat" });

/** Stake that cannot be withdrawn, and the conviction it has earned (protocol: staking §5.1). */
export const LockState = struct(
  { lockedMass: AlphaBalance, conviction: U64F64Bits, lastUpdate: u64 },
  { path: "pallet_subtensor::staking::lock::LockState" },
);
export type LockState = Value<typeof LockState>;

/** Endpoint at which a neuron takes requests. */
export const AxonInfo = struct(
  { block: u64, version: u32, ip: u128, port: u16, ipType: u8, protocol: u8, placeholder1: u8, placeholder2: u8 },
  { path: "pallet_subtensor::pallet::AxonInfo" },
);
export type AxonInfo = Value<typeof AxonInfo>;

/** Endpoint at which a neuron serves metrics. */
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

/** Texts of the identity that a coldkey gives itself; bytes without checked encoding. */
export const chainIdentityFields = {
  name: bytes(),
  url: bytes(),
  githubRepo: bytes(),
  image: bytes(),
  discord: bytes(),
  description: bytes(),
  additional: bytes(),
};
/** Identity that a coldkey gives itself. */
export const ChainIdentityV2 = struct(chainIdentityFields, { path: "pallet_subtensor::pallet::ChainIdentityV2" });
export type ChainIdentityV2 = Value<typeof ChainIdentityV2>;

/** Texts of the identity that an owner gives a subnet; bytes without checked encoding. */
export const subnetIdentityFields = {
  subnetName: bytes(),
  githubRepo: bytes(),
  subnetContact: bytes(),
  subnetUrl: bytes(),
  discord: bytes(),
  description: bytes(),
  logoUrl: bytes(),
  additional: bytes(),
};
/** Identity that an owner gives a subnet. */
export const SubnetIdentityV3 = struct(subnetIdentityFields, { path: "pallet_subtensor::pallet::SubnetIdentityV3" });
export type SubnetIdentityV3 = Value<typeof SubnetIdentityV3>;

/** Fate of miner emission withheld from the owner: `Burn` leaves it in issuance, `Recycle` takes it out. */
export const RecycleOrBurnEnum = variant(
  { Burn: null, Recycle: null },
  { path: "pallet_subtensor::pallet::RecycleOrBurnEnum" },
);

/** Fate of a coldkey's root dividends when they are claimed (protocol: consensus §2.15). */
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
