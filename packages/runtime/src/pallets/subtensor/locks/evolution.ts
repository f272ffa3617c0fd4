/**
 * Change of a lock with time: its mass decays, and conviction follows the mass (protocol: staking §5.2).
 *
 * @packageDocumentation
 */

import { exp, I64F64, U64F64 } from "@opentao/fixed";
import { saturatingSub } from "../../../primitives/numbers.ts";
import type { LockState } from "../../subtensorStorage/types.ts";

/** Rules that a lock follows. */
export interface LockMode {
  /** True when it backs the owner's hotkey: conviction then equals mass. */
  readonly isOwner: boolean;
  /** True when its mass does not decay. */
  readonly isPerpetual: boolean;
}

/** Blocks in which mass falls to 1/e, and in which conviction reaches 1 − 1/e of the mass. */
export interface LockRates {
  readonly unlock: bigint;
  readonly maturity: bigint;
}

/** No lock. */
export const NO_LOCK: LockState = { lockedMass: 0n, conviction: { bits: 0n }, lastUpdate: 0n };

/** Mass and conviction below which a lock counts as none. */
const NEGLIGIBLE = 100n;
const LEAST_EXPONENT = I64F64.fromInteger(-40);

/** Returns whether nothing of a lock is left. */
export const isNoLock = (lock: LockState): boolean => lock.lockedMass === 0n && lock.conviction.bits === 0n;

/** e^(−elapsed / rate); a rate of 0 blocks means at once. */
export function expDecay(elapsed: bigint, rate: bigint): U64F64 {
  if (elapsed === 0n) return U64F64.one;
  if (rate === 0n) return U64F64.zero;
  const exponent = I64F64.greatest(I64F64.fraction(-elapsed, rate), LEAST_EXPONENT);
  return U64F64.from(I64F64, exp(I64F64, exponent) ?? I64F64.zero);
}

/** Conviction that a mass has gained after `elapsed` blocks, per unit of mass. */
function gained(elapsed: bigint, unlocked: U64F64, matured: U64F64, rates: LockRates, isPerpetual: boolean): U64F64 {
  if (isPerpetual) return U64F64.sub(U64F64.one, matured);
  const { unlock, maturity } = rates;
  if (unlock === maturity) return U64F64.mul(U64F64.fraction(elapsed, maturity), matured);
  if (unlock === 0n || maturity === 0n) return U64F64.zero;
  const signed = (value: U64F64) => I64F64.from(U64F64, value);
  const difference = I64F64.mul(I64F64.fromInteger(unlock), I64F64.sub(signed(unlocked), signed(matured)));
  return U64F64.from(I64F64, I64F64.div(difference, I64F64.fromInteger(unlock - maturity)));
}

/** Applies what holds at any time: an owner's conviction is the mass, and what is negligible is nothing. */
export function settled(lock: LockState, { isOwner }: LockMode): LockState {
  const conviction = isOwner ? U64F64.fromInteger(lock.lockedMass) : U64F64.fromBits(lock.conviction.bits);
  const isNegligible = lock.lockedMass < NEGLIGIBLE && conviction < U64F64.fromInteger(NEGLIGIBLE);
  return isNegligible ? { ...NO_LOCK, lastUpdate: lock.lastUpdate } : { ...lock, conviction: { bits: conviction } };
}

/** A lock, or a sum of locks, as it is at block `now`. */
export function rolledTo(lock: LockState, now: bigint, mode: LockMode, rates: LockRates): LockState {
  const elapsed = saturatingSub(now, lock.lastUpdate);
  if (elapsed === 0n) return settled(lock, mode);
  const unlocked = expDecay(elapsed, rates.unlock);
  const matured = expDecay(elapsed, rates.maturity);
  const mass = U64F64.fromInteger(lock.lockedMass);
  const kept = U64F64.mul(matured, U64F64.fromBits(lock.conviction.bits));
  const conviction = U64F64.add(kept, U64F64.mul(mass, gained(elapsed, unlocked, matured, rates, mode.isPerpetual)));
  const lockedMass = mode.isPerpetual ? lock.lockedMass : U64F64.toU64(U64F64.mul(unlocked, mass));
  return settled({ lockedMass, conviction: { bits: conviction }, lastUpdate: now }, mode);
}
