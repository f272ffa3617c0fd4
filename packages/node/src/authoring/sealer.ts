import type { BlockRef, Hash } from "../chain/interface.ts";

/** Options of a block that is made on demand. */
export interface SealOptions {
  /** True when the block is finalized at once; the node's own rule when not given. */
  readonly finalize?: boolean;
  /** Block to build on; the best block when not given. */
  readonly parent?: Hash;
}

/** Makes blocks on demand. */
export interface Sealer {
  /**
   * Makes one block of the pool's ready transactions, also when there are none. Calls are served one after the other.
   *
   * @throws NodeError `NOT_AN_AUTHORITY`, `STOPPED`; BlockError `UNKNOWN_BLOCK`
   */
  seal(options?: SealOptions): Promise<BlockRef>;
  /** Finalizes a block and all its ancestors. @throws BlockError `UNKNOWN_BLOCK`, `NOT_DESCENDANT` */
  finalize(hash: Hash): void;
}
