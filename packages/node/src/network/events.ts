import type { Header } from "@opentao/codec/primitives";
import type { Peer } from "./peers/index.ts";
import type { WarpProgress } from "./warp/index.ts";

/** What happens on the network. */
export type NetworkEvent =
  /** A peer follows the chain with us from now on. */
  | { readonly kind: "peerConnected"; readonly peer: Peer }
  | { readonly kind: "peerDisconnected"; readonly id: string }
  /** A peer announced a block. */
  | { readonly kind: "announced"; readonly id: string; readonly header: Header; readonly isBest: boolean }
  /** A peer was banned for a time. */
  | { readonly kind: "banned"; readonly id: string }
  /** The node has fallen far behind (`true`), or has caught up. */
  | { readonly kind: "majorSync"; readonly isMajor: boolean }
  /** How far a warp is. */
  | { readonly kind: "warp"; readonly progress: WarpProgress };

/** Told what happens. Must not throw. */
export type NetworkListener = (event: NetworkEvent) => void;

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
