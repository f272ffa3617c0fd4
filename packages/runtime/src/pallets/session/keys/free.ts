/**
 * Free changes of keys: hotkeys of root validators, which often hold no TAO, have one a session each. Further ones cost
 * the usual fee, as do those that fail (deviations F8).
 *
 * @packageDocumentation
 */

import type { RuntimeCall, State } from "../../../framework/index.ts";
import { ROOT } from "../../../primitives/subnets.ts";
import { Uids } from "../../subtensorStorage/index.ts";
import { CurrentIndex, LastFreeKeys } from "../storage.ts";

/** Returns whether an account's next change of keys is free. */
export function hasFreeChange(state: State, who: Uint8Array): boolean {
  return Uids.has(state, ROOT, who) && LastFreeKeys.get(state, who) !== CurrentIndex.get(state);
}

/** Spends the session's free change of an account's keys, if it has one. @returns whether the change is free */
export function spendFreeChange(state: State, who: Uint8Array): boolean {
  const free = hasFreeChange(state, who);
  if (free) LastFreeKeys.set(state, who, CurrentIndex.get(state));
  return free;
}

/** Returns whether a transaction costs nothing although its call does otherwise. */
export function waivesFee(state: State, who: Uint8Array, { type, value }: RuntimeCall): boolean {
  return type === "Session" && (value.type === "setKeys" || value.type === "purgeKeys") && hasFreeChange(state, who);
}
