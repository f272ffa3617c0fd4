import { type CacheLimits, DEFAULT_CACHES } from "../chain/states/states.ts";
import { DEFAULT_POOL_LIMITS } from "../pool/limits.ts";
import { DEFAULT_RPC_LIMITS } from "../rpc/call/limits.ts";
import type { NodeOptions } from "./options.ts";

/** Memory that a node may take when nothing else is asked for, in bytes (docs/security.md, Memory). */
export const DEFAULT_MEMORY = 600_000_000;

/** The least memory with which a node does all that it has to, in bytes. */
export const LEAST_MEMORY = 512_000_000;

/** Garbage that a cache lets gather, as a part of what it holds: the engine collects that early in `tao node`. */
const GARBAGE = 0.3;

const MIB = 1024 * 1024;

/** Bytes of the parts whose bounds depend on the node's memory. */
export interface MemoryShares {
  readonly caches: CacheLimits;
  /** Transactions that the next block could take. */
  readonly ready: number;
  /** Transactions that wait for others. */
  readonly future: number;
  /** Bytes held for clients of JSON-RPC. */
  readonly held: number;
}

const DEFAULT_SHARES: MemoryShares = {
  caches: DEFAULT_CACHES,
  ready: DEFAULT_POOL_LIMITS.ready.bytes,
  future: DEFAULT_POOL_LIMITS.future.bytes,
  held: DEFAULT_RPC_LIMITS.heldBytes,
};

/** A block's transactions, a longest message and its answer in part. */
const LEAST_SHARES: MemoryShares = {
  caches: { nodes: 4 * MIB, values: 2 * MIB },
  ready: 6 * MIB,
  future: MIB,
  held: 24 * MIB,
};

/**
 * Divides the memory of a node, in bytes: up to the default all parts grow alike, what is above it goes to the caches.
 *
 * @throws RangeError when it is less than {@link LEAST_MEMORY}
 */
export function memoryShares(memory: number): MemoryShares {
  if (!(memory >= LEAST_MEMORY)) throw new RangeError(`a node needs ${LEAST_MEMORY} bytes of memory`);
  const part = Math.min(1, (memory - LEAST_MEMORY) / (DEFAULT_MEMORY - LEAST_MEMORY));
  const between = (least: number, full: number) => Math.floor(least + (full - least) * part);
  const more = Math.max(0, memory - DEFAULT_MEMORY) / (1 + GARBAGE);
  const { caches } = LEAST_SHARES;
  return {
    caches: {
      nodes: between(caches.nodes, DEFAULT_SHARES.caches.nodes) + Math.floor((more * 2) / 3),
      values: between(caches.values, DEFAULT_SHARES.caches.values) + Math.floor(more / 3),
    },
    ready: between(LEAST_SHARES.ready, DEFAULT_SHARES.ready),
    future: between(LEAST_SHARES.future, DEFAULT_SHARES.future),
    held: between(LEAST_SHARES.held, DEFAULT_SHARES.held),
  };
}

/** Options of a node with bounds that keep it within `memory`; those that are given stay. @throws RangeError */
export function withinMemory(options: NodeOptions): NodeOptions {
  const { memory, pool = {}, rpc } = options;
  if (memory === undefined) return options;
  const { caches, ready, future, held } = memoryShares(memory);
  const queues = {
    ready: { ...DEFAULT_POOL_LIMITS.ready, bytes: ready },
    future: { ...DEFAULT_POOL_LIMITS.future, bytes: future },
  };
  return {
    ...options,
    caches: options.caches ?? caches,
    pool: { ...queues, ...pool },
    rpc: rpc && { heldBytes: held, ...rpc },
  };
}
