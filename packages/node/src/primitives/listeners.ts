/** Listeners to one kind of event. They must not throw. */
export class Listeners<T extends readonly unknown[]> {
  readonly #listeners = new Set<(...args: T) => void>();

  /** Adds a listener; returns its disposer. */
  add(listener: (...args: T) => void): () => void {
    const own = (...args: T): void => listener(...args);
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  /** Forgets all listeners. */
  clear(): void {
    this.#listeners.clear();
  }

  notify(...args: T): void {
    for (const listener of [...this.#listeners]) listener(...args);
  }
}
