/**
 * Changes of voters. A change with delay 0 is announced and made at the end of the block that schedules it: that block
 * is still finalized by the voters of before, those after it by the new ones. Between announcement and change no other
 * may be scheduled.
 *
 * @packageDocumentation
 */

import { U32_MAX } from "@opentao/codec";
import { ensure, type State } from "../../framework/index.ts";
import { announce } from "./digest.ts";
import { errors } from "./errors.ts";
import { events } from "./events.ts";
import { Authorities, CurrentSetId, NextForced, PendingChange, Stalled } from "./storage.ts";
import { type AuthorityList, MAX_AUTHORITIES } from "./types.ts";

/** Most votes of a set together: nodes count them in floating point, exactly up to here. */
const MAX_WEIGHT = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * Returns whether nodes can vote with a list: not empty nor too long, every weight above zero, all together below 2⁵³.
 */
export function isVoterList(voters: AuthorityList): boolean {
  const total = voters.reduce((sum, [, weight]) => sum + weight, 0n);
  const fits = voters.length > 0 && voters.length <= MAX_AUTHORITIES && total <= MAX_WEIGHT;
  return fits && voters.every(([, weight]) => weight > 0n);
}

/** Returns whether finality was noted to have stalled, so that the next change is forced. */
export const isStalled = (state: State): boolean => Stalled.has(state);

const mayForce = (state: State): boolean => (NextForced.get(state) ?? 0) <= state.blockNumber;

/** Returns whether a change may be scheduled now: none is pending, and if it has to be forced, none was recently. */
export function canChangeVoters(state: State): boolean {
  return !PendingChange.has(state) && (!isStalled(state) || mayForce(state));
}

/**
 * Lets others vote after `delay` more blocks. A forced change happens whether or not the block is finalized: it is for
 * a chain whose voters of before are gone. After one the next may be forced after twice its delay.
 *
 * @param forced - of a forced change: the last block that the voters of before are known to have finalized
 * @throws DispatchFailure `ChangePending`, `TooSoon`
 */
export function scheduleChange(
  state: State,
  nextAuthorities: AuthorityList,
  delay: number,
  forced: number | undefined,
): void {
  const scheduledAt = state.blockNumber;
  ensure(!PendingChange.has(state), errors.ChangePending);
  if (forced !== undefined) {
    ensure(mayForce(state), errors.TooSoon);
    NextForced.set(state, Math.min(scheduledAt + 2 * delay, U32_MAX));
  }
  PendingChange.set(state, { scheduledAt, delay, nextAuthorities, forced });
}

/**
 * Lets others vote from the next block on; as a forced change, with the delay that was noted, when finality was noted
 * to have stalled.
 *
 * @throws DispatchFailure `ChangePending`, `TooSoon`
 */
export function changeVoters(state: State, nextAuthorities: AuthorityList): void {
  const [delay, forced] = Stalled.get(state) ?? [0, undefined];
  scheduleChange(state, nextAuthorities, delay, forced);
  Stalled.delete(state);
}

/** Announces a change in the block that schedules it, and makes the change in the block in which it is due. */
export function endBlock(state: State): void {
  const pending = PendingChange.get(state);
  if (pending === undefined) return;
  const { scheduledAt, delay, nextAuthorities } = pending;
  const number = state.blockNumber;
  if (number === scheduledAt) announce(state, pending);
  if (number < scheduledAt + delay) return;
  Authorities.set(state, nextAuthorities);
  CurrentSetId.mutate(state, (id) => id + 1n);
  PendingChange.delete(state);
  state.deposit(events.NewAuthorities({ authoritySet: nextAuthorities }));
}
