import type { GrandpaTimer } from "@opentao/consensus";
import type { Clock } from "../primitives/clock.ts";

/** The gadget's timers that are running. */
export class Timers {
  readonly #clock: Clock;
  readonly #ring: (timer: GrandpaTimer) => void;
  readonly #running = new Set<() => void>();
  #latest = 0;

  constructor(clock: Clock, ring: (timer: GrandpaTimer) => void) {
    this.#clock = clock;
    this.#ring = ring;
  }

  /** Time that never goes back, whatever the clock does. */
  now(): number {
    this.#latest = Math.max(this.#latest, this.#clock.now());
    return this.#latest;
  }

  start(delay: number, timer: GrandpaTimer): void {
    const cancel = this.#clock.setTimer(delay, () => {
      this.#running.delete(cancel);
      this.#ring(timer);
    });
    this.#running.add(cancel);
  }

  stop(): void {
    for (const cancel of this.#running) cancel();
    this.#running.clear();
  }
}
