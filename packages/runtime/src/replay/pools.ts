import { bytesEqual, toHex } from "@opentao/codec";
import { isSafeZero, type SafeFloat, safeFromInteger } from "@opentao/fixed";
import type { Externalities } from "../boundary.ts";
import { State } from "../framework/index.ts";
import { getStakeForHotkeyOnSubnet } from "../pallets/subtensor/ledger/positions.ts";
import { sharePool, sharesOf, worthOf } from "../pallets/subtensor/ledger/sharePool.ts";
import { Owner, RootClaimable } from "../pallets/subtensorStorage/index.ts";
import type { Change, Reason } from "./credits.ts";

/** One line of a pool's account. */
export interface PoolLine {
  readonly reason: Reason;
  /** Alpha added to the pool (below 0: taken). */
  readonly amount: bigint;
  /** Alpha by which the position of the pool's owner grew with it, in whole units as the chain rounds them. */
  readonly ofOwner: bigint;
  /** Hotkey that earned it (hexadecimal). */
  readonly earner: string;
  /** Coldkey for which it was added or taken (hexadecimal); `undefined`: for all who stake with the hotkey. */
  readonly coldkey: string | undefined;
  /** Step of the block, such as `SubtensorModule.add_stake`. */
  readonly step: string;
}

/** Account of what a block did to the stake with a hotkey on a subnet. */
export interface PoolAccount {
  readonly hotkey: string;
  readonly netuid: number;
  /** Alpha of all who stake with the hotkey, before and after the block. */
  readonly before: bigint;
  readonly after: bigint;
  /** The hotkey's owner (hexadecimal), and its part, before and after. */
  readonly owner: string;
  readonly ownerBefore: bigint;
  readonly ownerAfter: bigint;
  /** Changes in their order: they add up to both differences. */
  readonly lines: readonly PoolLine[];
}

/** A pool before the block. */
export interface PoolBefore {
  readonly hotkey: Uint8Array;
  readonly netuid: number;
  readonly owner: Uint8Array;
  readonly value: bigint;
  readonly totalShares: SafeFloat;
  readonly ownerShares: SafeFloat;
}

/** Reads the pool of a hotkey. */
export function readPool(externalities: Externalities, hotkey: Uint8Array, netuid: number): PoolBefore {
  const state = new State(externalities);
  const owner = Owner.get(state, hotkey);
  const { shares } = sharePool(state, hotkey, netuid);
  return {
    ...{ hotkey, netuid, owner, totalShares: shares },
    value: getStakeForHotkeyOnSubnet(state, hotkey, netuid),
    ownerShares: sharesOf(state, { coldkey: owner, hotkey, netuid }),
  };
}

const worth = (value: bigint, totalShares: SafeFloat, some: SafeFloat): bigint =>
  isSafeZero(some) ? 0n : worthOf({ value: safeFromInteger(value), shares: totalShares }, some);

/** The account of a pool over a block, from what it was before and the block's changes of all pools. */
export function poolAccount(pool: PoolBefore, changes: readonly Change[]): PoolAccount {
  const { hotkey, netuid, owner } = pool;
  const ownerBefore = worth(pool.value, pool.totalShares, pool.ownerShares);
  let [after, ownerShares, ownerAfter] = [pool.value, pool.ownerShares, ownerBefore];
  const lines: PoolLine[] = [];
  for (const change of changes) {
    if (change.netuid !== netuid || !bytesEqual(change.hotkey, hotkey)) continue;
    const { reason, amount, earner, coldkey, step } = change;
    if (coldkey !== undefined && bytesEqual(coldkey, owner)) ownerShares = change.shares ?? ownerShares;
    after = change.after;
    const ofOwner = worth(after, change.totalShares, ownerShares);
    const by = { earner: toHex(earner), coldkey: coldkey === undefined ? undefined : toHex(coldkey) };
    lines.push({ reason, amount, ofOwner: ofOwner - ownerAfter, ...by, step });
    ownerAfter = ofOwner;
  }
  const names = { hotkey: toHex(hotkey), netuid, owner: toHex(owner) };
  return { ...names, before: pool.value, after, ownerBefore, ownerAfter, lines };
}

/** Rate of a hotkey's root dividends on a subnet: alpha per rao of root stake, with 32 bits behind the point. */
export function readRate(externalities: Externalities, hotkey: Uint8Array, netuid: number): bigint {
  const rates = RootClaimable.get(new State(externalities), hotkey);
  return rates.find(([other]) => other === netuid)?.[1].bits ?? 0n;
}
