/** Signal from many places to one that waits: what was signaled meanwhile counts once. */
export class Wakeup {
  #isDue = false;
  #resume: (() => void) | undefined;

  /** @param signal - whose abortion wakes, too */
  constructor(signal: AbortSignal) {
    signal.addEventListener("abort", () => this.wake(), { once: true });
  }

  /** Wakes who waits, or who waits next. */
  wake(): void {
    this.#isDue = true;
    this.#resume?.();
  }

  /** Waits until somebody wakes. */
  async next(): Promise<void> {
    if (!this.#isDue) {
      await new Promise<void>((resolve) => {
        this.#resume = resolve;
      });
    }
    this.#isDue = false;
    this.#resume = undefined;
  }
}
