import { isoTime } from "@opentao/base";
import type { Clock } from "./clock.ts";
import type { Logger } from "./logger.ts";

/** Shorter waits are differences between the clocks of machines, in milliseconds: nobody is told of them. */
const LEAST_MS = 3_000;

/**
 * Wait of a node for the time of blocks that are dated ahead of the clock: blocks that were made faster than slots
 * pass. A wait that grows while it lasts is one, and is said once.
 */
export class ClockWait {
  readonly #clock: Pick<Clock, "now">;
  readonly #logger: Pick<Logger, "warn">;
  #until = 0;

  constructor(clock: Pick<Clock, "now">, logger: Pick<Logger, "warn">) {
    this.#clock = clock;
    this.#logger = logger;
  }

  /** End of the wait, Unix time in milliseconds; `undefined` when the node does not wait. */
  get until(): number | undefined {
    return this.#until > this.#clock.now() ? this.#until : undefined;
  }

  /**
   * Notes a wait.
   *
   * @param until - Unix time in milliseconds
   * @param height - of the block that is dated ahead of the clock
   * @param message - what the node waits for
   */
  note(until: number, height: number, message: string): void {
    const ms = until - this.#clock.now();
    if (ms < LEAST_MS) return;
    const isNew = this.until === undefined;
    this.#until = Math.max(this.#until, until);
    // The time is what a header says: any.
    if (isNew) this.#logger.warn({ height, until: isoTime(until), seconds: Math.ceil(ms / 1000) }, message);
  }
}
