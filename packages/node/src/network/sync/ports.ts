import type { BlockRef, Chain, Hash } from "../../chain/interface.ts";
import type { ImportResult } from "../../chain/options.ts";
import type { Clock } from "../../primitives/clock.ts";
import type { Logger } from "../../primitives/logger.ts";
import type { Misdeed } from "../peers/reputation.ts";
import type { BlockRequest, IncomingBlock } from "../requests/index.ts";

/** What synchronisation reads of the chain. */
export type SyncChain = Pick<Chain, "best" | "finalized" | "header" | "hashAt" | "call">;

/** Takes a block into the chain. @throws BlockError that says why the block is refused; DatabaseError */
export type ImportBlock = (block: IncomingBlock) => ImportResult | Promise<ImportResult>;

/** Asks a peer for blocks; the answer is checked against the request. @throws NetworkError */
export type AskForBlocks = (peer: string, request: BlockRequest, signal: AbortSignal) => Promise<IncomingBlock[]>;

/** What synchronisation works with. */
export interface SyncOptions {
  readonly chain: SyncChain;
  readonly importBlock: ImportBlock;
  readonly ask: AskForBlocks;
  /** Takes a peer's misdeed down. */
  readonly report: (peer: string, misdeed: Misdeed, why: unknown) => void;
  /** The node has caught up, or has fallen far behind. */
  readonly changed: (isMajor: boolean) => void;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Most blocks that are asked for at once. */
export const RANGE = 128;

/** A peer as synchronisation sees it. */
export interface SyncPeer {
  readonly id: string;
  /** Its best block, as far as it told. */
  best: BlockRef;
  /** Blocks that it has and we do not, by their hash. */
  readonly targets: Map<Hash, BlockRef>;
  /**
   * Whether a block that it announced or gave was found right: what it does not answer is not held against it, it may
   * be busy.
   */
  isRight: boolean;
  /** Whether it is being asked as the one who leads. */
  busy: boolean;
  /** Failures since the last success. */
  failures: number;
  /** Not to be asked before this, Unix time in milliseconds. */
  retryAt: number;
}
