import type { State } from "../../../framework/index.ts";
import { AccountFlags } from "../../subtensorStorage/index.ts";
import { events } from "../events.ts";

/** Bit of `AccountFlags` that says that an account takes locked alpha. */
const ACCEPTS_LOCKED_ALPHA = 1n;

/** Returns whether a coldkey takes alpha that comes with a lock; by default it does not. */
export function acceptsLockedAlpha(state: State, coldkey: Uint8Array): boolean {
  return (AccountFlags.get(state, coldkey) & ACCEPTS_LOCKED_ALPHA) !== 0n;
}

/** Says whether a coldkey refuses alpha that comes with a lock. */
export function setRejectLockedAlpha(state: State, coldkey: Uint8Array, rejects: boolean): void {
  const others = AccountFlags.get(state, coldkey) & ~ACCEPTS_LOCKED_ALPHA;
  const flags = rejects ? others : others | ACCEPTS_LOCKED_ALPHA;
  if (flags === 0n) AccountFlags.delete(state, coldkey);
  else AccountFlags.set(state, coldkey, flags);
  state.deposit(events.RejectLockedAlphaUpdated({ coldkey, enabled: rejects }));
}
