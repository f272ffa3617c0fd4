/** Hands on the latest of many values, no more often than told: the first at once. */
export class Throttle<Value> {
  readonly #everyMs: number;
  readonly #give: (value: Value) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waiting: { readonly value: Value } | undefined;

  constructor(everyMs: number, give: (value: Value) => void) {
    this.#everyMs = everyMs;
    this.#give = give;
  }

  /** Takes a value. */
  push(value: Value): void {
    if (this.#timer !== undefined) {
      this.#waiting = { value };
      return;
    }
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      const waiting = this.#waiting;
      this.#waiting = undefined;
      if (waiting !== undefined) this.push(waiting.value);
    }, this.#everyMs);
    this.#give(value);
  }

  /** Drops what waits; the next value is handed on at once. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = undefined;
  }
}
