import { DecayingHotkeyLock, DecayingLock, HotkeyLock, Lock, LockingColdkeys } from "../../subtensorStorage/index.ts";
import { REMOVE, removing, removingOf, type Sweep } from "../sweep.ts";

/** Sweeps that remove the locks of a subnet that is ending (protocol: staking §3.12-8). */
export const lockSweeps = (netuid: number): Sweep[] => [
  {
    prefix: LockingColdkeys.key(netuid),
    visit: (state, key) => {
      const [, hotkey, coldkey] = LockingColdkeys.keysOf(key, () => true) ?? [];
      if (hotkey !== undefined && coldkey !== undefined) Lock.delete(state, coldkey, netuid, hotkey);
      state.clear(key);
      return 2 * REMOVE;
    },
  },
  removing(HotkeyLock.key(netuid)),
  removing(DecayingHotkeyLock.key(netuid)),
  removingOf(netuid, DecayingLock),
];
