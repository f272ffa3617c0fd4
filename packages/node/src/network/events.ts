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

/** Told of GRANDPA's messages. Must not throw. */
export interface GrandpaListener {
  /** Messages can be sent to the peer from now on: tell it where we are. */
  opened(peer: string): void;
  closed(peer: string): void;
  message(peer: string, message: Uint8Array): void | Promise<void>;
}

/** How GRANDPA's voter reaches its peers. Whom to send what, politeness, is the voter's. */
export interface GrandpaNetwork {
  /** Peers to which messages can be sent. */
  readonly peers: readonly string[];
  /** Sends to one peer; `false` when the message could not be taken. */
  send(peer: string, message: Uint8Array): boolean;
  /** Sends to all peers. */
  broadcast(message: Uint8Array): void;
  /** A peer's message was false, or merely of no use. */
  report(peer: string, why: unknown, misdeed?: "badVote" | "uselessVote"): void;
  /** Listens; returns the function that ends it. Whoever begins to listen hears of the peers that are there. */
  listen(listener: GrandpaListener): () => void;
}
