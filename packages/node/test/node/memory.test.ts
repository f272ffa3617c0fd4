import { expect, it } from "vitest";
import { DEFAULT_CACHES } from "../../src/chain/states/states.ts";
import { NETWORK_LIMITS } from "../../src/network/limits.ts";
import { REQUEST_LIMITS } from "../../src/network/requests/limits.ts";
import { HELD_BYTES } from "../../src/network/sync/room.ts";
import { DEFAULT_POOL_LIMITS } from "../../src/pool/limits.ts";
import { DEFAULT_RPC_LIMITS } from "../../src/rpc/call/limits.ts";
import { DEFAULT_MEMORY, LEAST_MEMORY, memoryShares, withinMemory } from "../../src/start/memory.ts";
import { DEFAULT_THREADS } from "../../src/start/workers.ts";
import { DEFAULT_BUDGET } from "../../src/state/index.ts";
import { THREAD_CACHES } from "../../src/workers/readOnlyChain.ts";
import { YOUNG_MB } from "../../src/workers/runningWorker.ts";
import { DEFAULT_WORKER_LIMITS } from "../../src/workers/threads.ts";
import { SPENT_BYTES } from "../../src/workers/tidy.ts";
import { ledgerRuntime } from "../support/ledgerRuntime.ts";
import { ledgerSpec } from "../support/world.ts";

const MB = 1_000_000;
const MIB = 1024 * 1024;

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

it("a budget that is the default gives the default bounds", () => {
  const { ready, future } = DEFAULT_POOL_LIMITS;
  const shares = { ready: ready.bytes, future: future.bytes, held: DEFAULT_RPC_LIMITS.heldBytes };
  expect(memoryShares(DEFAULT_MEMORY)).toEqual({ caches: DEFAULT_CACHES, ...shares });
});

it("a budget below the least is refused", () => {
  expect(() => memoryShares(LEAST_MEMORY - 1)).toThrow(RangeError);
  expect(() => memoryShares(Number.NaN)).toThrow(RangeError);
});

it("what is given stays as it is, whatever the budget", () => {
  const rpc = { host: "127.0.0.1", port: 0, heldBytes: 7 };
  const given = { spec: ledgerSpec(), runtime: ledgerRuntime, sealing: { kind: "manual" }, rpc } as const;
  const caches = { nodes: 1, values: 2 };
  const options = withinMemory({ ...given, memory: LEAST_MEMORY, caches, pool: { freeOfKey: 3 } });
  expect(options).toMatchObject({ caches, rpc, pool: { freeOfKey: 3, ready: { bytes: 6 * MIB } } });
  expect(withinMemory(given)).toBe(given);
});

const BUDGETS = [LEAST_MEMORY, 550 * MB, DEFAULT_MEMORY, 1000 * MB, 4000 * MB];
it.each(BUDGETS)("all that a node with a budget of %i bytes may take is within it", (budget) => {
  const { caches, ready, future, held } = memoryShares(budget);
  const { nodes, values } = caches;
  const waiting = [held, NETWORK_LIMITS.heldBytes, NETWORK_LIMITS.outboxBytes];
  const downloads = HELD_BYTES + REQUEST_LIMITS["sync/2"].maxResponse;
  const main = [MAIN.objects, nodes, values, ready, future, ...waiting, downloads];
  const used = main.reduce((sum, bytes) => sum + bytes, 0);
  const buffers = DEFAULT_BUDGET.writtenBytes + SPENT_BYTES;
  const thread = (DEFAULT_WORKER_LIMITS.heapMb + YOUNG_MB) * MIB + buffers;
  expect(PROGRAM + MAIN.young + used * (1 + GROWTH) + DEFAULT_THREADS * thread).toBeLessThan(budget);
  // They stand in the heap of a thread, beside the runtime (some 20 MB) and what one request may need.
  expect(THREAD_CACHES.nodes + THREAD_CACHES.values).toBeLessThanOrEqual((DEFAULT_WORKER_LIMITS.heapMb * MIB) / 5);
});
