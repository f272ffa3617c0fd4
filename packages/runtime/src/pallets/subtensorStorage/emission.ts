/**
 * Issuance, what the last block gave each subnet, and what waits for the next epoch (protocol: consensus §2.3-2.14).
 *
 * @packageDocumentation
 */

import { AccountId, bool, u64 } from "@opentao/codec";
import { blake2_128Concat, identity } from "../../framework/index.ts";
import { AlphaBalance, TaoBalance, U96F32Bits } from "../../primitives/amounts.ts";
import { NetUid } from "../../primitives/subnets.ts";
import { pallet } from "./prefix.ts";

export const TotalIssuance = pallet.value("TotalIssuance", TaoBalance, {
  default: 0n,
  docs: "TAO (rao) on all accounts; the emission curve goes by it.",
});

export const TotalStake = pallet.value("TotalStake", TaoBalance, {
  default: 0n,
  docs: "TAO (rao) in all pools, that of root included.",
});

export const BlockEmission = pallet.value("BlockEmission", u64, {
  default: 1_000_000_000n,
  docs: "The emission computed last, for TAO or for some subnet's alpha.",
});

export const TaoWeight = pallet.value("TaoWeight", u64, {
  default: 971_718_665_099_567_868n,
  docs: "Weight of one TAO staked on root against one alpha, out of 2^64 - 1.",
});

export const RootProp = pallet.map("RootProp", [identity(NetUid)], U96F32Bits, {
  default: { bits: 0n },
  docs: "Root's share in the alpha emitted to validators, as of the last block.",
});

export const SubnetTaoInEmission = pallet.map("SubnetTaoInEmission", [identity(NetUid)], TaoBalance, {
  default: 0n,
  docs: "TAO (rao) added to the pool in the last block.",
});

export const SubnetAlphaInEmission = pallet.map("SubnetAlphaInEmission", [identity(NetUid)], AlphaBalance, {
  default: 0n,
  docs: "Alpha added to the pool in the last block.",
});

export const SubnetAlphaOutEmission = pallet.map("SubnetAlphaOutEmission", [identity(NetUid)], AlphaBalance, {
  default: 0n,
  docs: "Alpha emitted to participants in the last block.",
});

export const SubnetExcessTao = pallet.map("SubnetExcessTao", [identity(NetUid)], TaoBalance, {
  default: 0n,
  docs: "TAO (rao) with which the chain bought alpha in the last block.",
});

export const SubnetRootSellTao = pallet.map("SubnetRootSellTao", [identity(NetUid)], TaoBalance, {
  default: 0n,
  docs: "TAO (rao) that root claims took out of the pool since the last block step.",
});

export const SubnetEmissionEnabled = pallet.map("SubnetEmissionEnabled", [identity(NetUid)], bool, {
  default: true,
  docs: "True when the subnet takes part in the TAO emission.",
});

export const PendingServerEmission = pallet.map("PendingServerEmission", [identity(NetUid)], AlphaBalance, {
  default: 0n,
  docs: "Alpha waiting for the miners at the next epoch.",
});

export const PendingValidatorEmission = pallet.map("PendingValidatorEmission", [identity(NetUid)], AlphaBalance, {
  default: 0n,
  docs: "Alpha waiting for the validators at the next epoch.",
});

export const PendingRootAlphaDivs = pallet.map("PendingRootAlphaDivs", [identity(NetUid)], AlphaBalance, {
  default: 0n,
  docs: "Alpha waiting for validators, by their root stake, at the next epoch.",
});

export const PendingOwnerCut = pallet.map("PendingOwnerCut", [identity(NetUid)], AlphaBalance, {
  default: 0n,
  docs: "Alpha waiting for the owner at the next epoch.",
});

export const MinerBurned = pallet.map("MinerBurned", [identity(NetUid)], U96F32Bits, {
  default: { bits: 0n },
  docs: "Share of the last epoch's miner emission that was withheld; lowers the subnet's TAO share.",
});

export const AlphaDividendsPerSubnet = pallet.map(
  "AlphaDividendsPerSubnet",
  [identity(NetUid), blake2_128Concat(AccountId)],
  AlphaBalance,
  { default: 0n, docs: "Alpha dividends of each hotkey at the last epoch." },
);

export const RootAlphaDividendsPerSubnet = pallet.map(
  "RootAlphaDividendsPerSubnet",
  [identity(NetUid), blake2_128Concat(AccountId)],
  AlphaBalance,
  { default: 0n, docs: "Root dividends of each hotkey at the last epoch, in alpha." },
);

export const LastHotkeyEmissionOnNetuid = pallet.map(
  "LastHotkeyEmissionOnNetuid",
  [blake2_128Concat(AccountId), identity(NetUid)],
  AlphaBalance,
  { default: 0n, docs: "Last emission of a hotkey; not written." },
);
