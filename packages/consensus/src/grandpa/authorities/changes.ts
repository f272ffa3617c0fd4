import { GrandpaError } from "../errors.ts";
import type { BlockRef } from "../types.ts";
import { validAuthorities } from "../voterSet.ts";
import { effectiveAt, type PendingChange } from "./pending.ts";
import type { AuthoritySet, Descent } from "./set.ts";

const announcedBy = (changes: readonly PendingChange[], block: BlockRef): boolean =>
  changes.some(({ announced }) => announced.hash === block.hash);

/**
 * Notes a change that a block announced. One that is noted already, or was announced before the voters last changed by
 * force, changes nothing: blocks may be shown again after a restart.
 *
 * @throws GrandpaError `INVALID_AUTHORITIES`; `DUPLICATE_CHANGE` when a forced change of the same chain is pending
 */
export function announce(set: AuthoritySet, change: PendingChange, chain: Descent): AuthoritySet {
  const { announced, forcedAfter } = change;
  const noted = announcedBy(set.scheduled, announced) || announcedBy(set.forced, announced);
  if (noted || (set.forcedAt !== undefined && chain.isDescendant(announced, set.forcedAt))) return set;
  if (!validAuthorities(change.authorities)) {
    throw new GrandpaError("INVALID_AUTHORITIES", `block ${announced.number} announces voters that cannot be`);
  }
  if (forcedAfter === undefined) return { ...set, scheduled: [...set.scheduled, change] };
  if (set.forced.some((other) => chain.isDescendant(other.announced, announced))) {
    throw new GrandpaError(
      "DUPLICATE_CHANGE",
      `a forced change is pending when block ${announced.number} announces one`,
    );
  }
  return { ...set, forced: [...set.forced, change] };
}

/** Scheduled changes with none before them on their chain: those that can happen next. */
function nextChanges({ scheduled }: AuthoritySet, chain: Descent): PendingChange[] {
  return scheduled.filter(
    (change) => !scheduled.some((other) => other !== change && chain.isDescendant(other.announced, change.announced)),
  );
}

/** Height that votes must not exceed because voters change there: the lowest from `min` on of all chains. */
export function voteLimit(set: AuthoritySet, min: number, chain: Descent): number | undefined {
  const heights = nextChanges(set, chain)
    .map(effectiveAt)
    .filter((height) => height >= min);
  return heights.length === 0 ? undefined : heights.reduce((a, b) => Math.min(a, b));
}

/** Returns whether voters change when a block is finalized, provided that no other change has to happen first. */
export function isSetEnd({ scheduled }: AuthoritySet, block: BlockRef, chain: Descent): boolean {
  return scheduled.some(
    (change) => effectiveAt(change) === block.number && chain.isDescendant(change.announced, block),
  );
}

/** The forced change that is pending on the chain of a block: until it happens nobody votes. */
export function pendingForced(set: AuthoritySet, best: BlockRef, chain: Descent): PendingChange | undefined {
  return set.forced.find(({ announced }) => chain.isDescendant(announced, best));
}

/**
 * The set after a block was finalized: changes of other chains are forgotten, the one that happens at the block does.
 *
 * @throws GrandpaError `PAST_SET_CHANGE` when a change should have happened at an earlier block
 */
export function finalizeSet(set: AuthoritySet, block: BlockRef, chain: Descent): AuthoritySet {
  const due = set.scheduled.filter(
    (change) => effectiveAt(change) <= block.number && chain.isDescendant(change.announced, block),
  );
  const [change, ...more] = due;
  if (more.length > 0 || (change !== undefined && effectiveAt(change) < block.number)) {
    throw new GrandpaError("PAST_SET_CHANGE", `the voters change below block ${block.number}: that comes first`);
  }
  const alive = ({ announced }: PendingChange): boolean =>
    chain.isDescendant(block, announced) || chain.isDescendant(announced, block);
  const scheduled = set.scheduled.filter((other) => other !== change && alive(other));
  if (change === undefined) {
    const unchanged = scheduled.length === set.scheduled.length && set.forced.every(alive);
    return unchanged ? set : { ...set, scheduled, forced: set.forced.filter(alive) };
  }
  return {
    ...set,
    setId: set.setId + 1n,
    authorities: change.authorities,
    scheduled,
    forced: set.forced.filter(
      (other) => effectiveAt(other) > block.number && chain.isDescendant(block, other.announced),
    ),
    history: [...set.history, { setId: set.setId, lastBlock: block.number }],
  };
}

/**
 * The set after a block at which a forced change happens was imported; `undefined` when none does.
 *
 * @throws GrandpaError `CHANGE_OUT_OF_ORDER` when a scheduled change that it builds on has not happened
 */
export function forceSet(
  set: AuthoritySet,
  block: BlockRef,
  chain: Descent,
): { set: AuthoritySet; forcedAfter: number } | undefined {
  const change = set.forced.find(
    (other) => effectiveAt(other) === block.number && chain.isDescendant(other.announced, block),
  );
  if (change?.forcedAfter === undefined) return undefined;
  const { forcedAfter, announced, authorities } = change;
  const missing = nextChanges(set, chain).find(
    (other) => effectiveAt(other) <= forcedAfter && chain.isDescendant(other.announced, announced),
  );
  if (missing !== undefined) {
    throw new GrandpaError(
      "CHANGE_OUT_OF_ORDER",
      `the change forced at block ${announced.number} waits for the one at block ${effectiveAt(missing)}`,
    );
  }
  return {
    forcedAfter,
    set: {
      setId: set.setId + 1n,
      authorities,
      scheduled: [],
      forced: [],
      forcedAt: block,
      history: [...set.history, { setId: set.setId, lastBlock: forcedAfter }],
    },
  };
}
