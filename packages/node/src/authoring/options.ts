import type { Keypair } from "@opentao/crypto";
import type { Runtime } from "@opentao/runtime/boundary";
import type { LocalChain } from "../chain/index.ts";
import type { Clock } from "../primitives/clock.ts";
import type { ClockWait } from "../primitives/clockWait.ts";
import type { Logger } from "../primitives/logger.ts";
import type { Metrics } from "../primitives/metrics.ts";
import type { SealedSlots } from "./sealedSlots.ts";
import type { TransactionQueue } from "./transactions.ts";

/** Parts and settings of an author. */
export interface AuthorOptions {
  readonly chain: LocalChain;
  readonly runtime: Runtime;
  readonly transactions: TransactionQueue;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly logger: Logger;
  /** sr25519 keys of this node; the one whose turn it is seals. */
  readonly keys: () => readonly Keypair[];
  /** Called with every error for which a block was not made. */
  readonly failed?: (error: unknown) => void;
  /** Milliseconds that a block may take for its transactions; no limit when not given. */
  readonly budgetMs?: number | undefined;
  /** Rules of an author among others; not given when the node is alone. */
  readonly among?: AmongOthers | undefined;
}

/**
 * Rules of an author among others: it makes blocks for the clock's slot alone, one in each, and not while it is
 * behind.
 */
export interface AmongOthers {
  readonly slots: SealedSlots;
  /** True when the node is far behind its peers, or has not begun to follow them. */
  readonly isBehind: () => boolean;
  /**
   * True when blocks are finalized by vote: then authors wait for voters that are far behind, and finalize nothing
   * themselves.
   */
  readonly byVote: boolean;
  /** Wait that is noted when the best block is dated ahead of the clock, so that the next has to wait. */
  readonly clockWait: Pick<ClockWait, "note">;
}
