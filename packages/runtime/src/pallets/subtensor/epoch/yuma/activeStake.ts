import { launchShares } from "./launch.ts";
import { at, type Matrix, normalized, type Vector } from "./matrix.ts";
import type { EpochInput } from "./types.ts";

/** Inputs that decide whose stake votes. */
export interface ActiveStakeInput {
  /** Shares in the stake. */
  readonly shares: Vector;
  /** The stake itself, I64F64 bits. */
  readonly stake: readonly bigint[];
  readonly active: readonly boolean[];
  readonly permits: readonly boolean[];
  readonly weights: Matrix;
  readonly ownerUid: number | undefined;
  readonly fairLaunch: boolean;
}

/** Returns whether a row holds a weight. */
function hasWeight({ starts, values }: Matrix, row: number): boolean {
  for (let k = at(starts, row); k < at(starts, row + 1); k += 1) if ((values[k] ?? 0) > 0) return true;
  return false;
}

/**
 * Stake of the UIDs that are active and permitted, as shares (protocol: consensus §3.6). While no UID ever had a
 * permit, none is asked for.
 *
 * On a fair-launch chain only those count whose weights count; while together they hold little stake, the owner's vote
 * outweighs the others' (deviations F3).
 */
export function activeStake(input: ActiveStakeInput): Vector {
  const { shares, stake, active, permits, weights, ownerUid, fairLaunch } = input;
  const isCounted = (uid: number) => active[uid] === true && (permits.length === 0 || permits[uid] === true);
  if (!fairLaunch) return normalized(shares.map((share, uid) => (isCounted(uid) ? share : 0)));
  const uids = stake.flatMap((_, uid) => (isCounted(uid) && hasWeight(weights, uid) ? [uid] : []));
  const launch = launchShares({ stake, uids, ownerUid });
  if (launch !== undefined) return normalized(launch);
  const voting = new Float64Array(shares.length);
  for (const uid of uids) voting[uid] = at(shares, uid);
  return normalized(voting);
}

/**
 * Returns for each UID whether it has set or committed weights, or registered, within the cutoff (protocol: consensus
 * §3.3).
 */
export function activeUids({ n, block, lastUpdate, activityCutoff }: EpochInput): boolean[] {
  return Array.from({ length: n }, (_, uid) => at(lastUpdate, uid) + activityCutoff >= block);
}
