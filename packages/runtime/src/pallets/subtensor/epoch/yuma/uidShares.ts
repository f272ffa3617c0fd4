import { at, dividedBy, sumOf, type Vector } from "./matrix.ts";

/** Shares of each UID in a mechanism's emission. */
export interface UidShares {
  readonly server: Vector;
  readonly validator: Vector;
  /** Both together, divided once: not exactly the sum of the two. */
  readonly combined: Vector;
}

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
    return {
      server: dividedBy(incentive, sum),
      validator: dividedBy(dividends, sum),
      combined: dividedBy(combined, sum),
    };
  }
  if (fairLaunch) return { server: incentive, validator: dividends, combined };
  const byStake = sumOf(activeStake) > 0 ? activeStake : stake;
  return { server: incentive, validator: byStake, combined: byStake };
}
