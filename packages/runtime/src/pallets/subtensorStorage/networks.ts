/**
 * Subnets that exist, their owners and the cost of a new one (protocol: consensus §4.1-4.4).
 *
 * @packageDocumentation
 */

import { AccountId, bool, bytes, u16, u32, u64 } from "@opentao/codec";
import { blake2_128Concat, identity } from "../../framework/index.ts";
import { ZERO_ACCOUNT } from "../../primitives/accounts.ts";
import { TaoBalance } from "../../primitives/amounts.ts";
import { NetUid } from "../../primitives/subnets.ts";
import { pallet } from "./prefix.ts";
import { RecycleOrBurnEnum, SubnetIdentityV3 } from "./types.ts";

export const NetworksAdded = pallet.map("NetworksAdded", [identity(NetUid)], bool, {
  default: false,
  docs: "Subnets that exist. The stored boolean is always true; presence is what counts.",
});

export const TotalNetworks = pallet.value("TotalNetworks", u16, {
  default: 0,
  docs: "Number of subnets, root included.",
});

export const SubnetLimit = pallet.value("SubnetLimit", u16, {
  default: 128,
  docs: "Most subnets besides root; a registration beyond it removes the least valued one.",
});

export const SubnetMechanism = pallet.map("SubnetMechanism", [identity(NetUid)], u16, {
  default: 0,
  docs: "0 = stable (one alpha is one TAO, as on root), 1 = dynamic (priced by a pool).",
});

export const SubnetworkN = pallet.map("SubnetworkN", [identity(NetUid)], u16, {
  default: 0,
  docs: "Number of neurons of a subnet; UIDs run from 0 to this number minus one.",
});

export const NetworkRegisteredAt = pallet.map("NetworkRegisteredAt", [identity(NetUid)], u64, {
  default: 0n,
  docs: "Block in which the subnet was registered.",
});

export const RegisteredSubnetCounter = pallet.map("RegisteredSubnetCounter", [identity(NetUid)], u64, {
  default: 0n,
  docs: "Number of times that this id was registered; tells a reused id from its predecessor.",
});

export const NetworkRegistrationStartBlock = pallet.value("NetworkRegistrationStartBlock", u64, {
  default: 0n,
  docs: "Block from which subnets may be registered.",
});

export const NetworkRateLimit = pallet.value("NetworkRateLimit", u64, {
  default: (params) => params.networkRateLimit,
  docs: "Blocks that must pass between two subnet registrations, whoever makes them.",
});

export const NetworkImmunityPeriod = pallet.value("NetworkImmunityPeriod", u64, {
  default: 1_296_000n,
  docs: "Blocks for which a new subnet cannot be removed to make room.",
});

export const NetworkMinLockCost = pallet.value("NetworkMinLockCost", TaoBalance, {
  default: 1_000_000_000_000n,
  docs: "Least TAO (rao) a subnet registration locks, and the least its pool starts with.",
});

export const NetworkLastLockCost = pallet.value("NetworkLastLockCost", TaoBalance, {
  default: 1_000_000_000_000n,
  docs: "TAO (rao) locked by the latest subnet registration.",
});

export const NetworkLockReductionInterval = pallet.value("NetworkLockReductionInterval", u64, {
  default: 100_800n,
  docs: "Blocks over which the lock cost falls back to the last one paid, at full emission.",
});

export const StartCallDelay = pallet.value("StartCallDelay", u64, {
  default: 0n,
  docs: "Blocks between a subnet's registration and the earliest start call.",
});

export const FirstEmissionBlockNumber = pallet.optionalMap("FirstEmissionBlockNumber", [identity(NetUid)], u64, {
  docs: "Block after the start call; absent until the owner starts the subnet.",
});

export const SubtokenEnabled = pallet.map("SubtokenEnabled", [identity(NetUid)], bool, {
  default: false,
  docs: "True when the subnet's alpha may be staked, unstaked and moved.",
});

export const SubnetOwner = pallet.map("SubnetOwner", [identity(NetUid)], AccountId, {
  default: ZERO_ACCOUNT,
  docs: "Coldkey that owns the subnet.",
});

export const SubnetOwnerHotkey = pallet.map("SubnetOwnerHotkey", [identity(NetUid)], AccountId, {
  default: ZERO_ACCOUNT,
  docs: "Hotkey that receives the owner's cut.",
});

export const SubnetOwnerCut = pallet.value("SubnetOwnerCut", u16, {
  default: 11_796,
  docs: "Owner's share of alpha emission, out of 65535.",
});

export const OwnerCutEnabled = pallet.map("OwnerCutEnabled", [identity(NetUid)], bool, {
  default: true,
  docs: "True when the owner's cut is taken on this subnet.",
});

export const SubnetLocked = pallet.map("SubnetLocked", [identity(NetUid)], TaoBalance, {
  default: 0n,
  docs: "TAO (rao) locked when the subnet was registered.",
});

export const LargestLocked = pallet.map("LargestLocked", [identity(NetUid)], u64, {
  default: 0n,
  docs: "Largest lock (rao) seen for this id; kept for readers of older chains.",
});

export const TokenSymbol = pallet.map("TokenSymbol", [identity(NetUid)], bytes(), {
  default: Uint8Array.of(0xf0, 0x9d, 0x9c, 0x8f),
  docs: "Symbol of the subnet's alpha, UTF-8.",
});

export const SubnetIdentitiesV3 = pallet.optionalMap(
  "SubnetIdentitiesV3",
  [blake2_128Concat(NetUid)],
  SubnetIdentityV3,
  { docs: "Name, links and description that the owner gave the subnet." },
);

export const TransferToggle = pallet.map("TransferToggle", [identity(NetUid)], bool, {
  default: true,
  docs: "True when stake on this subnet may change coldkeys.",
});

export const RecycleOrBurn = pallet.map("RecycleOrBurn", [identity(NetUid)], RecycleOrBurnEnum, {
  default: { type: "Burn" },
  docs: "Fate of miner emission withheld from the owner's own hotkeys.",
});

export const TaoInRefundDeploymentBlock = pallet.value("TaoInRefundDeploymentBlock", u64, {
  default: 0n,
  docs: "Subnets registered after this block count their alpha reserve as the protocol's on dissolution.",
});

export const DissolveNetworkScheduleDuration = pallet.value("DissolveNetworkScheduleDuration", u32, {
  default: 36_000,
  docs: "Blocks a scheduled dissolution once waited; nothing reads it.",
});
