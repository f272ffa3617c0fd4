import { divUnit } from "@opentao/fixed";
import { at, sumOf, type Vector } from "./matrix.ts";

/** Shares of each UID in a mechanism's emission. */
export interface UidShares {
  readonly server: Vector;
  readonly validator: Vector;
  /** Both together, divided once: not exactly the sum of the two. */
  readonly combined: Vector;
}

const over = (vector: Vector, sum: number): Vector => (sum === 0 ? vector : vector.map((value) => divUnit(value, sum)));

/**
 * Divides an emission (protocol: consensus §3.13): by incentive and dividends together; by stake when there are
 * neither, and then all of it to validators. On a fair-launch chain nobody gets anything when there are neither
 * (deviations F10).
 */
export function uidShares(
  incentive: Vector,
  dividends: Vector,
  activeStake: Vector,
  stake: Vector,
  fairLaunch: boolean,
): UidShares {
  const combined = incentive.map((value, uid) => value + at(dividends, uid));
  const sum = sumOf(combined);
  if (sum > 0) {
    return { server: over(incentive, sum), validator: over(dividends, sum), combined: over(combined, sum) };
  }
  if (fairLaunch) return { server: incentive, validator: dividends, combined };
  const byStake = sumOf(activeStake) > 0 ? activeStake : stake;
  return { server: incentive, validator: byStake, combined: byStake };
}
