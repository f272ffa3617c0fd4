/**
 * Ownership of hotkeys by coldkeys (protocol: staking §6.1).
 *
 * @packageDocumentation
 */

import { bytesEqual } from "@opentao/codec";
import { ensure, type State } from "../../../framework/index.ts";
import { OwnedHotkeys, Owner, StakingHotkeys } from "../../subtensorStorage/index.ts";
import { errors } from "../errors.ts";
import type { WalletKeys } from "../position.ts";
import { isSubnetAccount } from "../subnets/account.ts";

/** Returns whether anybody owns this hotkey. */
export function hotkeyExists(state: State, hotkey: Uint8Array): boolean {
  return Owner.has(state, hotkey);
}

/** Returns whether `coldkey` owns `hotkey`. */
export function ownsHotkey(state: State, { coldkey, hotkey }: WalletKeys): boolean {
  return hotkeyExists(state, hotkey) && bytesEqual(Owner.get(state, hotkey), coldkey);
}

/** Fails with `NonAssociatedColdKey` unless `coldkey` owns `hotkey`. */
export function ensureOwnsHotkey(state: State, keys: WalletKeys): void {
  ensure(ownsHotkey(state, keys), errors.NonAssociatedColdKey);
}

/** Fails with `HotKeyAccountNotExists` unless somebody owns `hotkey`. */
export function ensureHotkeyExists(state: State, hotkey: Uint8Array): void {
  ensure(hotkeyExists(state, hotkey), errors.HotKeyAccountNotExists);
}

/** The list with `key` at its end, unless it is in it. */
export function withKey(keys: readonly Uint8Array[], key: Uint8Array): Uint8Array[] {
  return keys.some((other) => bytesEqual(other, key)) ? [...keys] : [...keys, key];
}

/** The list without `key`. */
export function withoutKey(keys: readonly Uint8Array[], key: Uint8Array): Uint8Array[] {
  return keys.filter((other) => !bytesEqual(other, key));
}

/**
 * Makes `coldkey` the owner of a hotkey that nobody owns; a hotkey with an owner is left as it is. The hotkey does not
 * sign. Fails with `CannotUseSystemAccount` for the account of a subnet.
 */
export function createHotkeyIfAbsent(state: State, { coldkey, hotkey }: WalletKeys): void {
  ensure(!isSubnetAccount(hotkey), errors.CannotUseSystemAccount);
  if (hotkeyExists(state, hotkey)) return;
  Owner.set(state, hotkey, coldkey);
  OwnedHotkeys.mutate(state, coldkey, (keys) => withKey(keys, hotkey));
  StakingHotkeys.mutate(state, coldkey, (keys) => withKey(keys, hotkey));
}
