/**
 * Who may have no seat after an offence: the key that signed, the hotkey that registered it, and the hotkey's coldkey,
 * so that another hotkey does not take the seat at once. Stake is not touched: the protocol knows no slashing.
 *
 * @packageDocumentation
 */

import type { State } from "../../../framework/index.ts";
import { Owner } from "../../subtensorStorage/index.ts";
import { Bans, CurrentIndex, Settings } from "../storage.ts";
import type { Member, Seat } from "../types.ts";

/** Last session for which a ban that is spoken now holds. */
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

/** Whether somebody is banned in a session. */
export function isBannedIn(state: State, session: number, who: readonly (Uint8Array | undefined)[]): boolean {
  return who.some((one) => one !== undefined && (bannedUntil(state, one) ?? -1) >= session);
}

/** Whether a seat must go: it, or whoever holds it, is banned in a session. */
export function isSeatBannedIn(state: State, session: number, { owner, keys }: Seat): boolean {
  const coldkey = owner === undefined ? undefined : Owner.find(state, owner);
  return isBannedIn(state, session, [keys.aura, keys.grandpa, owner, coldkey]);
}

/** Forgets bans that ended before a session. */
export function forgetBansBefore(state: State, session: number): void {
  for (const [who, until] of Bans.entries(state)) if (until < session) Bans.delete(state, who);
}
