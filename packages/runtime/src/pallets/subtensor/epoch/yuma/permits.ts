/**
 * Validator permits (protocol: consensus §3.5).
 *
 * @packageDocumentation
 */

import { LAUNCH_STAKE } from "./launch.ts";
import { at, type Vector } from "./matrix.ts";
import type { EpochInput } from "./types.ts";

/**
 * Permits with which this epoch works: those of the last one, and the owner's. Entries that the stored list lacks are
 * not added.
 */
export function currentPermits({ n, validatorPermit, ownerUid }: EpochInput): boolean[] {
  return validatorPermit.slice(0, n).map((permit, uid) => permit || uid === ownerUid);
}

/** Stake (I64F64 bits) that counts for a permit on a fair-launch chain: less is bought for nothing. */
const LEAST_STAKE = (LAUNCH_STAKE / 1000n) << 64n;
/** Number of permits of which one goes by turns on a fair-launch chain. */
const ONE_OF = 8;

/**
 * The part of a list whose turn it is in this epoch: the next part in every epoch, from the start again after the end.
 */
function inTurn({ epochIndex }: EpochInput, list: readonly number[], count: number): number[] {
  return list.length <= count
    ? [...list]
    : Array.from({ length: count }, (_, k) => at(list, (epochIndex * count + k) % list.length));
}

/**
 * Permits of a fair-launch chain (deviations F2): to stakes that are no dust, then to those whose weights consensus
 * shared most in this epoch, the older of equal ones. What is left, and at least an eighth, goes to the others by
 * turns: neither who came first nor who bought dust keeps out those who would vote.
 */
function fairPermits(input: EpochInput, shares: Vector, trust: Vector): ReadonlySet<number> {
  const { n, maxAllowedValidators, ownerUid, blockAtRegistration } = input;
  const stakeOf = (uid: number): bigint => {
    const stake = input.stake[uid] ?? 0n;
    return at(shares, uid) === 0 || stake < LEAST_STAKE ? 0n : stake;
  };
  const others = Array.from({ length: n }, (_, uid) => uid).filter((uid) => uid !== ownerUid);
  const isSettled = (uid: number) => stakeOf(uid) > 0n || at(trust, uid) > 0;
  const waiting = others.filter((uid) => !isSettled(uid));
  const settled = others.filter(isSettled).sort((a, b) => {
    const [ofA, ofB] = [stakeOf(a), stakeOf(b)];
    if (ofA !== ofB) return ofA > ofB ? -1 : 1;
    return at(trust, b) - at(trust, a) || at(blockAtRegistration, a) - at(blockAtRegistration, b) || a - b;
  });
  const places = Math.max(0, maxAllowedValidators - (n - others.length));
  const kept = settled.slice(0, places - Math.min(waiting.length, Math.floor(places / ONE_OF)));
  return new Set([...kept, ...inTurn(input, waiting, places - kept.length)]);
}

/**
 * Permits for the next epoch: the highest stakes, of equal ones the higher UIDs, and the owner. A UID without stake
 * gets none, save on a fair-launch chain, where `trust` (what consensus shared of its weights) decides too.
 */
export function nextPermits(input: EpochInput, stake: Vector, trust: Vector): boolean[] {
  const { n, maxAllowedValidators, ownerUid, fairLaunch } = input;
  const uids = Array.from({ length: n }, (_, uid) => uid);
  if (fairLaunch) {
    const chosen = fairPermits(input, stake, trust);
    return uids.map((uid) => uid === ownerUid || chosen.has(uid));
  }
  const byStake = uids.filter((uid) => at(stake, uid) > 0).sort((a, b) => at(stake, b) - at(stake, a) || b - a);
  const chosen = new Set(byStake.slice(0, maxAllowedValidators));
  return uids.map((uid) => uid === ownerUid || chosen.has(uid));
}
