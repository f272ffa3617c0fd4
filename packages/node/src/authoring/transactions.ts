import type { Hash } from "../chain/interface.ts";

/** A transaction that may stand in the next block. */
export interface ReadyTransaction {
  /** blake2b-256 of the extrinsic with its length prefix: the hash that clients know. */
  readonly hash: Hash;
  /** The extrinsic without its length prefix, as {@link Chain.body} gives it. */
  readonly bytes: Uint8Array;
}

/** Transactions in the order in which a block takes them: what others require comes first. */
export interface ReadyTransactions extends Iterable<ReadyTransaction> {
  /** Notes that a yielded transaction is not in the block: those that require it, directly or not, are not yielded. */
  leaveOut(transaction: ReadyTransaction): void;
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
