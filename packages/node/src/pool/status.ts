import type { Hash } from "../chain/interface.ts";

/** Status of a transaction in the pool. */
export type TransactionStatus =
  /** It waits for others. */
  | { readonly type: "future" }
  /** The next block could take it. */
  | { readonly type: "ready" }
  /** It was sent to peers. */
  | { readonly type: "broadcast"; readonly peers: readonly string[] }
  /** It stands in a block of the best chain, at this position. */
  | { readonly type: "inBlock"; readonly block: Hash; readonly index: number }
  /** The block left the best chain; the transaction is in the pool again, or another status follows. */
  | { readonly type: "retracted"; readonly block: Hash }
  /** Its block is finalized. */
  | { readonly type: "finalized"; readonly block: Hash; readonly index: number }
  /** Its block was not finalized in time. */
  | { readonly type: "finalityTimeout"; readonly block: Hash }
  /** A transaction of higher priority took its place. */
  | { readonly type: "usurped"; readonly by: Hash }
  /** It was left out because the pool is full. */
  | { readonly type: "dropped" }
  /** It can no longer be applied. */
  | { readonly type: "invalid" };

/** Listener to the statuses of one transaction, in order. Must not throw. */
export type StatusListener = (status: TransactionStatus) => void;

const LAST: ReadonlySet<TransactionStatus["type"]> = new Set([
  "finalized",
  "finalityTimeout",
  "usurped",
  "dropped",
  "invalid",
]);

/** Returns whether nothing follows after this status. */
export function isLast(status: TransactionStatus): boolean {
  return LAST.has(status.type);
}
