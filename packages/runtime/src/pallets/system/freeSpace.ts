/**
 * Space of a block for calls that cost nothing (deviations F8): so much for each key, and a quarter of the room for
 * normal calls altogether, so that no flood of free calls keeps out those that pay. Whoever makes the block and whoever
 * checks it count alike.
 *
 * @packageDocumentation
 */

import { compact, concat, struct, u32, u64 } from "@opentao/codec";
import { FREE_CALLS_OF_KEY } from "../../boundary.ts";
import { invalid, type State } from "../../framework/index.ts";
import type { ExtrinsicCost } from "./blockWeight.ts";
import { BASE_EXTRINSIC, BLOCK_LENGTH, NORMAL_TOTAL } from "./limits.ts";

/** Raw key of what free calls used of the block, and beginning of the keys of what each account used of it. */
const KEY = new TextEncoder().encode(":free_calls");

const Used = struct({ refTime: compact(u64), length: compact(u32) });

/** Most weight (picoseconds) and bytes of a block's free calls. */
export const FREE_SPACE = {
  refTime: NORMAL_TOTAL.refTime / 4n,
  length: BLOCK_LENGTH.max.normal / 4,
} as const;

function countFreeCall(state: State, who: Uint8Array): void {
  const key = concat(KEY, who);
  const before = state.get(key)?.[0] ?? 0;
  if (before >= FREE_CALLS_OF_KEY) invalid("ExhaustsResources");
  state.set(key, Uint8Array.of(before + 1));
}

/** Counts a free extrinsic, of `who` when it is signed; refuses it (`ExhaustsResources`) when there is no room. */
export function reserveFreeSpace(state: State, who: Uint8Array | undefined, { weight, length }: ExtrinsicCost): void {
  if (who !== undefined) countFreeCall(state, who);
  const stored = state.get(KEY);
  const before = stored === undefined ? { refTime: 0n, length: 0 } : Used.decode(stored);
  const used = {
    refTime: before.refTime + weight.refTime + BASE_EXTRINSIC.refTime,
    length: before.length + length,
  };
  if (used.refTime > FREE_SPACE.refTime || used.length > FREE_SPACE.length) invalid("ExhaustsResources");
  state.set(KEY, Used.encode(used));
}

/** Removes the counts at the end of the block. */
export function forgetFreeSpace(state: State): void {
  if (state.get(KEY) !== undefined) state.clearPrefix(KEY);
}
