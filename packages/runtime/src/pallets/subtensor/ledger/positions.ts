/**
 * Stake of a coldkey with a hotkey on a subnet: what it is, and how it changes (protocol: staking §1.5-1.7). Nothing
 * here touches the alpha outside the pool, the total stake or a balance: that is the caller's.
 *
 * @packageDocumentation
 */

import type { State } from "../../../framework/index.ts";
import { saturatingAdd } from "../../../primitives/numbers.ts";
import { StakingHotkeys, TotalHotkeyAlpha } from "../../subtensorStorage/index.ts";
import { withKey } from "../keys/ownership.ts";
import { addForAll, changeForOne, isWorthShares, shareValue } from "./sharePool.ts";

/** Alpha of a coldkey with a hotkey on a subnet. */
export function getStakeForHotkeyAndColdkeyOnSubnet(
  state: State,
  hotkey: Uint8Array,
  coldkey: Uint8Array,
  netuid: number,
): bigint {
  return shareValue(state, hotkey, coldkey, netuid);
}

/** Alpha of all who stake with a hotkey on a subnet. */
export function getStakeForHotkeyOnSubnet(state: State, hotkey: Uint8Array, netuid: number): bigint {
  return TotalHotkeyAlpha.get(state, hotkey, netuid);
}

/** Adds alpha to a coldkey's stake with a hotkey. */
export function increaseStakeForHotkeyAndColdkeyOnSubnet(
  state: State,
  hotkey: Uint8Array,
  coldkey: Uint8Array,
  netuid: number,
  amount: bigint,
): void {
  if (amount > 0n) recordStakingHotkey(state, hotkey, coldkey);
  changeForOne(state, hotkey, coldkey, netuid, amount);
}

/**
 * Takes alpha from a coldkey's stake with a hotkey. Nothing happens when it holds less: callers make sure that it does
 * not.
 */
export function decreaseStakeForHotkeyAndColdkeyOnSubnet(
  state: State,
  hotkey: Uint8Array,
  coldkey: Uint8Array,
  netuid: number,
  amount: bigint,
): void {
  if (shareValue(state, hotkey, coldkey, netuid) < amount) return;
  changeForOne(state, hotkey, coldkey, netuid, -amount);
}

/** Returns whether an amount is large enough to be staked. */
export function tryIncreaseStakeForHotkeyAndColdkeyOnSubnet(
  state: State,
  hotkey: Uint8Array,
  _coldkey: Uint8Array,
  netuid: number,
  amount: bigint,
): boolean {
  return isWorthShares(state, hotkey, netuid, amount);
}

/** Adds alpha to the stake of all who stake with a hotkey, by their shares. */
export function increaseStakeForHotkeyOnSubnet(state: State, hotkey: Uint8Array, netuid: number, amount: bigint): void {
  addForAll(state, hotkey, netuid, amount);
}

/** Writes that a coldkey stakes with a hotkey; nothing is ever taken from that list by unstaking. */
function recordStakingHotkey(state: State, hotkey: Uint8Array, coldkey: Uint8Array): void {
  const keys = StakingHotkeys.get(state, coldkey);
  const extended = withKey(keys, hotkey);
  if (extended.length > keys.length) StakingHotkeys.set(state, coldkey, extended);
}

/** Alpha of a coldkey on a subnet, with all hotkeys. */
export function totalColdkeyAlphaOnSubnet(state: State, coldkey: Uint8Array, netuid: number): bigint {
  return StakingHotkeys.get(state, coldkey).reduce(
    (sum, hotkey) => saturatingAdd(sum, shareValue(state, hotkey, coldkey, netuid)),
    0n,
  );
}
