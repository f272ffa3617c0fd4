import type { State } from "../../../framework/index.ts";
import { LastUpdate } from "../../subtensorStorage/index.ts";
import { now } from "../clock.ts";
import { withEntryPadded } from "./lists.ts";

/** Remembers that a uid updated its weights in this block, on one mechanism. */
export function recordUpdate(state: State, index: number, uid: number): void {
  LastUpdate.mutate(state, index, (list) => withEntryPadded(list, uid, now(state), 0n));
}
