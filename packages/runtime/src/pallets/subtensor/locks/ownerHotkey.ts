import type { State } from "../../../framework/index.ts";
import { SubnetOwnerHotkey } from "../../subtensorStorage/index.ts";
import { isOwnerHotkey, setOwnerHotkey } from "../subnets/owner.ts";
import { addToAggregate, aggregate, writeAggregate } from "./aggregates.ts";
import { NO_LOCK } from "./evolution.ts";

const BOTH = [true, false] as const;

/**
 * Makes the locks that back the owner's hotkey back a hotkey like any other, and those that back `next` the owner
 * (protocol: staking §5.6). Called before `next` becomes the owner's hotkey.
 */
export function reassignLocks(state: State, netuid: number, next: Uint8Array): void {
  const previous = SubnetOwnerHotkey.get(state, netuid);
  for (const isPerpetual of BOTH) {
    const ofOwner = { isOwner: true, isPerpetual };
    const ofOthers = { isOwner: false, isPerpetual };
    addToAggregate(state, netuid, previous, ofOthers, aggregate(state, netuid, previous, ofOwner));
    const ofNext = aggregate(state, netuid, next, ofOthers);
    writeAggregate(state, netuid, next, ofOthers, NO_LOCK);
    writeAggregate(state, netuid, next, ofOwner, NO_LOCK);
    addToAggregate(state, netuid, next, ofOwner, ofNext);
  }
}

/**
 * Makes `hotkey` receive the owner's cut in the place of another, and takes the locks of both along, so that none
 * counts for two hotkeys (deviations, Safety). Fails as {@link setOwnerHotkey} does.
 */
export function changeOwnerHotkey(state: State, netuid: number, hotkey: Uint8Array): void {
  if (!isOwnerHotkey(state, netuid, hotkey)) reassignLocks(state, netuid, hotkey);
  setOwnerHotkey(state, netuid, hotkey);
}
