/**
 * Bans after an offence: of the key that signed, of the hotkey that registered it, and of its coldkey, so that another
 * hotkey does not take the seat at once. Stake is not touched: the protocol has no slashing.
 *
 * @packageDocumentation
 */

import type { State } from "../../../framework/index.ts";
import { Owner } from "../../subtensorStorage/index.ts";
import { Bans, CurrentIndex, Settings } from "../storage.ts";
import type { Member, Seat } from "../types.ts";

/** Last session of a ban that is imposed now. */
export const banEnd = (state: State): number => CurrentIndex.get(state) + Settings.get(state).banSessions;

/** The last session of an account's or a key's ban; `undefined` when there is none. */
export const bannedUntil = (state: State, who: Uint8Array): number | undefined => Bans.get(state, who);

/** Bans an offender. @returns the last session of the ban */
export function ban(state: State, { key, owner }: Member): number {
  const until = banEnd(state);
  const coldkey = owner === undefined ? undefined : Owner.find(state, owner);
  for (const who of [key, owner, coldkey]) {
    if (who !== undefined) Bans.set(state, who, Math.max(until, bannedUntil(state, who) ?? 0));
  }
  return until;
}

/** Returns whether any of some accounts and keys is banned in a session. */
export function isBannedIn(state: State, session: number, who: readonly (Uint8Array | undefined)[]): boolean {
  return who.some((one) => one !== undefined && (bannedUntil(state, one) ?? -1) >= session);
}

/** Returns whether a seat must go, because its keys or its owner are banned in a session. */
export function isSeatBannedIn(state: State, session: number, { owner, keys }: Seat): boolean {
  const coldkey = owner === undefined ? undefined : Owner.find(state, owner);
  return isBannedIn(state, session, [keys.aura, keys.grandpa, owner, coldkey]);
}

/** Forgets bans that ended before a session. */
export function forgetBansBefore(state: State, session: number): void {
  for (const [who, until] of Bans.entries(state)) if (until < session) Bans.delete(state, who);
}
