import type { ChainNotification } from "./interface.ts";

type Listener = (notification: ChainNotification) => void;

/** Notifies listeners in order, also when one of them makes something happen meanwhile. */
export class Notifier {
  readonly #listeners = new Set<Listener>();
  readonly #waiting: ChainNotification[] = [];
  #delivering = false;

  subscribe(listener: Listener): () => void {
    const own: Listener = (notification) => listener(notification);
    this.#listeners.add(own);
    return () => {
      this.#listeners.delete(own);
    };
  }

  notify(notification: ChainNotification): void {
    this.#waiting.push(notification);
    if (this.#delivering) return;
    this.#delivering = true;
    try {
      for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
        for (const listener of [...this.#listeners]) listener(next);
      }
    } finally {
      this.#delivering = false;
    }
  }
}
