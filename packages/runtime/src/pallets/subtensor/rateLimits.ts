/**
 * Rate limits (protocol: staking §3.15). A block of 0 means "never".
 *
 * @packageDocumentation
 */

import type { State } from "../../framework/index.ts";
import { saturatingSub } from "../../primitives/numbers.ts";
import { LastRateLimitedBlock, TransactionKeyLastBlock } from "../subtensorStorage/index.ts";
import type { RateLimitKey } from "../subtensorStorage/rateLimitKeys.ts";
import { now } from "./clock.ts";

/** Kinds of calls that are limited by account and subnet; the number is part of the storage key. */
export const TransactionType = {
  SetChildren: 0,
  SetChildkeyTake: 1,
  SetWeightsVersionKey: 4,
  MechanismCountUpdate: 7,
  MechanismEmission: 8,
  MaxUidsTrimming: 9,
  TempoUpdate: 11,
} as const;
export type TransactionType = (typeof TransactionType)[keyof typeof TransactionType];

/** Returns whether nothing happened yet, or at least `limit` blocks ago: the usual test. */
export function passesRateLimit(state: State, last: bigint, limit: bigint): boolean {
  return last === 0n || saturatingSub(now(state), last) >= limit;
}

/**
 * Returns whether something happened too recently, by the stricter test of takes: exactly `limit` blocks are too few;
 * a limit of 0 lifts it.
 */
export function exceedsRateLimit(state: State, last: bigint, limit: bigint): boolean {
  return limit !== 0n && last !== 0n && saturatingSub(now(state), last) <= limit;
}

/** Returns whether an account may make this kind of call on a subnet now. */
export function passesTransactionLimit(
  state: State,
  account: Uint8Array,
  netuid: number,
  type: TransactionType,
  limit: bigint,
): boolean {
  return passesRateLimit(state, TransactionKeyLastBlock.get(state, account, netuid, type), limit);
}

/** Remembers that an account made this kind of call on a subnet in this block. */
export function recordTransaction(state: State, account: Uint8Array, netuid: number, type: TransactionType): void {
  TransactionKeyLastBlock.set(state, account, netuid, type, now(state));
}

/** Block in which a limited action was last taken. */
export function lastRateLimitedBlock(state: State, key: RateLimitKey): bigint {
  return LastRateLimitedBlock.get(state, key);
}

/** Remembers that a limited action was taken in this block. */
export function recordRateLimited(state: State, key: RateLimitKey): void {
  LastRateLimitedBlock.set(state, key, now(state));
}
