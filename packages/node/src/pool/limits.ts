import { FREE_CALLS_OF_KEY } from "@opentao/runtime/boundary";

/** Limits of one queue of the pool. */
export interface QueueLimits {
  readonly count: number;
  /** Bytes of all its extrinsics together. */
  readonly bytes: number;
}

/** Bounds of a pool: what strangers send must not fill the memory or take up the processor. */
export interface PoolLimits {
  /** Transactions that the next block could take. */
  readonly ready: QueueLimits;
  /** Transactions that wait for others. */
  readonly future: QueueLimits;
  /** Transactions of one key that cost nothing. */
  readonly freeOfKey: number;
  /** Milliseconds for which a hash that was refused for good is refused without being validated. */
  readonly banMs: number;
  /** Hashes that are banned at a time; the oldest are forgotten first. */
  readonly banned: number;
  /** Transactions validated anew after each block, those that it concerns first. */
  readonly revalidationsPerBlock: number;
  /** Blocks after which the wait for a watched transaction's finality is given up. */
  readonly finalityBlocks: number;
}

export const DEFAULT_POOL_LIMITS: PoolLimits = {
  ready: { count: 8192, bytes: 20 * 1024 * 1024 },
  future: { count: 512, bytes: 5 * 1024 * 1024 },
  freeOfKey: FREE_CALLS_OF_KEY,
  banMs: 30 * 60 * 1000,
  banned: 4096,
  revalidationsPerBlock: 32,
  finalityBlocks: 512,
};
