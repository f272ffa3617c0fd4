import { Listeners } from "../../primitives/listeners.ts";
import type { ChainNotification } from "../interface.ts";

/** Notifies listeners of a chain's events, in order also when one of them causes another event meanwhile. */
export class Notifier {
  readonly #listeners = new Listeners<[notification: ChainNotification]>();
  readonly #waiting: ChainNotification[] = [];
  #delivering = false;

  /** Subscribes a listener; returns its disposer. */
  subscribe(listener: (notification: ChainNotification) => void): () => void {
    return this.#listeners.add(listener);
  }

  notify(notification: ChainNotification): void {
    this.#waiting.push(notification);
    if (this.#delivering) return;
    this.#delivering = true;
    try {
      for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
        this.#listeners.notify(next);
      }
    } finally {
      this.#delivering = false;
    }
  }
}
