import type { SessionTimes } from "./sessionState.ts";

/** Watches whether blocks still come. */
export class StallWatch {
  readonly #times: Pick<SessionTimes, "stalledAfter" | "missedBlocks">;
  readonly #onStall: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param onStall - called once when no block has come for too long */
  constructor(times: Pick<SessionTimes, "stalledAfter" | "missedBlocks">, onStall: () => void) {
    this.#times = times;
    this.#onStall = onStall;
  }

  /** Waits for the next block from now on. @param blockTime - milliseconds between blocks; 0 while not known */
  begin(blockTime: number): void {
    clearTimeout(this.#timer);
    const { stalledAfter, missedBlocks } = this.#times;
    this.#timer = setTimeout(this.#onStall, Math.max(stalledAfter, missedBlocks * blockTime));
  }

  /** Waits for no block. */
  stop(): void {
    clearTimeout(this.#timer);
  }
}
