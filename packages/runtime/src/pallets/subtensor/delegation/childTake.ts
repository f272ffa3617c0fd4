import { ensure, type State } from "../../../framework/index.ts";
import {
  ChildkeyTake,
  MaxChildkeyTake,
  MinChildkeyTake,
  MinChildkeyTakePerSubnet,
  TxChildkeyTakeRateLimit,
} from "../../subtensorStorage/index.ts";
import { errors } from "../errors.ts";
import { events } from "../events.ts";
import { ensureOwnsHotkey } from "../keys/ownership.ts";
import type { Position } from "../position.ts";
import { passesTransactionLimit, recordTransaction, TransactionType } from "../rateLimits.ts";
import { ensureNotEnding } from "../subnets/ensureExists.ts";

/** Least take of a child on a subnet: the chain's or the subnet's own, whichever is higher. */
export function minChildTake(state: State, netuid: number): number {
  return Math.max(MinChildkeyTake.get(state), MinChildkeyTakePerSubnet.get(state, netuid));
}

/**
 * Share that a hotkey keeps, as a child on a subnet, of the dividends of inherited stake, out of 65535 (protocol:
 * staking §4.3).
 */
export function childTake(state: State, hotkey: Uint8Array, netuid: number): number {
  return Math.max(ChildkeyTake.get(state, hotkey, netuid), minChildTake(state, netuid));
}

/** Sets the take of a child. Only increases are limited in their rate; every change starts the interval anew. */
export function setChildTake(state: State, position: Position, take: number): void {
  const { hotkey, netuid } = position;
  ensureNotEnding(state, netuid);
  ensureOwnsHotkey(state, position);
  const isInRange = take >= minChildTake(state, netuid) && take <= MaxChildkeyTake.get(state);
  ensure(isInRange, errors.InvalidChildkeyTake);
  const type = TransactionType.SetChildkeyTake;
  const isAllowed =
    take <= childTake(state, hotkey, netuid) ||
    passesTransactionLimit(state, hotkey, netuid, type, TxChildkeyTakeRateLimit.get(state));
  ensure(isAllowed, errors.TxChildkeyTakeRateLimitExceeded);
  recordTransaction(state, hotkey, netuid, type);
  ChildkeyTake.set(state, hotkey, netuid, take);
  state.deposit(events.ChildKeyTakeSet([hotkey, take]));
}
