/**
 * Lists that hold one entry a UID.
 *
 * @packageDocumentation
 */

import type { State } from "../../../framework/index.ts";
import { LastUpdate } from "../../subtensorStorage/index.ts";
import { now } from "../clock.ts";

/** The list with `value` at `uid`; unchanged when it is shorter. */
export function withEntry<T>(list: readonly T[], uid: number, value: T): T[] {
  return list.map((entry, index) => (index === uid ? value : entry));
}

/** The list filled up with `filler` until it has an entry for `uid`, then `value` there. */
export function withEntryPadded<T>(list: readonly T[], uid: number, value: T, filler: T): T[] {
  const padded = [...list];
  while (padded.length <= uid) padded.push(filler);
  padded[uid] = value;
  return padded;
}

/** Remembers that a UID updated its weights in this block, on one mechanism. */
export function recordUpdate(state: State, index: number, uid: number): void {
  LastUpdate.mutate(state, index, (list) => withEntryPadded(list, uid, now(state), 0n));
}
