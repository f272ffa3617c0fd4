/** The newest values that were added, up to a number; the oldest are forgotten. */
export class KnownSet<T> {
  readonly #max: number;
  readonly #values = new Set<T>();

  constructor(max: number) {
    this.#max = max;
  }

  has(value: T): boolean {
    return this.#values.has(value);
  }

  /** Adds a value; `false` when it was there. */
  add(value: T): boolean {
    if (this.#values.has(value)) return false;
    this.#values.add(value);
    for (const oldest of this.#values) {
      if (this.#values.size <= this.#max) break;
      this.#values.delete(oldest);
    }
    return true;
  }
}
