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
import type { Position, WalletKeys } from "../position.ts";
import { addForAll, changeForOne, shareValue } from "./sharePool.ts";

/** Alpha of a coldkey with a hotkey on a subnet. */
export function stakeAt(state: State, position: Position): bigint {
  return shareValue(state, position);
}

/** Alpha of all who stake with a hotkey on a subnet. */
export function getStakeForHotkeyOnSubnet(state: State, hotkey: Uint8Array, netuid: number): bigint {
  return TotalHotkeyAlpha.get(state, hotkey, netuid);
}

/** Adds alpha to a coldkey's stake with a hotkey. */
export function increaseStake(state: State, position: Position, amount: bigint): void {
  if (amount > 0n) recordStakingHotkey(state, position);
  changeForOne(state, position, amount);
}

/**
 * Takes alpha from a coldkey's stake with a hotkey. Nothing happens when it holds less: callers make sure that it does
 * not.
 */
export function decreaseStake(state: State, position: Position, amount: bigint): void {
  if (shareValue(state, position) < amount) return;
  changeForOne(state, position, -amount);
}

/** Adds alpha to the stake of all who stake with a hotkey, by their shares. */
export function increaseStakeForHotkeyOnSubnet(state: State, hotkey: Uint8Array, netuid: number, amount: bigint): void {
  addForAll(state, hotkey, netuid, amount);
}

/** Writes that a coldkey stakes with a hotkey; nothing is ever taken from that list by unstaking. */
function recordStakingHotkey(state: State, { coldkey, hotkey }: WalletKeys): void {
  const keys = StakingHotkeys.get(state, coldkey);
  const extended = withKey(keys, hotkey);
  if (extended.length > keys.length) StakingHotkeys.set(state, coldkey, extended);
}

/** Alpha of a coldkey on a subnet, with all hotkeys. */
export function totalColdkeyAlphaOnSubnet(state: State, coldkey: Uint8Array, netuid: number): bigint {
  return StakingHotkeys.get(state, coldkey).reduce(
    (sum, hotkey) => saturatingAdd(sum, shareValue(state, { coldkey, hotkey, netuid })),
    0n,
  );
}
