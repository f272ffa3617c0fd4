/**
 * The locks that back one hotkey, together (protocol: staking §5.1-5.2). An aggregate follows the rules of its locks,
 * and since those are linear it stays their sum, up to rounding.
 *
 * @packageDocumentation
 */

import { U64F64 } from "@opentao/fixed";
import type { State } from "../../../framework/index.ts";
import { saturatingAdd, saturatingSub } from "../../../primitives/numbers.ts";
import {
  DecayingHotkeyLock,
  DecayingOwnerLock,
  HotkeyLock,
  MaturityRate,
  OwnerLock,
  UnlockRate,
} from "../../subtensorStorage/index.ts";
import type { LockState } from "../../subtensorStorage/types.ts";
import { now } from "../clock.ts";
import { isNoLock, type LockMode, type LockRates, NO_LOCK, rolledTo } from "./evolution.ts";

/** Mass and conviction of a lock, or a part of it. */
export type LockPart = Pick<LockState, "lockedMass" | "conviction">;

/** The chain's rates. */
export function lockRates(state: State): LockRates {
  return { unlock: UnlockRate.get(state), maturity: MaturityRate.get(state) };
}

function read(state: State, netuid: number, hotkey: Uint8Array, { isOwner, isPerpetual }: LockMode): LockState {
  const stored = isOwner
    ? (isPerpetual ? OwnerLock : DecayingOwnerLock).get(state, netuid)
    : (isPerpetual ? HotkeyLock : DecayingHotkeyLock).get(state, netuid, hotkey);
  return stored ?? NO_LOCK;
}

/** Writes an aggregate; nothing is stored of an empty one. */
export function writeAggregate(
  state: State,
  netuid: number,
  hotkey: Uint8Array,
  { isOwner, isPerpetual }: LockMode,
  lock: LockState,
): void {
  const value = isNoLock(lock) ? undefined : lock;
  if (isOwner) (isPerpetual ? OwnerLock : DecayingOwnerLock).mutate(state, netuid, () => value);
  else (isPerpetual ? HotkeyLock : DecayingHotkeyLock).mutate(state, netuid, hotkey, () => value);
}

/** An aggregate as it is now; owners' aggregates are the subnet's, whatever the hotkey. */
export function aggregate(state: State, netuid: number, hotkey: Uint8Array, mode: LockMode): LockState {
  return rolledTo(read(state, netuid, hotkey, mode), now(state), mode, lockRates(state));
}

/** The sum of a lock and a part. */
export function withPart(lock: LockState, part: LockPart): LockState {
  const conviction = U64F64.add(U64F64.fromBits(lock.conviction.bits), U64F64.fromBits(part.conviction.bits));
  return { ...lock, lockedMass: saturatingAdd(lock.lockedMass, part.lockedMass), conviction: { bits: conviction } };
}

/** A lock without a part of it; neither mass nor conviction falls below zero. */
export function withoutPart(lock: LockState, part: LockPart): LockState {
  return {
    ...lock,
    lockedMass: saturatingSub(lock.lockedMass, part.lockedMass),
    conviction: { bits: saturatingSub(lock.conviction.bits, part.conviction.bits) },
  };
}

/** Adds a part to the aggregate of a hotkey. */
export function addToAggregate(state: State, netuid: number, hotkey: Uint8Array, mode: LockMode, part: LockPart): void {
  const sum = withPart({ ...aggregate(state, netuid, hotkey, mode), lastUpdate: now(state) }, part);
  writeAggregate(state, netuid, hotkey, mode, rolledTo(sum, now(state), mode, lockRates(state)));
}

/** Takes a part out of the aggregate of a hotkey. */
export function takeFromAggregate(
  state: State,
  netuid: number,
  hotkey: Uint8Array,
  mode: LockMode,
  part: LockPart,
): void {
  const rest = withoutPart({ ...aggregate(state, netuid, hotkey, mode), lastUpdate: now(state) }, part);
  writeAggregate(state, netuid, hotkey, mode, rest);
}
