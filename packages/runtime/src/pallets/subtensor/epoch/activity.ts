import { at } from "./matrix.ts";
import type { EpochInput } from "./types.ts";

/** Whether each uid has set or committed weights, or registered, within the cutoff (protocol: consensus §3.3). */
export function activeUids({ n, block, lastUpdate, activityCutoff }: EpochInput): boolean[] {
  return Array.from({ length: n }, (_, uid) => at(lastUpdate, uid) + activityCutoff >= block);
}
