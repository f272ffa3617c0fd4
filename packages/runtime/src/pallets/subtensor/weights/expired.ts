import type { State } from "../../../framework/index.ts";
import { saturatingSub } from "../../../primitives/numbers.ts";
import { dynamicSubnetIds } from "../../subtensorStorage/existence.ts";
import { RevealPeriodEpochs, TimelockedWeightCommits } from "../../subtensorStorage/index.ts";
import { storageIndices } from "../../subtensorStorage/storageIndex.ts";
import { currentEpoch } from "../tempo/schedule.ts";

/** To look at the commits of an epoch, and to remove them. */
const EPOCH = { refTime: 0, reads: 1, writes: 1 };

/** Removes encrypted weights whose epoch of reveal is over (protocol: consensus §5.6). */
export function dropExpiredCommits(state: State): void {
  for (const netuid of dynamicSubnetIds(state)) {
    const first = saturatingSub(currentEpoch(state, netuid), RevealPeriodEpochs.get(state, netuid));
    for (const index of storageIndices(state, netuid)) {
      for (const [, epoch] of TimelockedWeightCommits.keysUnder(state, index)) {
        state.weigh(EPOCH);
        if (epoch < first) TimelockedWeightCommits.delete(state, index, epoch);
      }
    }
  }
}
