import type { Authority, BlockRef } from "../types.ts";

/** A change of voters that a block announced and that has not happened yet. */
export interface PendingChange {
  /** The voters that take over. */
  readonly authorities: readonly Authority[];
  /** The block that announced it. */
  readonly announced: BlockRef;
  /** Blocks after the announcing one at which it happens. */
  readonly delay: number;
  /** Of a forced change: the height that most voters had finalized when it was announced. */
  readonly forcedAfter: number | undefined;
}

/** The height at which a change happens: of a scheduled one when finalized, of a forced one when imported. */
export function effectiveAt({ announced, delay }: PendingChange): number {
  return announced.number + delay;
}
