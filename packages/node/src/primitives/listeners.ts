/** Those who want to hear of something; they must not throw. */
export class Listeners<T extends readonly unknown[]> {
  readonly #listeners = new Set<(...args: T) => void>();

  /** Returns what ends it. */
  add(listener: (...args: T) => void): () => void {
    const own = (...args: T): void => listener(...args);
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  tell(...args: T): void {
    for (const listener of [...this.#listeners]) listener(...args);
  }
}
