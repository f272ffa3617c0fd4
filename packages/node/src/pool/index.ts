export { PoolError, type PoolErrorCode } from "./error.ts";
export { DEFAULT_POOL_LIMITS, type PoolLimits, type QueueLimits } from "./limits.ts";
export { type PoolOptions, TransactionPool } from "./pool.ts";
export type { Usage } from "./queues.ts";
export type { StatusListener, TransactionStatus } from "./status.ts";
export { type PoolTransaction, transactionHash } from "./transaction.ts";
export { validityText } from "./validityText.ts";
