import { performance } from "node:perf_hooks";
import type { Clock } from "../../src/primitives/clock.ts";

/** Milliseconds between two steps. */
const STEP_MS = 5;
/** By how much slower time passes while the process has work left. */
const SLOWER = 5;

/**
 * A time for nodes that share this process, which begins with the machine's. It passes as the machine's does while they
 * wait for it, and slower while they have work to do: nodes whose machine is too slow for the length of their slots, or
 * busy with other things, have longer slots rather than more and more work that waits.
 */
export class PacedTime implements Clock {
  #now = Date.now();
  #utilization = performance.eventLoopUtilization();
  #timer: NodeJS.Timeout | undefined;
  readonly #waiting = new Set<{ readonly at: number; readonly callback: () => void }>();

  now(): number {
    this.#step();
    return Math.floor(this.#now);
  }

  setTimer(ms: number, callback: () => void): () => void {
    const entry = { at: this.now() + ms, callback };
    this.#waiting.add(entry);
    this.#timer ??= setInterval(() => this.#tick(), STEP_MS);
    return () => this.#forget(entry);
  }

  #step(): void {
    const utilization = performance.eventLoopUtilization();
    const { idle, active } = performance.eventLoopUtilization(utilization, this.#utilization);
    this.#utilization = utilization;
    this.#now += idle + active / SLOWER;
  }

  #tick(): void {
    this.#step();
    const due = [...this.#waiting].filter(({ at }) => at <= this.#now).sort((a, b) => a.at - b.at);
    for (const entry of due) {
      // One that is due may cancel the next.
      if (!this.#waiting.has(entry)) continue;
      this.#forget(entry);
      entry.callback();
    }
  }

  #forget(entry: { readonly at: number; readonly callback: () => void }): void {
    this.#waiting.delete(entry);
    if (this.#waiting.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
