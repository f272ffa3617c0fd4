/**
 * Identities and changes of keys (protocol: staking §6).
 *
 * @packageDocumentation
 */

import { AccountId, H256, tuple, u32, u64 } from "@opentao/codec";
import { blake2_128Concat, identity, twox64Concat } from "../../framework/index.ts";
import { NetUid } from "../../primitives/subnets.ts";
import { pallet } from "./prefix.ts";
import { ChainIdentityV2 } from "./types.ts";

export const IdentitiesV2 = pallet.optionalMap("IdentitiesV2", [blake2_128Concat(AccountId)], ChainIdentityV2, {
  docs: "Name, links and description that a coldkey gave itself.",
});

export const ColdkeySwapAnnouncements = pallet.optionalMap(
  "ColdkeySwapAnnouncements",
  [twox64Concat(AccountId)],
  tuple(u32, H256),
  { docs: "Announced change of a coldkey: block from which it may be made, hash of the new coldkey." },
);

export const ColdkeySwapDisputes = pallet.optionalMap("ColdkeySwapDisputes", [twox64Concat(AccountId)], u32, {
  docs: "Block in which an announced change was disputed.",
});

export const ColdkeySwapAnnouncementDelay = pallet.value("ColdkeySwapAnnouncementDelay", u32, {
  default: (params) => (params.fast ? 50 : 36_000),
  docs: "Blocks between the announcement and the change of a coldkey.",
});

export const ColdkeySwapReannouncementDelay = pallet.value("ColdkeySwapReannouncementDelay", u32, {
  default: (params) => (params.fast ? 10 : 7200),
  docs: "Further blocks before an announcement may be replaced or withdrawn.",
});

export const LastHotkeySwapOnNetuid = pallet.map(
  "LastHotkeySwapOnNetuid",
  [identity(NetUid), blake2_128Concat(AccountId)],
  u64,
  { default: 0n, docs: "Block in which a coldkey last changed a hotkey on a subnet." },
);
