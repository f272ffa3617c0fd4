/**
 * Who may validate (protocol: consensus §3.5).
 *
 * @packageDocumentation
 */

import { at, type Vector } from "./matrix.ts";
import type { EpochInput } from "./types.ts";

/** Permits with which this epoch works: those of the last one, and the owner's. Missing ones are missing. */
export function currentPermits({ n, validatorPermit, ownerUid }: EpochInput): boolean[] {
  return validatorPermit.slice(0, n).map((permit, uid) => permit || uid === ownerUid);
}

/** Order of uids without regard to stake on a fair-launch chain: those come last who agree most, then the older. */
function byMerit({ blockAtRegistration }: EpochInput, trust: Vector): (a: number, b: number) => number {
  return (a, b) => at(trust, a) - at(trust, b) || at(blockAtRegistration, b) - at(blockAtRegistration, a) || b - a;
}

/**
 * Permits for the next epoch: the highest stakes, of equal ones the higher uids, and the owner. A uid without stake gets
 * none. On a fair-launch chain it does while there is room, and of equal stakes those come first whose weights consensus
 * shared most in this epoch (`trust`), then the older: latecomers push nobody out (deviations F2).
 */
export function nextPermits(input: EpochInput, stake: Vector, trust: Vector): boolean[] {
  const { n, maxAllowedValidators, ownerUid, fairLaunch } = input;
  const order = fairLaunch ? byMerit(input, trust) : (a: number, b: number) => a - b;
  const byStake = Array.from({ length: n }, (_, uid) => uid).sort((a, b) => at(stake, a) - at(stake, b) || order(a, b));
  const chosen = new Set(byStake.slice(Math.max(0, n - maxAllowedValidators)));
  return Array.from({ length: n }, (_, uid) => {
    return uid === ownerUid || (chosen.has(uid) && (fairLaunch || at(stake, uid) > 0));
  });
}
