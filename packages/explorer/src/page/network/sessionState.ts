import type { Chain, Head } from "@opentao/sdk/browser";
import type { Fault } from "./fault.ts";

/** State of the connection at a moment. */
export interface SessionState {
  /** Set from the first answer of the node on. */
  readonly chain: Chain | undefined;
  readonly isConnected: boolean;
  readonly best: Head | undefined;
  readonly finalized: Head | undefined;
  /** The block that all figures on the page are of: the best one, changed at most once a second. */
  readonly shown: Head | undefined;
  /** Milliseconds between blocks as the chain plans them. */
  readonly blockTime: number | undefined;
  /** Says what is wrong with the connection or the chain as a whole. */
  readonly fault: Fault | undefined;
}

/** State while nothing is known. */
export const NOTHING: SessionState = {
  chain: undefined,
  isConnected: false,
  best: undefined,
  finalized: undefined,
  shown: undefined,
  blockTime: undefined,
  fault: undefined,
};

/** Limits of a session; times in ms. */
export interface SessionTimes {
  /** Shortest time between two blocks that the page shows. */
  readonly shownEvery: number;
  /** Shortest time without a block after which the page says that the chain stands still. */
  readonly stalledAfter: number;
  /** Blocks that may be missed before it says so: where that takes longer. */
  readonly missedBlocks: number;
  /** Time without the first answers after which the page says that the node is slow. */
  readonly slowAfter: number;
  /** Pause before the next attempt to connect. */
  readonly retryAfter: number;
}

/** Limits of the page's session. */
export const TIMES: SessionTimes = {
  shownEvery: 1_000,
  stalledAfter: 15_000,
  missedBlocks: 5,
  slowAfter: 5_000,
  retryAfter: 3_000,
};
