/**
 * A hotkey says itself whose it is (deviations F1). Whoever merely named it before gives way, as long as nothing hangs
 * on it.
 *
 * @packageDocumentation
 */

import { ensure, type State } from "../../../framework/index.ts";
import { isEnding, subnetIds } from "../../subtensorStorage/existence.ts";
import {
  Axons,
  ChildKeys,
  ChildkeyTake,
  Delegates,
  IsNetworkMember,
  OwnedHotkeys,
  Owner,
  PendingChildKeys,
  StakingHotkeys,
  SubnetLocked,
  TotalHotkeyAlpha,
  Uids,
  Weights,
} from "../../subtensorStorage/index.ts";
import { storageIndex } from "../../subtensorStorage/storageIndex.ts";
import { replaceChildren } from "../delegation/relations.ts";
import { errors } from "../errors.ts";
import { createHotkeyIfAbsent, hotkeyExists, ownsHotkey, withoutKey } from "../keys/ownership.ts";
import { aggregate } from "../locks/aggregates.ts";
import type { WalletKeys } from "../position.ts";
import { isSubnetAccount } from "../subnets/account.ts";
import { isOwnerHotkey } from "../subnets/owner.ts";

/** Alpha on one subnet (rao) below which stake, or what locks hold, is dust: anybody can put it on anybody's hotkey. */
const LEAST_STAKE = 100_000_000n;

/**
 * Returns whether the UID of a hotkey says that it works for its owner: it was paid for, or the hotkey itself has
 * signed as that neuron. The UID that comes with a subnet which cost nothing is had by naming a hotkey.
 */
function isOwnersPlace(state: State, netuid: number, hotkey: Uint8Array): boolean {
  if (SubnetLocked.get(state, netuid) > 0n) return true;
  if (!isOwnerHotkey(state, netuid, hotkey)) return true;
  const uid = Uids.get(state, netuid, hotkey);
  return Axons.has(state, netuid, hotkey) || (uid !== undefined && Weights.has(state, storageIndex(netuid, 0), uid));
}

/** Alpha in all locks that back a hotkey on a subnet. */
function lockedOn(state: State, netuid: number, hotkey: Uint8Array): bigint {
  const isOwner = isOwnerHotkey(state, netuid, hotkey);
  return [true, false].reduce(
    (sum, isPerpetual) => sum + aggregate(state, netuid, hotkey, { isOwner, isPerpetual }).lockedMass,
    0n,
  );
}

/** Returns whether a hotkey has a place, stake or locks that back it: then its owner has something to lose. */
function isUsed(state: State, hotkey: Uint8Array): boolean {
  return (
    IsNetworkMember.entriesUnder(state, hotkey).some(
      ([[, netuid], isMember]) => isMember && isOwnersPlace(state, netuid, hotkey),
    ) ||
    TotalHotkeyAlpha.entriesUnder(state, hotkey).some(([, alpha]) => alpha >= LEAST_STAKE) ||
    subnetIds(state).some((netuid) => lockedOn(state, netuid, hotkey) >= LEAST_STAKE)
  );
}

/**
 * Fails unless a hotkey that signs may name `coldkey` as its owner: nobody owns it, the coldkey does, or it is owned
 * and not used. Neither is ever the account of a subnet.
 */
export function ensureMayClaim(state: State, keys: WalletKeys): void {
  const { coldkey, hotkey } = keys;
  ensure(![coldkey, hotkey].some(isSubnetAccount), errors.CannotUseSystemAccount);
  const isFree = !hotkeyExists(state, hotkey) || ownsHotkey(state, keys) || !isUsed(state, hotkey);
  ensure(isFree, errors.NonAssociatedColdKey);
}

/** Takes an unused hotkey from its owner, with all that the owner arranged for it. Dust on it stays the owner's. */
function releaseHotkey(state: State, hotkey: Uint8Array): void {
  const owner = Owner.take(state, hotkey);
  const hasDust = TotalHotkeyAlpha.entriesUnder(state, hotkey).some(([, alpha]) => alpha > 0n);
  for (const list of hasDust ? [OwnedHotkeys] : [OwnedHotkeys, StakingHotkeys])
    list.mutate(state, owner, (keys) => withoutKey(keys, hotkey));
  for (const [, netuid] of ChildKeys.keysUnder(state, hotkey)) {
    // A subnet that is ending loses all of its relations by that: to keep both ends in step would bring some back.
    if (!isEnding(state, netuid)) replaceChildren(state, hotkey, netuid, []);
  }
  for (const netuid of subnetIds(state)) PendingChildKeys.delete(state, netuid, hotkey);
  ChildkeyTake.clearUnder(state, hotkey);
  Delegates.delete(state, hotkey);
}

/** Makes `coldkey` the owner of a hotkey that has signed for it. Ask {@link ensureMayClaim} first. */
export function claimHotkey(state: State, keys: WalletKeys): void {
  const { hotkey } = keys;
  if (hotkeyExists(state, hotkey) && !ownsHotkey(state, keys)) releaseHotkey(state, hotkey);
  createHotkeyIfAbsent(state, keys);
}
