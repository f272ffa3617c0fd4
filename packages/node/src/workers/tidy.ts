import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Bytes of buffers that nobody uses any more, above which they are collected. */
export const SPENT_BYTES: number = 24 * 1024 * 1024;

/**
 * Returns the function to call after each job of a thread: it frees the buffers of former jobs. The engine's limit of a
 * heap does not count them, and by itself it lets 64 MiB of each thread gather before it looks which are in use.
 */
export function tidier(): () => void {
  setFlagsFromString("--expose-gc");
  // The flag shows in new contexts alone.
  const collect = runInNewContext("gc") as () => void;
  let kept = getHeapStatistics().external_memory;
  return () => {
    const held = getHeapStatistics().external_memory;
    // What was collected is freed a little later.
    kept = Math.min(kept, held);
    if (held < kept + SPENT_BYTES) return;
    collect();
    kept = getHeapStatistics().external_memory;
  };
}
