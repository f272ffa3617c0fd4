import type { Clock } from "../../src/primitives/clock.ts";
import { pacedTime } from "../support/pacedTime.ts";

/** The clock of a machine that is set wrong: as fast as others, but ahead of them or behind. */
export class SkewedClock implements Clock {
  /** Milliseconds ahead of the right time; negative when behind. */
  skewMs: number;

  constructor(skewMs = 0) {
    this.skewMs = skewMs;
  }

  now(): number {
    return pacedTime.now() + this.skewMs;
  }

  setTimer(ms: number, callback: () => void): () => void {
    return pacedTime.setTimer(ms, callback);
  }
}
