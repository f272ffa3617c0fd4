import { expect, it } from "vitest";
import { DEFAULT_CACHES } from "../../src/chain/states/states.ts";
import { NETWORK_LIMITS } from "../../src/network/limits.ts";
import { REQUEST_LIMITS } from "../../src/network/requests/limits.ts";
import { HELD_BYTES } from "../../src/network/sync/room.ts";
import { DEFAULT_POOL_LIMITS } from "../../src/pool/limits.ts";
import { DEFAULT_RPC_LIMITS } from "../../src/rpc/call/limits.ts";
import { DEFAULT_THREADS } from "../../src/start/workers.ts";
import { DEFAULT_BUDGET } from "../../src/state/index.ts";
import { THREAD_CACHES } from "../../src/workers/readOnlyChain.ts";
import { YOUNG_MB } from "../../src/workers/thread.ts";
import { DEFAULT_WORKER_LIMITS } from "../../src/workers/threads.ts";
import { SPENT_BYTES } from "../../src/workers/tidy.ts";

const MB = 1_000_000;
const MIB = 1024 * 1024;
/** Memory that a node may have of a machine (`docs/security.md`, Memory). */
const BUDGET = 600 * MB;

/**
 * Memory that no bound of ours decides, as it was measured under attack: the program and its libraries, stacks, the
 * allocator's waste.
 */
const PROGRAM = 115 * MB;
/** The main thread's objects but for those below, and its room for new ones. */
const MAIN = { objects: 50 * MB, young: 34 * MB };
/**
 * Garbage that the main thread lets gather, as a part of what it uses, buffers included: `tao node` has V8 collect
 * that early.
 */
const GROWTH = 0.3;

it("all that a node may take by default is less than 600 MB", () => {
  const { nodes, values } = DEFAULT_CACHES;
  const { ready, future } = DEFAULT_POOL_LIMITS;
  const held = [DEFAULT_RPC_LIMITS.heldBytes, NETWORK_LIMITS.heldBytes, NETWORK_LIMITS.outboxBytes];
  const downloads = HELD_BYTES + REQUEST_LIMITS["sync/2"].maxResponse;
  const main = [MAIN.objects, nodes, values, ready.bytes, future.bytes, ...held, downloads];
  const used = main.reduce((sum, bytes) => sum + bytes, 0);
  const buffers = DEFAULT_BUDGET.writtenBytes + SPENT_BYTES;
  const thread = (DEFAULT_WORKER_LIMITS.heapMb + YOUNG_MB) * MIB + buffers;
  expect(PROGRAM + MAIN.young + used * (1 + GROWTH) + DEFAULT_THREADS * thread).toBeLessThan(BUDGET);
  // They stand in the heap of a thread, beside the runtime (some 20 MB) and what one request may need.
  expect(THREAD_CACHES.nodes + THREAD_CACHES.values).toBeLessThanOrEqual((DEFAULT_WORKER_LIMITS.heapMb * MIB) / 5);
});
