import type { Clock } from "../../src/primitives/clock.ts";

/** The clock of a machine that is set wrong: as fast as others, but ahead of them or behind. */
export class SkewedClock implements Clock {
  /** Milliseconds ahead of the right time; negative when behind. */
  skewMs: number;

  readonly #right: Clock;

  /** @param right - what a clock that is set right says */
  constructor(right: Clock, skewMs = 0) {
    this.#right = right;
    this.skewMs = skewMs;
  }

  now(): number {
    return this.#right.now() + this.skewMs;
  }

  setTimer(ms: number, callback: () => void): () => void {
    return this.#right.setTimer(ms, callback);
  }
}
