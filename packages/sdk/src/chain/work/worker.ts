/**
 * A thread that searches work until it is ended: it tells its parent of every batch, the last and partial one too, and
 * of the find.
 *
 * @packageDocumentation
 */

import { parentPort, workerData } from "node:worker_threads";
import type { WorkerMessage } from "./messages.ts";
import { createSearch, type WorkTarget } from "./search.ts";

/** Nonces that are tried before a thread reports. */
const BATCH = 50_000;

// Sent by the pool in threads.ts, which is of the same build.
const { target, start } = workerData as { target: WorkTarget; start: bigint };
const tell = (message: WorkerMessage): void => parentPort?.postMessage(message);

const search = await createSearch();
for (let from = start; ; from += BigInt(BATCH)) {
  const found = search(target, from, BATCH);
  if (found !== undefined) {
    tell({ kind: "searched", count: Number(found.nonce - from) + 1 });
    tell({ kind: "found", found });
    break;
  }
  tell({ kind: "searched", count: BATCH });
}
