/**
 * Rules that weights must satisfy (protocol: consensus §5.2).
 *
 * @packageDocumentation
 */

import type { State } from "../../../framework/index.ts";
import {
  Keys,
  LastUpdate,
  MinAllowedWeights,
  StakeThreshold,
  SubnetworkN,
  ValidatorPermit,
  WeightsSetRateLimit,
  WeightsVersionKey,
} from "../../subtensorStorage/index.ts";
import { getStakeWeightsForHotkeyOnSubnet } from "../ledger/stakeWeights.ts";
import { passesRateLimit } from "../rateLimits.ts";
import { isOwnerHotkey, ownerHotkeyUid } from "../subnets/owner.ts";

/** Returns whether a hotkey weighs enough to set weights; the one that receives the owner's cut always does. */
export function hasStakeForWeights(state: State, hotkey: Uint8Array, netuid: number): boolean {
  const threshold = StakeThreshold.get(state);
  if (threshold === 0n || isOwnerHotkey(state, netuid, hotkey)) return true;
  const { total } = getStakeWeightsForHotkeyOnSubnet(state, hotkey, netuid);
  return total >= threshold << 64n;
}

/** Returns whether weights made for this version key are accepted. */
export function isVersionAccepted(state: State, netuid: number, versionKey: bigint): boolean {
  return versionKey >= WeightsVersionKey.get(state, netuid);
}

/**
 * Returns whether enough blocks have passed since a UID last set or committed weights. Registration counts as an
 * update.
 */
export function passesWeightsRateLimit(state: State, netuid: number, index: number, uid: number): boolean {
  const last = LastUpdate.get(state, index)[uid] ?? 0n;
  return passesRateLimit(state, last, WeightsSetRateLimit.get(state, netuid));
}

/** Returns whether the only weight is for the UID itself; such weights need neither a permit nor the minimum length. */
export function isSelfWeight(uid: number, uids: readonly number[]): boolean {
  return uids.length === 1 && uids[0] === uid;
}

/** Returns whether a UID may set these weights: for itself, as the owner's, or with a validator permit. */
export function mayValidate(state: State, netuid: number, uid: number, uids: readonly number[]): boolean {
  if (isSelfWeight(uid, uids) || ownerHotkeyUid(state, netuid) === uid) return true;
  return ValidatorPermit.get(state, netuid)[uid] ?? false;
}

/** Returns whether all UIDs are in use. */
export function areUidsInUse(state: State, netuid: number, uids: readonly number[]): boolean {
  return uids.every((uid) => Keys.has(state, netuid, uid));
}

/** Returns whether there are as many weights as the subnet requires. */
export function areEnough(state: State, netuid: number, uid: number, uids: readonly number[]): boolean {
  const required = Math.min(SubnetworkN.get(state, netuid), MinAllowedWeights.get(state, netuid));
  return isSelfWeight(uid, uids) || uids.length >= required;
}
