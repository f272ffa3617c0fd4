/**
 * Stake: share pools by hotkey and subnet, and who stakes where (protocol: staking §1).
 *
 * @packageDocumentation
 */

import { AccountId, bytes, option, u64, vec } from "@opentao/codec";
import { blake2_128Concat, identity, twox64Concat } from "../../framework/index.ts";
import { AlphaBalance, U64F64Bits } from "../../primitives/amounts.ts";
import { NetUid } from "../../primitives/subnets.ts";
import { pallet } from "./prefix.ts";
import { SafeFloatParts } from "./types.ts";

export const TotalHotkeyAlpha = pallet.map(
  "TotalHotkeyAlpha",
  [blake2_128Concat(AccountId), identity(NetUid)],
  AlphaBalance,
  { default: 0n, docs: "Alpha of all who stake with a hotkey on a subnet." },
);

export const TotalHotkeyAlphaLastEpoch = pallet.map(
  "TotalHotkeyAlphaLastEpoch",
  [blake2_128Concat(AccountId), identity(NetUid)],
  AlphaBalance,
  { default: 0n, docs: "Alpha of all who stake with a hotkey on a subnet, as of its last epoch." },
);

export const TotalHotkeyShares = pallet.map(
  "TotalHotkeyShares",
  [blake2_128Concat(AccountId), identity(NetUid)],
  U64F64Bits,
  { default: { bits: 0n }, docs: "Shares in a hotkey's pool, in the older form." },
);

export const Alpha = pallet.map(
  "Alpha",
  [blake2_128Concat(AccountId), blake2_128Concat(AccountId), identity(NetUid)],
  U64F64Bits,
  { default: { bits: 0n }, docs: "Share of a coldkey in a hotkey's pool, in the older form." },
);

export const TotalHotkeySharesV2 = pallet.map(
  "TotalHotkeySharesV2",
  [blake2_128Concat(AccountId), identity(NetUid)],
  SafeFloatParts,
  { default: { mantissa: 0n, exponent: 0n }, docs: "Shares in a hotkey's pool." },
);

export const AlphaV2 = pallet.map(
  "AlphaV2",
  [blake2_128Concat(AccountId), blake2_128Concat(AccountId), identity(NetUid)],
  SafeFloatParts,
  { default: { mantissa: 0n, exponent: 0n }, docs: "Share of a coldkey in a hotkey's pool." },
);

export const StakingHotkeys = pallet.map("StakingHotkeys", [blake2_128Concat(AccountId)], vec(AccountId), {
  default: [],
  docs: "Hotkeys with which a coldkey ever staked, in order.",
});

export const LastColdkeyHotkeyStakeBlock = pallet.optionalMap(
  "LastColdkeyHotkeyStakeBlock",
  [twox64Concat(AccountId), twox64Concat(AccountId)],
  u64,
  { docs: "Block in which a coldkey last changed its stake with a hotkey." },
);

export const StakeThreshold = pallet.value("StakeThreshold", u64, {
  default: 0n,
  docs: "Stake weight below which weights are refused, and stake in TAO (rao) below which children are.",
});

export const NominatorMinRequiredStake = pallet.value("NominatorMinRequiredStake", u64, {
  default: 0n,
  docs: "Least stake with somebody else's hotkey, in millionths of the minimum stake.",
});

export const AutoStakeDestination = pallet.optionalMap(
  "AutoStakeDestination",
  [blake2_128Concat(AccountId), identity(NetUid)],
  AccountId,
  { docs: "Hotkey to which a coldkey's miner emission on a subnet goes." },
);

export const AutoStakeDestinationColdkeys = pallet.map(
  "AutoStakeDestinationColdkeys",
  [blake2_128Concat(AccountId), identity(NetUid)],
  vec(AccountId),
  { default: [], docs: "Coldkeys whose miner emission goes to this hotkey." },
);

export const AlphaMapLastKey = pallet.value("AlphaMapLastKey", option(bytes()), {
  default: undefined,
  docs: "Key at which the scan of the older stake map goes on.",
});

export const AlphaV2MapLastKey = pallet.value("AlphaV2MapLastKey", option(bytes()), {
  default: undefined,
  docs: "Key at which the scan of the stake map goes on.",
});

export const NextStakeJobId = pallet.value("NextStakeJobId", u64, {
  default: 0n,
  docs: "Number of the next stake job on older chains; not read.",
});
