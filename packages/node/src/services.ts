import type { BlockRef, Chain, Hash } from "./chain/interface.ts";
import type { Clock } from "./clock.ts";
import type { Logger } from "./logger.ts";
import type { Metrics } from "./metrics/index.ts";
import type { TransactionPool } from "./pool/index.ts";
import type { ChainSpec } from "./spec/spec.ts";

/** How a block is made on demand. */
export interface SealOptions {
  /** Whether the block becomes final at once; the node's own rule when not given. */
  readonly finalize?: boolean;
  /** Block to build on; the best block when not given. */
  readonly parent?: Hash;
}

/** Makes blocks on demand. */
export interface Sealer {
  /**
   * Makes one block of the pool's ready transactions, also when there are none. Calls are served one after the other.
   *
   * @throws NodeError `NOT_AN_AUTHORITY`, `STOPPED`; ChainError `UNKNOWN_BLOCK`
   */
  seal(options?: SealOptions): Promise<BlockRef>;
  /** Makes a block and all its ancestors final. @throws ChainError `UNKNOWN_BLOCK`, `NOT_DESCENDANT` */
  finalize(hash: Hash): void;
}

/** What the node says about itself. */
export interface SystemInfo {
  /** Name of the software. */
  readonly implementation: string;
  /** Version of the software. */
  readonly version: string;
  /** Whether the node makes blocks. */
  readonly authority: boolean;
  /** Number of connected peers. */
  peers(): number;
}

/** All that the JSON-RPC server is made of. */
export interface NodeServices {
  readonly chain: Chain;
  readonly pool: TransactionPool;
  readonly spec: ChainSpec;
  readonly sealer: Sealer;
  readonly system: SystemInfo;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly logger: Logger;
}
