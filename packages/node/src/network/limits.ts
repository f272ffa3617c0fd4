import type { NotificationLimits } from "./notifications/index.ts";
import { NOTIFICATION_LIMITS } from "./notifications/index.ts";
import type { Rate, SlotLimits } from "./peers/index.ts";
import { REQUEST_LIMITS, type RequestLimits, type RequestName } from "./requests/index.ts";

/** Bounds of all that peers can ask of a node. */
export interface NetworkLimits {
  /** Connections that others opened, reserved peers not counted. */
  readonly maxInbound: number;
  /** Connections that we open, reserved peers not counted. */
  readonly maxOutbound: number;
  /** Connections that one address may have opened, reserved peers not counted. */
  readonly maxPerAddress: number;
  /** New connections that one address may open in a second. */
  readonly connectionsPerSecond: number;
  /** Peers that follow the chain with us. */
  readonly slots: SlotLimits;
  /** Longest wait for a connection or a substream, in milliseconds. */
  readonly dialTimeoutMs: number;
  /** Peers are asked for a sign of life this often, in milliseconds. */
  readonly pingPeriodMs: number;
  /** Whose sign of life does not come within this is given up, in milliseconds. */
  readonly pingTimeoutMs: number;
  readonly notifications: NotificationLimits;
  readonly requests: Readonly<Record<RequestName, RequestLimits>>;
  /** Requests of one peer, of all protocols together. */
  readonly requestRate: Rate;
  /** Block announcements of one peer. */
  readonly announceRate: Rate;
  /** GRANDPA messages of one peer. */
  readonly grandpaRate: Rate;
  /** Transactions of one peer. */
  readonly transactionRate: Rate;
}

export const NETWORK_LIMITS: NetworkLimits = {
  maxInbound: 64,
  maxOutbound: 16,
  maxPerAddress: 24,
  connectionsPerSecond: 32,
  slots: { full: 64, light: 128 },
  dialTimeoutMs: 10_000,
  pingPeriodMs: 10_000,
  pingTimeoutMs: 15_000,
  notifications: NOTIFICATION_LIMITS,
  requests: REQUEST_LIMITS,
  requestRate: { perSecond: 64, burst: 512 },
  announceRate: { perSecond: 16, burst: 256 },
  grandpaRate: { perSecond: 256, burst: 4096 },
  transactionRate: { perSecond: 64, burst: 512 },
};
