/**
 * Going through parts of storage over several blocks, key by key, so much in each. What that weighs depends on the keys
 * alone, not on how they are read.
 *
 * @packageDocumentation
 */

import type { State } from "../../framework/index.ts";

/** To look at one storage key, in picoseconds: a read. */
export const LOOK = 25_000_000;
/** To remove one, in picoseconds: a write. */
export const REMOVE = 100_000_000;

/** Weight that a block spends on sweeps, in picoseconds; one key, or what ends a list of them, may go beyond it. */
export const SWEEPS_A_BLOCK = 500_000_000_000;

/** Keys that are read in one go. */
const PAGE = 256;

/** A walk through all storage keys with one beginning. */
export interface Sweep {
  readonly prefix: Uint8Array;
  /**
   * Deals with a key.
   *
   * @returns what that weighs, in picoseconds, besides the look
   */
  visit(state: State, key: Uint8Array): number;
  /** Is called once after the last key; returns what it weighs. */
  end?(state: State): number;
}

/** Progress of a list of sweeps: the one that is under way, and its last key (empty before the first). */
export interface Progress {
  sweep: number;
  last: Uint8Array;
}

/** Goes on with one sweep until it has weighed `limit`, at least by one key. @returns what it weighed */
function goOn(state: State, sweep: Sweep, progress: Progress, limit: number): number {
  const { prefix } = sweep;
  let weight = LOOK;
  for (let last = progress.last.length === 0 ? prefix : progress.last; ; ) {
    const page = state.keysAfter(prefix, last, PAGE);
    for (const key of page) {
      weight += LOOK + sweep.visit(state, key);
      last = key;
      if (weight < limit) continue;
      progress.last = key;
      return weight;
    }
    if (page.length === PAGE) continue;
    progress.sweep += 1;
    progress.last = new Uint8Array();
    return weight + (sweep.end?.(state) ?? 0);
  }
}

/**
 * Goes on with sweeps, one after the other, until they have weighed `limit`.
 *
 * @param progress - how far they have come; is changed
 * @returns what they weighed, in picoseconds; that was all when the progress is at the end of the list
 */
export function goOnWith(state: State, sweeps: readonly Sweep[], progress: Progress, limit: number): number {
  let weight = 0;
  for (let sweep = sweeps[progress.sweep]; sweep !== undefined && weight < limit; sweep = sweeps[progress.sweep]) {
    weight += goOn(state, sweep, progress, limit - weight);
  }
  return weight;
}

function remove(state: State, key: Uint8Array): number {
  state.clear(key);
  return REMOVE;
}

/** A sweep that removes everything that begins with `prefix`. */
export const removing = (prefix: Uint8Array): Sweep => ({ prefix, visit: remove });

/** A map whose keys begin with an account and a subnet. */
interface ByAccount<K extends readonly [account: Uint8Array, netuid: number, ...rest: unknown[]]> {
  readonly prefix: Uint8Array;
  keysOf(raw: Uint8Array, isWanted: (keys: K) => boolean): K | undefined;
}

/** A sweep that removes the entries of a subnet. */
export const removingOf = <K extends readonly [account: Uint8Array, netuid: number, ...rest: unknown[]]>(
  netuid: number,
  map: ByAccount<K>,
): Sweep => ({
  prefix: map.prefix,
  visit: (state, key) => (map.keysOf(key, ([, subnet]) => subnet === netuid) === undefined ? 0 : remove(state, key)),
});
