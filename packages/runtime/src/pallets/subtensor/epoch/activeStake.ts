import { ONE_32 } from "@opentao/fixed";
import { at, type Matrix, normalized, sumOf, type Vector } from "./matrix.ts";

/** What decides whose stake has a say. */
export interface ActiveStakeInput {
  readonly stake: Vector;
  readonly active: readonly boolean[];
  readonly permits: readonly boolean[];
  readonly weights: Matrix;
  readonly fairLaunch: boolean;
}

/** Whether a row holds a weight. */
function hasWeight({ starts, values }: Matrix, row: number): boolean {
  for (let k = at(starts, row); k < at(starts, row + 1); k += 1) if (at(values, k) > 0) return true;
  return false;
}

/**
 * Stake of the uids that are active and permitted, as shares (protocol: consensus §3.6). While no uid ever had a permit,
 * none is asked for.
 *
 * On a fair-launch chain only those count whose weights count; if together they hold no stake, each counts the same
 * (deviations F3).
 */
export function activeStake({ stake, active, permits, weights, fairLaunch }: ActiveStakeInput): Vector {
  const isCounted = (uid: number) => active[uid] === true && (permits.length === 0 || permits[uid] === true);
  const counted = stake.map((value, uid) => (isCounted(uid) ? value : 0));
  if (!fairLaunch) return normalized(counted);
  const voting = counted.map((value, uid) => (hasWeight(weights, uid) ? value : 0));
  if (sumOf(voting) > 0) return normalized(voting);
  return normalized(counted.map((_, uid) => (isCounted(uid) && hasWeight(weights, uid) ? ONE_32 : 0)));
}
