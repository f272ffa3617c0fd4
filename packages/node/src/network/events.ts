import type { Header } from "@opentao/codec/primitives";
import type { Hash } from "../chain/interface.ts";
import type { Peer } from "./peers/index.ts";
import type { WarpProgress } from "./warp/index.ts";

/** Event of the network. */
export type NetworkEvent =
  /** A peer follows the chain with us from now on. */
  | { readonly kind: "peerConnected"; readonly peer: Peer }
  | { readonly kind: "peerDisconnected"; readonly id: string }
  /** A peer announced a block. */
  | {
      readonly kind: "announced";
      readonly id: string;
      readonly hash: Hash;
      readonly header: Header;
      readonly isBest: boolean;
    }
  /** A peer was banned for a time. */
  | { readonly kind: "banned"; readonly id: string }
  /** The node has fallen far behind (`true`), or has reached the head again. */
  | { readonly kind: "majorSync"; readonly isMajor: boolean }
  /** Progress of a warp. */
  | { readonly kind: "warp"; readonly progress: WarpProgress };

/** Listener to events of the network. Must not throw. */
export type NetworkListener = (event: NetworkEvent) => void;

/** Listener to connections. Must not throw. */
export interface ConnectionListener {
  /** Called when we reached a peer: it is to be asked which chain it follows. */
  reached(peer: string): void;
  /** Called when no connection to the peer is left. */
  lost(peer: string): void;
  /** Called when a peer was banned. Its connection ends once the promise settles. */
  banned(peer: string): Promise<void>;
}
