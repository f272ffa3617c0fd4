import { backoff } from "@opentao/base";

/** Pause after an attempt that did not fail, in milliseconds; it doubles with each failure. */
const FIRST_MS = 1_000;

/** Longest pauses between two attempts, in milliseconds. */
const LONGEST = {
  /** Peers that are always wanted: somebody may be mending the way to them. */
  reserved: 10_000,
  /** Peers that were there before: the way is broken, for them or for us. */
  met: 15_000,
  /** Addresses learned from others, which may be nobody's. */
  stranger: 5 * 60_000,
} as const;

/** Attempts for which a peer that was there keeps short pauses; then it counts as a stranger. */
const MET_ATTEMPTS = 60;

/** Returns the milliseconds to wait after so many attempts that failed one after the other. */
export function pauseAfter(failures: number, isReserved: boolean, isMet: boolean): number {
  const kind = isReserved ? "reserved" : isMet && failures < MET_ATTEMPTS ? "met" : "stranger";
  return backoff(failures + 1, { first: FIRST_MS, longest: LONGEST[kind] });
}
