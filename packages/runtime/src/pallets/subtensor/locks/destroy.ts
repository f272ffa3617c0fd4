import type { State } from "../../../framework/index.ts";
import {
  DecayingHotkeyLock,
  DecayingLock,
  DecayingOwnerLock,
  HotkeyLock,
  Lock,
  LockingColdkeys,
  OwnerLock,
} from "../../subtensorStorage/index.ts";

/** Removes all locks of a subnet that is dissolved (protocol: staking §3.12-8). */
export function destroyLocks(state: State, netuid: number): void {
  for (const [, hotkey, coldkey] of LockingColdkeys.keysUnder(state, netuid)) {
    Lock.delete(state, coldkey, netuid, hotkey);
  }
  LockingColdkeys.clearUnder(state, netuid);
  HotkeyLock.clearUnder(state, netuid);
  DecayingHotkeyLock.clearUnder(state, netuid);
  OwnerLock.delete(state, netuid);
  DecayingOwnerLock.delete(state, netuid);
  for (const [coldkey, subnet] of DecayingLock.keys(state)) {
    if (subnet === netuid) DecayingLock.delete(state, coldkey, netuid);
  }
}
