import type { Logger } from "../../primitives/logger.ts";
import type { OwnFaults } from "../ownFaults.ts";
import type { OutboxBudget } from "./outboxBudget.ts";

/** Bounds of a notification protocol. */
export interface NotificationLimits {
  /** Longest message, in bytes. */
  readonly maxMessage: number;
  /** Longest handshake, in bytes. */
  readonly maxHandshake: number;
  /** Longest wait for the other's handshake, in milliseconds. */
  readonly handshakeTimeoutMs: number;
  /** Messages that may wait to be sent to one peer. */
  readonly queuedMessages: number;
  /** Bytes that may wait to be sent to one peer. */
  readonly queuedBytes: number;
}

/** Default bounds (protocol: light-client §5). */
export const NOTIFICATION_LIMITS: NotificationLimits = {
  maxMessage: 1024 * 1024,
  maxHandshake: 256,
  handshakeTimeoutMs: 10_000,
  queuedMessages: 2048,
  queuedBytes: 8 * 1024 * 1024,
};

/** Options of a notification protocol. */
export interface NotificationOptions {
  /** Name of the protocol, with the genesis hash. */
  readonly protocol: string;
  /** Our handshake at this moment. */
  readonly handshake: () => Uint8Array;
  readonly limits: NotificationLimits;
  /** Bound of the bytes that wait for all peers, over all protocols. */
  readonly outboxes: OutboxBudget;
  readonly logger: Logger;
  /** Report of what this node does wrong with what peers send. */
  readonly faults: OwnFaults;
}

/** Listener to a protocol. Must not throw, but for {@link accept}. */
export interface NotificationListener {
  /** Accepts a peer's handshake, or throws the reason why not. */
  accept(peer: string, handshake: Uint8Array): void;
  /** Called when messages can be sent to the peer from now on. */
  opened(peer: string): void;
  /** Called when messages can be sent to the peer no longer. */
  closed(peer: string): void;
  /** Called with a message. The next is read when this has settled. */
  message(peer: string, message: Uint8Array): Promise<void> | void;
  /** Called when the conversation with the peer failed, through its fault or not. */
  misbehaved(peer: string, error: unknown): void;
}
