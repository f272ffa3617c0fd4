import { setTimeout } from "node:timers/promises";

/** Waits `ms` milliseconds, or until `signal` aborts: either way it resolves. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await setTimeout(ms, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
