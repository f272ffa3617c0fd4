/** Delays between attempts that fail, in milliseconds. */
export interface BackoffOptions {
  /** Delay after the first failure. */
  readonly first: number;
  /** Longest delay. */
  readonly longest: number;
}

/** Returns the delay after `failures` failures in a row (1 for the first), in ms: it doubles up to the longest. */
export function backoff(failures: number, { first, longest }: BackoffOptions): number {
  return Math.min(first * 2 ** (failures - 1), longest);
}
