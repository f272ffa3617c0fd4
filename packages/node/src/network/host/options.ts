import type { Logger } from "../../primitives/logger.ts";
import type { MayAsk } from "./metered.ts";

/** Where a host listens when nothing else is said: this machine only, free ports, TCP and WebSocket. */
export const LOOPBACK_ADDRESSES: readonly string[] = ["/ip4/127.0.0.1/tcp/0", "/ip4/127.0.0.1/tcp/0/ws"];

/** What a host is made of. */
export interface HostOptions {
  /** Secret of the node's identity; see `loadNodeKey`. */
  readonly nodeKey: Uint8Array;
  /** Multiaddresses to listen on; see {@link LOOPBACK_ADDRESSES}. */
  readonly listen?: readonly string[] | undefined;
  /** Whether addresses that other machines can reach may be listened on. */
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
  /** Whether a peer may be connected at all. */
  readonly mayConnect: (peer: string) => boolean;
  /** Whether connections from an address are taken at all. */
  readonly mayConnectFrom: (host: string) => boolean;
  /** Whether the limits do not count for a peer. */
  readonly isReserved: (peer: string) => boolean;
  /** Whether a peer may ping once more now. */
  readonly mayPing: MayAsk;
  /** Whether a peer may ask the discovery protocol once more now. */
  readonly mayDiscover: MayAsk;
  readonly logger: Logger;
}

/** Told of connections. Must not throw. */
export interface HostListener {
  /** The first connection to a peer. */
  connected(peer: string, direction: "inbound" | "outbound"): void;
  /** No connection to the peer is left. */
  disconnected(peer: string): void;
  /** A peer has been found, with addresses that may work. */
  discovered(peer: string, addresses: readonly string[]): void;
  /** A connected peer says where it listens. */
  identified(peer: string, addresses: readonly string[]): void;
}
