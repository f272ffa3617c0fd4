/**
 * Takes: what delegates keep of their nominators' dividends (protocol: staking §4.1-4.2).
 *
 * @packageDocumentation
 */

import { ensure, type State } from "../../../framework/index.ts";
import { Delegates, MaxDelegateTake, MinDelegateTake, TxDelegateTakeRateLimit } from "../../subtensorStorage/index.ts";
import { errors } from "../errors.ts";
import { events } from "../events.ts";
import { ensureHotkeyExists, ensureOwnsHotkey } from "../keys/ownership.ts";
import type { WalletKeys } from "../position.ts";
import { exceedsRateLimit, lastRateLimitedBlock, recordRateLimited } from "../rateLimits.ts";

/** Makes a hotkey a delegate with the default take, unless it is one. */
export function becomeDelegateIfAbsent(state: State, hotkey: Uint8Array): void {
  if (!Delegates.has(state, hotkey)) Delegates.set(state, hotkey, Delegates.get(state, hotkey));
}

function writeTake(state: State, hotkey: Uint8Array, take: number): void {
  recordRateLimited(state, { type: "LastTxBlockDelegateTake", value: hotkey });
  Delegates.set(state, hotkey, take);
}

/** Lowers a take, at any time. It delays the next increase as an increase does. */
export function decreaseTake(state: State, keys: WalletKeys, take: number): void {
  const { coldkey, hotkey } = keys;
  ensureHotkeyExists(state, hotkey);
  ensureOwnsHotkey(state, keys);
  const isLower = !Delegates.has(state, hotkey) || take < Delegates.get(state, hotkey);
  ensure(isLower && take >= MinDelegateTake.get(state), errors.DelegateTakeTooLow);
  writeTake(state, hotkey, take);
  state.deposit(events.TakeDecreased([coldkey, hotkey, take]));
}

/** Raises a take, up to the maximum and not too often. */
export function increaseTake(state: State, keys: WalletKeys, take: number): void {
  const { coldkey, hotkey } = keys;
  ensureHotkeyExists(state, hotkey);
  ensureOwnsHotkey(state, keys);
  const isHigher = !Delegates.has(state, hotkey) || take > Delegates.get(state, hotkey);
  ensure(isHigher, errors.DelegateTakeTooLow);
  ensure(take <= MaxDelegateTake.get(state), errors.DelegateTakeTooHigh);
  const last = lastRateLimitedBlock(state, { type: "LastTxBlockDelegateTake", value: hotkey });
  const isTooEarly = exceedsRateLimit(state, last, TxDelegateTakeRateLimit.get(state));
  ensure(!isTooEarly, errors.DelegateTxRateLimitExceeded);
  writeTake(state, hotkey, take);
  state.deposit(events.TakeIncreased([coldkey, hotkey, take]));
}
