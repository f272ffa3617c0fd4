import { Worker } from "node:worker_threads";
import type { WorkerMessage } from "./messages.ts";
import type { FoundWork, WorkTarget } from "./search.ts";

/** Nonces between the starts of two threads: more than one can try. */
const STRIDE = 1n << 48n;

/**
 * Address of the built thread, or `undefined` when this runs from source, which threads cannot load.
 */
export function builtWorker(): URL | undefined {
  return import.meta.url.endsWith(".ts") ? undefined : new URL("./chain/work/worker.js", import.meta.url);
}

/** Searches in `threads` threads; ends them all when one finds or `signal` aborts. Rejects with the signal's reason. */
export function searchInThreads(
  worker: URL,
  target: WorkTarget,
  threads: number,
  signal: AbortSignal,
  onSearched: (count: number) => void,
): Promise<FoundWork> {
  const workers: Worker[] = [];
  const over = new AbortController();
  return new Promise<FoundWork>((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true, signal: over.signal });
    for (let i = 0; i < threads; i += 1) {
      const thread = new Worker(worker, { workerData: { target, start: BigInt(i) * STRIDE } });
      workers.push(thread);
      thread.on("message", (message: WorkerMessage) => {
        if (message.kind === "found") resolve(message.found);
        else onSearched(message.count);
      });
      thread.on("error", reject);
    }
  }).finally(() => {
    over.abort();
    return Promise.all(workers.map((thread) => thread.terminate()));
  });
}
