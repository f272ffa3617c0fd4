import { U16_MAX } from "../../../primitives/numbers.ts";
import type { SessionSettings } from "../types.ts";
import type { Trust } from "./trust.ts";
import type { ValidatorView } from "./types.ts";

/** Reason for which a root validator is no candidate. */
export type Shortfall = "NoKeys" | "Banned" | "Idle" | "StakeTooLow" | "CoverageTooLow" | "TrustTooLow";

/**
 * Returns whether a number from 0 to 1 with 64 fraction bits reaches a proportion out of 65535, itself rounded down.
 */
const reaches = (value: bigint, least: number): boolean => value >= (BigInt(least) << 64n) / BigInt(U16_MAX);

/** Returns what a root validator lacks for a seat; `undefined` when nothing. */
export function shortfallOf(
  { keys, banned, idle, stake }: ValidatorView,
  { trust, coverage }: Trust,
  { minStake, minCoverage, minTrust }: SessionSettings,
): Shortfall | undefined {
  if (keys === undefined) return "NoKeys";
  if (banned) return "Banned";
  if (idle) return "Idle";
  if (stake < minStake) return "StakeTooLow";
  if (coverage === 0n || !reaches(coverage, minCoverage)) return "CoverageTooLow";
  if (trust === 0n || !reaches(trust, minTrust)) return "TrustTooLow";
  return undefined;
}
