export { PoolError, type PoolErrorCode } from "./errors.ts";
export type { PoolLimits } from "./limits.ts";
export type { Ask } from "./offers.ts";
export { isForGood, isGarbage } from "./permanence.ts";
export { TransactionPool } from "./pool.ts";
export type { TransactionStatus } from "./status.ts";
export { transactionHash } from "./transaction.ts";
