/**
 * Bounds of how fast the set of authors may change. Finality withstands less than a third of the voters; by these
 * bounds those who are new in a session are less than a third as well, so that two thirds of every set have shown that
 * they work, and to take a set over takes several sessions, in which everybody can see it.
 *
 * @packageDocumentation
 */

/** Most of `count` seats that may become free at a session's end: a third of all but one, none of three or fewer. */
export function mostLeaving(count: number): number {
  return count === 0 ? 0 : Math.floor((count - 1) / 3);
}

/** Most seats that may be taken by others at a session's end. Sets of three or fewer can only grow, one by one. */
export function mostJoining(count: number): number {
  return Math.max(1, mostLeaving(count));
}
