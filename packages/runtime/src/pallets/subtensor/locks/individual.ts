/**
 * The lock of a coldkey on a subnet: there is at most one, and it backs one hotkey (protocol: staking §5.1).
 *
 * @packageDocumentation
 */

import type { State } from "../../../framework/index.ts";
import { DecayingLock, Lock, LockingColdkeys } from "../../subtensorStorage/index.ts";
import type { LockState } from "../../subtensorStorage/types.ts";
import { now } from "../clock.ts";
import type { Position } from "../position.ts";
import { isOwnerHotkey } from "../subnets/owner.ts";
import { lockRates } from "./aggregates.ts";
import { isNoLock, type LockMode, rolledTo } from "./evolution.ts";

/** A lock with the hotkey that it backs and the rules that it follows. */
export interface ColdkeyLock {
  readonly hotkey: Uint8Array;
  readonly lock: LockState;
  readonly mode: LockMode;
}

/** The rules that a coldkey's lock follows, or would follow, when it backs `hotkey`. */
export function lockMode(state: State, { coldkey, hotkey, netuid }: Position): LockMode {
  return {
    isOwner: isOwnerHotkey(state, netuid, hotkey),
    isPerpetual: DecayingLock.get(state, coldkey, netuid) === false,
  };
}

/** A coldkey's lock on a subnet as it is now; `undefined` when there is none or nothing of it is left. */
export function coldkeyLock(state: State, coldkey: Uint8Array, netuid: number): ColdkeyLock | undefined {
  for (const [[, , hotkey], stored] of Lock.entriesUnder(state, coldkey, netuid)) {
    const mode = lockMode(state, { coldkey, hotkey, netuid });
    const lock = rolledTo(stored, now(state), mode, lockRates(state));
    if (!isNoLock(lock)) return { hotkey, lock, mode };
  }
  return undefined;
}

/** Writes a coldkey's lock in the place of any other it has on the subnet. */
export function writeLock(
  state: State,
  coldkey: Uint8Array,
  netuid: number,
  next: Pick<ColdkeyLock, "hotkey" | "lock"> | undefined,
): void {
  for (const [, , hotkey] of Lock.keysUnder(state, coldkey, netuid)) {
    Lock.delete(state, coldkey, netuid, hotkey);
    LockingColdkeys.delete(state, netuid, hotkey, coldkey);
  }
  if (next === undefined || isNoLock(next.lock)) return;
  Lock.set(state, coldkey, netuid, next.hotkey, next.lock);
  LockingColdkeys.set(state, netuid, next.hotkey, coldkey, undefined);
}

/** Writes a coldkey's lock as it is now, or removes one of which nothing is left (protocol: staking §5.4). */
export function settleLock(state: State, coldkey: Uint8Array, netuid: number): void {
  if (Lock.keysUnder(state, coldkey, netuid).length === 0) return;
  writeLock(state, coldkey, netuid, coldkeyLock(state, coldkey, netuid));
}
