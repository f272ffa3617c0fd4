/**
 * Locked stake and the conviction it earns (protocol: staking §5).
 *
 * @packageDocumentation
 */

import { AccountId, bool, u64, u128, unit } from "@opentao/codec";
import { blake2_128Concat, identity } from "../../framework/index.ts";
import { NetUid } from "../../primitives/subnets.ts";
import { pallet } from "./prefix.ts";
import { LockState } from "./types.ts";

export const Lock = pallet.optionalMap(
  "Lock",
  [blake2_128Concat(AccountId), identity(NetUid), blake2_128Concat(AccountId)],
  LockState,
  { docs: "Lock of a coldkey on a subnet, with the hotkey it backs." },
);

export const LockingColdkeys = pallet.optionalMap(
  "LockingColdkeys",
  [identity(NetUid), blake2_128Concat(AccountId), blake2_128Concat(AccountId)],
  unit,
  { docs: "Coldkeys with a lock that backs this hotkey." },
);

export const HotkeyLock = pallet.optionalMap("HotkeyLock", [identity(NetUid), blake2_128Concat(AccountId)], LockState, {
  docs: "Perpetual locks that back a hotkey, together.",
});

export const DecayingHotkeyLock = pallet.optionalMap(
  "DecayingHotkeyLock",
  [identity(NetUid), blake2_128Concat(AccountId)],
  LockState,
  { docs: "Decaying locks that back a hotkey, together." },
);

export const OwnerLock = pallet.optionalMap("OwnerLock", [identity(NetUid)], LockState, {
  docs: "Perpetual locks that back the owner's hotkey, together.",
});

export const DecayingOwnerLock = pallet.optionalMap("DecayingOwnerLock", [identity(NetUid)], LockState, {
  docs: "Decaying locks that back the owner's hotkey, together.",
});

export const DecayingLock = pallet.optionalMap("DecayingLock", [blake2_128Concat(AccountId), identity(NetUid)], bool, {
  docs: "False when a coldkey's lock on a subnet is perpetual; absent or true when it decays.",
});

export const OwnerCutAutoLockEnabled = pallet.map("OwnerCutAutoLockEnabled", [identity(NetUid)], bool, {
  default: false,
  docs: "True when the owner's cut is locked as it is paid.",
});

export const UnlockRate = pallet.value("UnlockRate", u64, {
  default: 934_866n,
  docs: "Blocks in which a decaying lock falls to 1/e.",
});

export const MaturityRate = pallet.value("MaturityRate", u64, {
  default: 934_866n,
  docs: "Blocks in which conviction reaches 1 - 1/e of a lock.",
});

export const AccountFlags = pallet.map("AccountFlags", [blake2_128Concat(AccountId)], u128, {
  default: 0n,
  docs: "Choices of a coldkey; bit 0 = accepts locked alpha.",
});
