/**
 * Owners of hotkeys, takes, and hotkeys to which others pass their stake (protocol: staking §4, §6.1).
 *
 * @packageDocumentation
 */

import { AccountId, bool, tuple, u16, u64, vec } from "@opentao/codec";
import { blake2_128Concat, identity } from "../../framework/index.ts";
import { ZERO_ACCOUNT } from "../../primitives/accounts.ts";
import { NetUid } from "../../primitives/subnets.ts";
import { pallet } from "./prefix.ts";

export const Owner = pallet.map("Owner", [blake2_128Concat(AccountId)], AccountId, {
  default: ZERO_ACCOUNT,
  docs: "Coldkey that owns a hotkey; presence means that the hotkey exists.",
});

export const OwnedHotkeys = pallet.map("OwnedHotkeys", [blake2_128Concat(AccountId)], vec(AccountId), {
  default: [],
  docs: "Hotkeys that a coldkey owns.",
});

export const Delegates = pallet.map("Delegates", [blake2_128Concat(AccountId)], u16, {
  default: 11_796,
  docs: "Share of dividends that a hotkey keeps, out of 65535; presence means that it accepts nominations.",
});

export const MinDelegateTake = pallet.value("MinDelegateTake", u16, {
  default: 0,
  docs: "Least take of a delegate, out of 65535.",
});

export const MaxDelegateTake = pallet.value("MaxDelegateTake", u16, {
  default: 11_796,
  docs: "Highest take of a delegate, out of 65535.",
});

export const ChildKeys = pallet.map(
  "ChildKeys",
  [blake2_128Concat(AccountId), identity(NetUid)],
  vec(tuple(u64, AccountId)),
  {
    default: [],
    docs: "Hotkeys to which a hotkey passes stake on a subnet: pairs of (proportion out of 2^64 - 1, child).",
  },
);

export const ParentKeys = pallet.map(
  "ParentKeys",
  [blake2_128Concat(AccountId), identity(NetUid)],
  vec(tuple(u64, AccountId)),
  {
    default: [],
    docs: "Hotkeys that pass stake to this one on a subnet: pairs of (proportion out of 2^64 - 1, parent).",
  },
);

export const PendingChildKeys = pallet.map(
  "PendingChildKeys",
  [identity(NetUid), blake2_128Concat(AccountId)],
  tuple(vec(tuple(u64, AccountId)), u64),
  { default: [[], 0n], docs: "Children that take effect after the cooldown, and the block of its end." },
);

export const PendingChildKeyCooldown = pallet.value("PendingChildKeyCooldown", u64, {
  default: (params) => (params.fast || !params.fairLaunch ? 15n : 7200n),
  docs: "Blocks before new children take effect.",
});

export const ChildkeyTake = pallet.map("ChildkeyTake", [blake2_128Concat(AccountId), identity(NetUid)], u16, {
  default: 0,
  docs: "Share of inherited dividends that a child keeps on a subnet, out of 65535.",
});

export const MinChildkeyTake = pallet.value("MinChildkeyTake", u16, {
  default: 0,
  docs: "Least take of a child, out of 65535.",
});

export const MaxChildkeyTake = pallet.value("MaxChildkeyTake", u16, {
  default: 11_796,
  docs: "Highest take of a child, out of 65535.",
});

export const MinChildkeyTakePerSubnet = pallet.map("MinChildkeyTakePerSubnet", [identity(NetUid)], u16, {
  default: 0,
  docs: "Least take of a child on this subnet, out of 65535.",
});

export const CKBurn = pallet.value("CKBurn", u64, {
  default: 0n,
  docs: "Share of inherited dividends that is recycled, out of 2^64 - 1.",
});

export const AutoParentDelegationEnabled = pallet.map(
  "AutoParentDelegationEnabled",
  [blake2_128Concat(AccountId)],
  bool,
  { default: true, docs: "True when a root validator lends its stake to the owner of each new subnet." },
);
