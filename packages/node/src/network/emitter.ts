import type { NetworkEvent, NetworkListener } from "./events.ts";

/** Tells listeners what happens on the network. */
export class NetworkEmitter {
  readonly #listeners = new Set<NetworkListener>();

  /** Listens; returns the function that ends it. */
  subscribe(listener: NetworkListener): () => void {
    const own: NetworkListener = (event) => listener(event);
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  emit(event: NetworkEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }
}
