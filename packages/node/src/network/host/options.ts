import type { Logger } from "../../primitives/logger.ts";
import type { MayRequest } from "./metered.ts";

/** Default addresses of a host: this machine only, free ports, TCP and WebSocket. */
export const LOOPBACK_ADDRESSES: readonly string[] = ["/ip4/127.0.0.1/tcp/0", "/ip4/127.0.0.1/tcp/0/ws"];

/** Options of a host. */
export interface HostOptions {
  /** Secret of the node's identity; see `loadNodeKey`. */
  readonly nodeKey: Uint8Array;
  /** Multiaddresses to listen on; see {@link LOOPBACK_ADDRESSES}. */
  readonly listen?: readonly string[] | undefined;
  /** True when addresses that other machines can reach may be listened on. */
  readonly public?: boolean | undefined;
  /** Addresses to tell others instead of those listened on. */
  readonly announce?: readonly string[] | undefined;
  /** Name and version by which peers know the software. */
  readonly userAgent: string;
  /** Name of the discovery protocol; without one no peers are looked for. */
  readonly discoveryProtocol?: string | undefined;
  /** Connections that others opened, reserved peers not counted. */
  readonly maxInbound: number;
  /** Connections that we opened, reserved peers not counted. */
  readonly maxOutbound: number;
  /** Connections that one address may have opened. */
  readonly maxPerAddress: number;
  /** New connections that one address may open in a second. */
  readonly connectionsPerSecond: number;
  /** Connections from one address of which nobody knows yet who it is. */
  readonly pendingPerAddress: number;
  /** Bytes that wait on all connections together, those of reserved peers not counted. */
  readonly heldBytes: number;
  /** Longest wait for a connection or a substream, in milliseconds. */
  readonly dialTimeoutMs: number;
  /** Returns whether a peer may be connected at all. */
  readonly mayConnect: (peer: string) => boolean;
  /** Returns whether connections from an address are accepted at all. */
  readonly mayConnectFrom: (host: string) => boolean;
  /** Returns whether a peer is reserved: the limits do not count for it. */
  readonly isReserved: (peer: string) => boolean;
  /** Returns whether a peer may ping once more now. */
  readonly mayPing: MayRequest;
  /** Returns whether a peer may send one more request of the discovery protocol now. */
  readonly mayDiscover: MayRequest;
  readonly logger: Logger;
}

/** Listener to connections. Must not throw. */
export interface HostListener {
  /** Called at the first connection to a peer. */
  connected(peer: string, direction: "inbound" | "outbound"): void;
  /** Called when no connection to the peer is left. */
  disconnected(peer: string): void;
  /** Called when a peer has been found, with addresses that may work. */
  discovered(peer: string, addresses: readonly string[]): void;
  /** Called when a connected peer says where it listens. */
  identified(peer: string, addresses: readonly string[]): void;
}
