/** Inputs of a watch. */
export interface SilenceWatchOptions {
  /** Silence that is too long, in milliseconds. */
  readonly ms: number;
  /** Called once when it was silent for so long. */
  readonly onSilent: () => void;
  /** True when a program may end while it waits; false by default. */
  readonly mayEnd?: boolean;
}

/**
 * Watch over something that is to be heard of in time, such as a thread at work. Where the thread of the watch itself
 * stood still, what has been said meanwhile is heard before it counts as silence.
 */
export class SilenceWatch {
  readonly #options: SilenceWatchOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Begins to wait. */
  constructor(options: SilenceWatchOptions) {
    this.#options = options;
    this.#wait(options.ms, () => this.#late());
  }

  /** Notes that it was heard of: the time begins anew. */
  heard(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#wait(this.#options.ms, () => this.#late());
  }

  /** Waits no longer. */
  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** A further turn of the loop takes in what waits to be heard. */
  #late(): void {
    this.#wait(0, () => {
      this.#timer = undefined;
      this.#options.onSilent();
    });
  }

  #wait(ms: number, after: () => void): void {
    const timer = setTimeout(after, ms);
    // In a page timers are numbers, and hold nothing up.
    if (this.#options.mayEnd === true && typeof timer === "object") timer.unref();
    this.#timer = timer;
  }
}
