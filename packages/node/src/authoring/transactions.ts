import type { Extrinsic } from "../chain/blocks/extrinsic.ts";
import type { Hash } from "../chain/interface.ts";

/** Transactions in the order in which a block takes them: what others require comes first. */
export interface ReadyTransactions extends Iterable<Extrinsic> {
  /** Notes that a yielded transaction is not in the block: those that require it, directly or not, are not yielded. */
  leaveOut(transaction: Extrinsic): void;
}

/** Transaction pool as the author of blocks sees it. */
export interface TransactionQueue {
  /** Transactions that are ready on the best block. */
  ready(): ReadyTransactions;
  /** Subscribes to transactions that become ready; returns the disposer. */
  onReady(listener: () => void): () => void;
  /** The author could not apply these: they leave the pool, with those that require them. */
  removeInvalid(hashes: readonly Hash[]): void;
}
