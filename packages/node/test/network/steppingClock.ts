import type { Clock } from "../../src/primitives/clock.ts";

/**
 * A clock of which timers are the machine's and whose time can be moved on, so that blocks need not wait for their
 * slots.
 */
export class SteppingClock implements Clock {
  #ahead = 0;

  now(): number {
    return Date.now() + this.#ahead;
  }

  setTimer(ms: number, callback: () => void): () => void {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  }

  /** Moves time on by `ms` milliseconds. */
  advance(ms: number): void {
    this.#ahead += ms;
  }
}
