/**
 * Pallet AlphaAssets: how much alpha of each subnet was emitted, burned and recycled (protocol: staking §2.15). It
 * counts what passes through it and is read by nobody on the chain.
 *
 * @packageDocumentation
 */

import { definePallet, palletStorage, type State, twox64Concat } from "../../framework/index.ts";
import { AlphaBalance } from "../../primitives/amounts.ts";
import { saturatingAdd, saturatingSub } from "../../primitives/numbers.ts";
import { NetUid } from "../../primitives/subnets.ts";

const pallet = palletStorage("AlphaAssets");

export const TotalAlphaIssuance = pallet.map("TotalAlphaIssuance", [twox64Concat(NetUid)], AlphaBalance, {
  default: 0n,
  docs: "Alpha emitted and not recycled.",
});

export const AlphaBurned = pallet.map("AlphaBurned", [twox64Concat(NetUid)], AlphaBalance, {
  default: 0n,
  docs: "Alpha burned: it stays in the issuance.",
});

export const AlphaRecycled = pallet.map("AlphaRecycled", [twox64Concat(NetUid)], AlphaBalance, {
  default: 0n,
  docs: "Alpha recycled: it left the issuance.",
});

/** Counts alpha that was emitted. */
export function countMintedAlpha(state: State, netuid: number, amount: bigint): void {
  TotalAlphaIssuance.mutate(state, netuid, (total) => saturatingAdd(total, amount));
}

/** Counts alpha that was burned. */
export function countBurnedAlpha(state: State, netuid: number, amount: bigint): void {
  AlphaBurned.mutate(state, netuid, (total) => saturatingAdd(total, amount));
}

/** Counts alpha that was recycled. */
export function countRecycledAlpha(state: State, netuid: number, amount: bigint): void {
  AlphaRecycled.mutate(state, netuid, (total) => saturatingAdd(total, amount));
  TotalAlphaIssuance.mutate(state, netuid, (total) => saturatingSub(total, amount));
}

/** The counters of subnets' alpha. */
export const AlphaAssets = definePallet({
  name: "AlphaAssets",
  index: 31,
  path: "pallet_alpha_assets::pallet",
  docs: "Counters of the alpha of each subnet that was emitted, burned and recycled.",
  storage: { TotalAlphaIssuance, AlphaBurned, AlphaRecycled },
});
