/**
 * Changes that coldkeys make to their locks (protocol: staking §5.4). There is no way to unlock at once: a decaying
 * lock sets free what it holds little by little.
 *
 * @packageDocumentation
 */

import { bytesEqual } from "@opentao/codec";
import { ensure, fail, type State } from "../../../framework/index.ts";
import { DecayingLock, Owner } from "../../subtensorStorage/index.ts";
import type { LockState } from "../../subtensorStorage/types.ts";
import { now } from "../clock.ts";
import { errors } from "../errors.ts";
import { events } from "../events.ts";
import { ensureHotkeyExists } from "../keys/ownership.ts";
import { totalColdkeyAlphaOnSubnet } from "../ledger/positions.ts";
import type { Position } from "../position.ts";
import { ensureNotEnding } from "../subnets/ensureExists.ts";
import { addToAggregate, takeFromAggregate, withPart } from "./aggregates.ts";
import { isNoLock, NO_LOCK, settled } from "./evolution.ts";
import { coldkeyLock, lockMode, writeLock } from "./individual.ts";

/**
 * Locks `amount` of a coldkey's alpha on a subnet in favor of a hotkey, on top of what it has locked there already.
 * Fails when its lock backs another hotkey, when it has less alpha, or when the amount is too small to be a lock.
 */
export function lockStake(state: State, position: Position, amount: bigint): void {
  const { coldkey, hotkey, netuid } = position;
  ensure(amount > 0n, errors.AmountTooLow);
  ensureNotEnding(state, netuid);
  ensureHotkeyExists(state, hotkey);
  const current = coldkeyLock(state, coldkey, netuid);
  ensure(current === undefined || bytesEqual(current.hotkey, hotkey), errors.LockHotkeyMismatch);
  const mode = lockMode(state, position);
  const part = { lockedMass: amount, conviction: { bits: 0n } };
  const before: LockState = current?.lock ?? { ...NO_LOCK, lastUpdate: now(state) };
  const lock = settled(withPart(before, part), mode);
  ensure(!isNoLock(lock), errors.AmountTooLow);
  ensure(totalColdkeyAlphaOnSubnet(state, coldkey, netuid) >= lock.lockedMass, errors.InsufficientStakeForLock);
  writeLock(state, coldkey, netuid, { hotkey, lock });
  addToAggregate(state, netuid, hotkey, mode, part);
  state.deposit(events.StakeLocked({ coldkey, hotkey, netuid, amount }));
}

/**
 * Makes a coldkey's lock on a subnet back the hotkey of `destination`. Conviction starts anew unless one coldkey owns
 * both hotkeys.
 */
export function moveLock(state: State, destination: Position): void {
  const { coldkey, hotkey, netuid } = destination;
  ensureNotEnding(state, netuid);
  ensureHotkeyExists(state, hotkey);
  const { hotkey: origin, lock, mode } = coldkeyLock(state, coldkey, netuid) ?? fail(errors.NoExistingLock);
  const keeps = bytesEqual(Owner.get(state, origin), Owner.get(state, hotkey));
  const nextMode = lockMode(state, destination);
  const moved = settled(keeps ? lock : { ...lock, conviction: { bits: 0n } }, nextMode);
  writeLock(state, coldkey, netuid, { hotkey, lock: moved });
  takeFromAggregate(state, netuid, origin, mode, lock);
  addToAggregate(state, netuid, hotkey, nextMode, moved);
  state.deposit(events.LockMoved({ coldkey, originHotkey: origin, destinationHotkey: hotkey, netuid }));
}

/** Says whether a coldkey's lock on a subnet, the present one or a later one, keeps its mass. */
export function setPerpetualLock(state: State, coldkey: Uint8Array, netuid: number, isPerpetual: boolean): void {
  ensureNotEnding(state, netuid);
  const current = coldkeyLock(state, coldkey, netuid);
  if (isPerpetual) DecayingLock.set(state, coldkey, netuid, false);
  else DecayingLock.delete(state, coldkey, netuid);
  if (current !== undefined && current.mode.isPerpetual !== isPerpetual) {
    const { hotkey, lock, mode } = current;
    writeLock(state, coldkey, netuid, current);
    takeFromAggregate(state, netuid, hotkey, mode, lock);
    addToAggregate(state, netuid, hotkey, { ...mode, isPerpetual }, lock);
  }
  state.deposit(events.PerpetualLockUpdated({ coldkey, netuid, enabled: isPerpetual }));
}
