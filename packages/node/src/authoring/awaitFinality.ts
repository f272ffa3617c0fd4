/** Blocks that may wait for finality before authors slow down. */
const SLACK = 50;
/** Number of unfinalized blocks above the slack that cost one slot. */
const BLOCKS_PER_SLOT = 2;
/** Most slots between two blocks. */
const LONGEST_WAIT = 100;

/** Distance of finality from the best block when a block is to be made. */
export interface Lag {
  readonly best: number;
  readonly finalized: number;
  /** Slot of the best block. */
  readonly bestSlot: bigint;
}

/**
 * Returns whether a slot is to be left empty because finality lags far behind: the chain grows the slower the more is
 * not finalized, so that a network whose voters are gone does not run away from them. The numbers are those of
 * Substrate's nodes.
 */
export function mustAwaitFinality({ best, finalized, bestSlot }: Lag, slot: bigint): boolean {
  const waiting = Math.max(0, best - finalized - SLACK);
  const wait = Math.min(LONGEST_WAIT, Math.floor(waiting / BLOCKS_PER_SLOT));
  return slot > bestSlot && slot <= bestSlot + BigInt(wait);
}
