/**
 * Rate limits and when each was last used (protocol: staking §3.15).
 *
 * @packageDocumentation
 */

import { AccountId, bool, bytes, u16, u64 } from "@opentao/codec";
import { blake2_128Concat, identity } from "../../framework/index.ts";
import { NetUid } from "../../primitives/subnets.ts";
import { pallet } from "./prefix.ts";
import { RateLimitKey } from "./rateLimitKeys.ts";

export const LastRateLimitedBlock = pallet.map("LastRateLimitedBlock", [identity(RateLimitKey)], u64, {
  default: 0n,
  docs: "Block in which a limited action was last taken.",
});

export const TransactionKeyLastBlock = pallet.map(
  "TransactionKeyLastBlock",
  [blake2_128Concat(AccountId), identity(NetUid), identity(u16)],
  u64,
  { default: 0n, docs: "Block in which an account last made a kind of call on a subnet." },
);

export const LastTxBlock = pallet.map("LastTxBlock", [identity(AccountId)], u64, {
  default: 0n,
  docs: "Block of a coldkey's last limited call on older chains; not read.",
});

export const LastTxBlockChildKeyTake = pallet.map("LastTxBlockChildKeyTake", [identity(AccountId)], u64, {
  default: 0n,
  docs: "Block of a hotkey's last child take change on older chains; not read.",
});

export const LastTxBlockDelegateTake = pallet.map("LastTxBlockDelegateTake", [identity(AccountId)], u64, {
  default: 0n,
  docs: "Block of a hotkey's last take change on older chains; not read.",
});

export const TxRateLimit = pallet.value("TxRateLimit", u64, {
  default: 1000n,
  docs: "Blocks between two changes of a hotkey.",
});

export const TxDelegateTakeRateLimit = pallet.value("TxDelegateTakeRateLimit", u64, {
  default: 216_000n,
  docs: "Blocks between two increases of a take.",
});

export const TxChildkeyTakeRateLimit = pallet.value("TxChildkeyTakeRateLimit", u64, {
  default: (params) => (params.fast ? 5n : 216_000n),
  docs: "Blocks between two increases of a child's take.",
});

export const OwnerHyperparamRateLimit = pallet.value("OwnerHyperparamRateLimit", u16, {
  default: 2,
  docs: "Epochs between two changes of a parameter by the owner.",
});

export const WeightsVersionKeyRateLimit = pallet.value("WeightsVersionKeyRateLimit", u64, {
  default: 5n,
  docs: "Epochs between two changes of the weights version key by the owner.",
});

export const HasMigrationRun = pallet.map("HasMigrationRun", [identity(bytes())], bool, {
  default: false,
  docs: "Migrations that have run.",
});
