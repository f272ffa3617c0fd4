/**
 * Proof of work for registrations on a fair-launch chain (deviations F1): what the official SDK's solver searches.
 *
 * @packageDocumentation
 */

import { bytesEqual, concat, u64 } from "@opentao/codec";
import { keccak256, sha256 } from "@opentao/crypto";
import { ensure, type State } from "../../../framework/index.ts";
import { Difficulty, UsedWork } from "../../subtensorStorage/index.ts";
import { BlockHash } from "../../system/storage.ts";
import { now } from "../clock.ts";
import { errors } from "../errors.ts";

/** Blocks for which work can be used after the block it was made for. */
const MAX_WORK_AGE = 10n;
const LIMIT = 1n << 256n;
/** To look at work that was used, and to forget it. */
const USED = { refTime: 0, reads: 2, writes: 1 };

/** Work for a registration. */
export interface Work {
  /** Block whose hash the work is made for. */
  readonly blockNumber: bigint;
  readonly nonce: bigint;
  /** The seal that the nonce leads to. */
  readonly seal: Uint8Array;
}

/** The seal of a nonce: `keccak256(sha256(nonce ‖ keccak256(block hash ‖ hotkey)))`, the nonce as little-endian u64. */
export function createSeal(blockHash: Uint8Array, hotkey: Uint8Array, nonce: bigint): Uint8Array {
  return keccak256(sha256(concat(u64.encode(nonce), keccak256(concat(blockHash, hotkey)))));
}

/** Returns whether a seal, read as a big-endian number, is small enough for a difficulty. */
export function meetsDifficulty(seal: Uint8Array, difficulty: bigint): boolean {
  const number = seal.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
  return number * difficulty < LIMIT;
}

/**
 * Fails unless the work is recent (`InvalidWorkBlock`), hard enough (`InvalidDifficulty`), made for this hotkey and not
 * used before (`InvalidSeal`).
 */
export function ensureWork(state: State, netuid: number, hotkey: Uint8Array, work: Work): void {
  const isRecent = work.blockNumber < now(state) && now(state) - work.blockNumber <= MAX_WORK_AGE;
  ensure(isRecent, errors.InvalidWorkBlock);
  ensure(work.seal.length === 32, errors.InvalidSeal);
  ensure(meetsDifficulty(work.seal, Difficulty.get(state, netuid)), errors.InvalidDifficulty);
  const seal = createSeal(BlockHash.get(state, Number(work.blockNumber)), hotkey, work.nonce);
  ensure(bytesEqual(seal, work.seal), errors.InvalidSeal);
  ensure(!UsedWork.has(state, work.seal), errors.InvalidSeal);
}

/** Remembers that this work was used. */
export function recordWork(state: State, work: Work): void {
  UsedWork.set(state, work.seal, now(state));
}

/** Forgets used work that is too old to be used again. */
export function forgetOldWork(state: State): void {
  const used = UsedWork.entries(state);
  state.weigh(USED, used.length);
  for (const [seal, block] of used) {
    if (now(state) - block > MAX_WORK_AGE) UsedWork.delete(state, seal);
  }
}
