import type { MessageRate } from "./guard.ts";
import { NOTIFICATION_LIMITS, type NotificationLimits } from "./notifications/index.ts";
import type { SlotLimits } from "./peers/index.ts";
import { REQUEST_LIMITS, type RequestLimits, type RequestName, type ShareLimits } from "./requests/index.ts";

/** Bounds of everything that peers can cause at a node. */
export interface NetworkLimits {
  /** Connections that others opened, reserved peers not counted. */
  readonly maxInbound: number;
  /** Connections that we open, reserved peers not counted. */
  readonly maxOutbound: number;
  /** Connections that one address may have opened, reserved peers not counted. */
  readonly maxPerAddress: number;
  /** New connections that one address may open in a second. */
  readonly connectionsPerSecond: number;
  /** Connections from one address of which nobody knows yet who it is. */
  readonly pendingPerAddress: number;
  /**
   * Bytes that wait on all connections together, to be read by us or by the peers, reserved peers not counted; above it
   * the connection with the most is broken off.
   */
  readonly heldBytes: number;
  /**
   * Bytes of announcements, transactions and votes that wait to be sent to all peers together, reserved peers not
   * counted; above it the peer with the most loses what waits for it.
   */
  readonly outboxBytes: number;
  /** Peers that follow the chain with us. */
  readonly slots: SlotLimits;
  /** Longest wait for a connection or a substream, in milliseconds. */
  readonly dialTimeoutMs: number;
  /** Peers are asked for a sign of life this often, in milliseconds. */
  readonly pingPeriodMs: number;
  /** Longest wait for a sign of life, in milliseconds: then the connection is closed. */
  readonly pingTimeoutMs: number;
  readonly notifications: NotificationLimits;
  readonly requests: Readonly<Record<RequestName, RequestLimits>>;
  /** Requests of one peer, of all protocols together. */
  readonly requestRate: MessageRate;
  /** Pings of one peer. */
  readonly pingRate: MessageRate;
  /** Requests of one peer for other peers. */
  readonly discoveryRate: MessageRate;
  /** Responses that are made and on their way at a time. */
  readonly responses: ShareLimits;
  /** The same for proofs of states, which are made elsewhere and take longer. */
  readonly proofs: ShareLimits;
  /** Block announcements of one peer. */
  readonly announceRate: MessageRate;
  /** GRANDPA messages of one peer. */
  readonly grandpaRate: MessageRate;
  /** Transactions of one peer. */
  readonly transactionRate: MessageRate;
}

const KIB = 1024;
const MIB = 1024 * KIB;

export const NETWORK_LIMITS: NetworkLimits = {
  maxInbound: 64,
  maxOutbound: 16,
  maxPerAddress: 24,
  connectionsPerSecond: 32,
  pendingPerAddress: 8,
  // A response has 16 MiB at most, and two of the longest may be on their way.
  heldBytes: 32 * MIB,
  outboxBytes: 10 * MIB,
  slots: { full: 64, light: 128, kept: 16 },
  dialTimeoutMs: 10_000,
  pingPeriodMs: 10_000,
  pingTimeoutMs: 15_000,
  notifications: NOTIFICATION_LIMITS,
  requests: REQUEST_LIMITS,
  requestRate: { messages: { perSecond: 64, burst: 512 }, bytes: { perSecond: 128 * KIB, burst: 2 * MIB } },
  pingRate: { messages: { perSecond: 2, burst: 32 }, bytes: { perSecond: 64, burst: KIB } },
  discoveryRate: { messages: { perSecond: 4, burst: 64 }, bytes: { perSecond: KIB, burst: 16 * KIB } },
  responses: { total: 8, perAddress: 3, kept: 2 },
  proofs: { total: 6, perAddress: 2, kept: 2 },
  announceRate: { messages: { perSecond: 16, burst: 256 }, bytes: { perSecond: 64 * KIB, burst: 2 * MIB } },
  grandpaRate: { messages: { perSecond: 256, burst: 4096 }, bytes: { perSecond: 512 * KIB, burst: 8 * MIB } },
  // A full pool is sent at once to who comes new.
  transactionRate: { messages: { perSecond: 64, burst: 512 }, bytes: { perSecond: 2 * MIB, burst: 24 * MIB } },
};
