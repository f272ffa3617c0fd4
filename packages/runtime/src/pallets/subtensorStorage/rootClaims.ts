/**
 * Root dividends: what accrued, what was claimed, and for whom blocks claim (protocol: consensus §2.15).
 *
 * @packageDocumentation
 */

import { AccountId, map, u64, u128 } from "@opentao/codec";
import { blake2_128Concat, identity } from "../../framework/index.ts";
import { I96F32Bits } from "../../primitives/amounts.ts";
import { NetUid } from "../../primitives/subnets.ts";
import { pallet } from "./prefix.ts";
import { RootClaimTypeEnum } from "./types.ts";

export const RootClaimable = pallet.map("RootClaimable", [blake2_128Concat(AccountId)], map(NetUid, I96F32Bits), {
  default: [],
  docs: "Alpha per rao of root stake that a hotkey has accrued, by subnet.",
});

export const RootClaimed = pallet.map(
  "RootClaimed",
  [identity(NetUid), blake2_128Concat(AccountId), blake2_128Concat(AccountId)],
  u128,
  { default: 0n, docs: "Alpha a coldkey has claimed with a hotkey on a subnet, or may not claim." },
);

export const RootClaimType = pallet.map("RootClaimType", [blake2_128Concat(AccountId)], RootClaimTypeEnum, {
  default: { type: "Swap" },
  docs: "Choice whether a coldkey's root dividends are sold for TAO or kept as alpha.",
});

export const RootClaimableThreshold = pallet.map("RootClaimableThreshold", [blake2_128Concat(NetUid)], I96F32Bits, {
  default: { bits: 2_147_483_648_000_000n },
  docs: "Least alpha worth a claim.",
});

export const NumRootClaim = pallet.value("NumRootClaim", u64, {
  default: 5n,
  docs: "Coldkeys for which the chain claims in each block.",
});

export const StakingColdkeysByIndex = pallet.optionalMap("StakingColdkeysByIndex", [identity(u64)], AccountId, {
  docs: "Coldkeys with root stake, by position.",
});

export const StakingColdkeys = pallet.optionalMap("StakingColdkeys", [identity(AccountId)], u64, {
  docs: "Position of a coldkey with root stake.",
});

export const NumStakingColdkeys = pallet.value("NumStakingColdkeys", u64, {
  default: 0n,
  docs: "Number of coldkeys with root stake.",
});
