/**
 * The pool of all who stake with a hotkey on a subnet (protocol: staking §1.4). It holds alpha; every coldkey has
 * shares in it. Shares are read in their older form where that is still stored, and written in the newer one.
 *
 * @packageDocumentation
 */

import { toHex } from "@opentao/codec";
import {
  isSafeZero,
  SAFE_ZERO,
  type SafeFloat,
  safeAdd,
  safeFromInteger,
  safeFromU64F64,
  safeMulDiv,
  safeSub,
  safeToU64,
  U64F64,
} from "@opentao/fixed";
import { type State, Subject } from "../../../framework/index.ts";
import { saturatingAdd, saturatingSub } from "../../../primitives/numbers.ts";
import {
  Alpha,
  AlphaV2,
  TotalHotkeyAlpha,
  TotalHotkeyShares,
  TotalHotkeySharesV2,
} from "../../subtensorStorage/index.ts";
import type { Position } from "../position.ts";

/** One change of a pool. */
export interface PoolChange {
  readonly hotkey: Uint8Array;
  readonly netuid: number;
  /** Coldkey for which alpha was added or taken; `undefined` for all who have shares. */
  readonly coldkey: Uint8Array | undefined;
  /** Alpha in the pool. */
  readonly before: bigint;
  readonly after: bigint;
  /** Shares after the change: all of them, and those of the coldkey. */
  readonly totalShares: SafeFloat;
  readonly shares: SafeFloat | undefined;
}

export const POOL_CHANGE = new Subject<PoolChange>("SubtensorModule.pool_change");

const fromOlder = ({ bits }: { readonly bits: bigint }): SafeFloat => safeFromU64F64(U64F64.fromBits(bits));

/** All shares of a pool. */
function totalShares(state: State, hotkey: Uint8Array, netuid: number): SafeFloat {
  const older = TotalHotkeyShares.find(state, hotkey, netuid);
  return older === undefined ? TotalHotkeySharesV2.get(state, hotkey, netuid) : fromOlder(older);
}

/** Shares of a coldkey. */
export function sharesOf(state: State, { coldkey, hotkey, netuid }: Position): SafeFloat {
  const older = Alpha.find(state, hotkey, coldkey, netuid);
  return older === undefined ? AlphaV2.get(state, hotkey, coldkey, netuid) : fromOlder(older);
}

function writeTotalShares(state: State, hotkey: Uint8Array, netuid: number, shares: SafeFloat): void {
  TotalHotkeyShares.delete(state, hotkey, netuid);
  if (isSafeZero(shares)) TotalHotkeySharesV2.delete(state, hotkey, netuid);
  else TotalHotkeySharesV2.set(state, hotkey, netuid, shares);
}

function writeShares(state: State, { coldkey, hotkey, netuid }: Position, shares: SafeFloat): void {
  Alpha.delete(state, hotkey, coldkey, netuid);
  if (isSafeZero(shares)) AlphaV2.delete(state, hotkey, coldkey, netuid);
  else AlphaV2.set(state, hotkey, coldkey, netuid, shares);
}

function writeValue(state: State, hotkey: Uint8Array, netuid: number, value: bigint): void {
  if (value === 0n) TotalHotkeyAlpha.delete(state, hotkey, netuid);
  else TotalHotkeyAlpha.set(state, hotkey, netuid, value);
}

/** A pool, to be read once for many who have shares in it. */
export interface SharePool {
  /** Alpha in it. */
  readonly value: SafeFloat;
  readonly shares: SafeFloat;
}

/** Reads a pool. */
export function sharePool(state: State, hotkey: Uint8Array, netuid: number): SharePool {
  const value = safeFromInteger(TotalHotkeyAlpha.get(state, hotkey, netuid));
  return { value, shares: totalShares(state, hotkey, netuid) };
}

/** Alpha that some of a pool's shares are worth, rounded down. */
export function worthOf({ value, shares }: SharePool, some: SafeFloat): bigint {
  return safeToU64(safeMulDiv(value, some, shares) ?? SAFE_ZERO);
}

/** Alpha that a coldkey's shares are worth, rounded down. */
export function shareValue(state: State, position: Position): bigint {
  const shares = sharesOf(state, position);
  return isSafeZero(shares) ? 0n : worthOf(sharePool(state, position.hotkey, position.netuid), shares);
}

/** Shares of all coldkeys in the pools of a hotkey, in the order in which they are stored, the older form first. */
export function allSharesOf(state: State, hotkey: Uint8Array): (readonly [Position, SafeFloat])[] {
  const older = Alpha.entriesUnder(state, hotkey).map(
    ([[, coldkey, netuid], shares]) => [{ coldkey, hotkey, netuid }, fromOlder(shares)] as const,
  );
  const nameOf = ({ coldkey, netuid }: Position) => `${toHex(coldkey)} ${netuid}`;
  const known = new Set(older.map(([position]) => nameOf(position)));
  const newer = AlphaV2.entriesUnder(state, hotkey)
    .map(([[, coldkey, netuid], shares]) => [{ coldkey, hotkey, netuid }, shares] as const)
    .filter(([position]) => known.size === 0 || !known.has(nameOf(position)));
  return [...older, ...newer];
}

const changed = (value: bigint, change: bigint): bigint =>
  change < 0n ? saturatingSub(value, -change) : saturatingAdd(value, change);

/** Adds to a pool for all who have shares in it. */
export function addForAll(state: State, hotkey: Uint8Array, netuid: number, amount: bigint): void {
  const before = TotalHotkeyAlpha.get(state, hotkey, netuid);
  const after = saturatingAdd(before, amount);
  writeValue(state, hotkey, netuid, after);
  state.tell(POOL_CHANGE, () => ({
    ...{ hotkey, netuid, coldkey: undefined, before, after, shares: undefined },
    totalShares: totalShares(state, hotkey, netuid),
  }));
}

const magnitude = (change: bigint): bigint => (change < 0n ? -change : change);

/** Shares that an amount is worth. */
function sharesFor(amount: bigint, value: bigint, total: SafeFloat): SafeFloat {
  if (value === 0n) return SAFE_ZERO;
  return safeMulDiv(safeFromInteger(amount), total, safeFromInteger(value)) ?? SAFE_ZERO;
}

/** Adds to a pool, or takes from it, for one coldkey; what its shares are worth must cover what is taken. */
export function changeForOne(state: State, position: Position, change: bigint): void {
  const { hotkey, netuid } = position;
  const total = totalShares(state, hotkey, netuid);
  const value = TotalHotkeyAlpha.get(state, hotkey, netuid);
  const amount = magnitude(change);
  if (isSafeZero(total)) {
    const first = safeFromInteger(amount);
    writeTotalShares(state, hotkey, netuid, first);
    writeShares(state, position, first);
  } else {
    const part = sharesFor(amount, value, total);
    const apply = (shares: SafeFloat) => (change > 0n ? safeAdd(shares, part) : safeSub(shares, part)) ?? shares;
    writeTotalShares(state, hotkey, netuid, apply(total));
    writeShares(state, position, apply(sharesOf(state, position)));
  }
  const after = changed(value, change);
  writeValue(state, hotkey, netuid, after);
  state.tell(POOL_CHANGE, () => ({
    ...{ hotkey, netuid, coldkey: position.coldkey, before: value, after },
    totalShares: totalShares(state, hotkey, netuid),
    shares: sharesOf(state, position),
  }));
}

/** Returns whether an amount is worth any share at all. */
export function isWorthShares(state: State, hotkey: Uint8Array, netuid: number, amount: bigint): boolean {
  const total = totalShares(state, hotkey, netuid);
  return isSafeZero(total) || !isSafeZero(sharesFor(amount, TotalHotkeyAlpha.get(state, hotkey, netuid), total));
}
