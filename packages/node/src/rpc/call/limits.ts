import type { MessageLimits } from "../../jobs/interface.ts";

/** Bounds of the server: what strangers send must not take up the node. */
export interface RpcLimits extends MessageLimits {
  /** Bytes of a message from a client: an extrinsic as long as a block takes twice its bytes as hex digits. */
  readonly requestBytes: number;
  /**
   * Bytes that are held for all clients together: messages that have arrived, in part or in whole, until they are
   * answered, answers until they are read, and what subscriptions keep until they end. Above it whoever has the most is
   * disconnected.
   */
  readonly heldBytes: number;
  /** Bytes of messages of one WebSocket that are being answered, above which no more is read from it. */
  readonly arrivingBytesPerConnection: number;
  /** Bytes of an answer. */
  readonly responseBytes: number;
  /** Clients connected at a time. */
  readonly connections: number;
  /**
   * Clients connected from one address (an IPv6 network of 64 bits counts as one). This machine's own programs share
   * {@link connections}.
   */
  readonly connectionsPerAddress: number;
  readonly subscriptionsPerConnection: number;
  /** Subscriptions of all connections from one address. */
  readonly subscriptionsPerAddress: number;
  /**
   * Subscriptions of all clients: each costs the thread that makes blocks a text at every block. Above it the address
   * with the most is disconnected.
   */
  readonly subscriptions: number;
  /** Keys that the storage subscriptions of one connection watch. */
  readonly watchedKeysPerConnection: number;
  /** Requests of one connection that wait for their answers. */
  readonly requestsInFlight: number;
  /** Bytes that wait for a client to read them, above which its requests are no longer read. */
  readonly pausedBytes: number;
  /** Bytes that wait for one client to read them, above which it is disconnected. */
  readonly bufferedBytes: number;
  /** `chainHead` subscriptions of one connection. */
  readonly followsPerConnection: number;
  /** Blocks that one `chainHead` subscription may hold on to though they are finalized or dead. */
  readonly pinnedBlocks: number;
  /** Operations of one `chainHead` subscription that run at a time; each item of a storage operation counts. */
  readonly operationsPerFollow: number;
  /** Transactions that one connection may have broadcast for it at a time. */
  readonly broadcastsPerConnection: number;
  /** Items that a storage operation sends before it waits for the client to ask for more. */
  readonly itemsPerPage: number;
}

export const DEFAULT_RPC_LIMITS: RpcLimits = {
  requestBytes: 16 * 1024 * 1024,
  plainBytes: 1024 * 1024,
  depth: 64,
  values: 16_384,
  batchLength: 100,
  heldBytes: 32 * 1024 * 1024,
  arrivingBytesPerConnection: 16 * 1024 * 1024,
  responseBytes: 16 * 1024 * 1024,
  connections: 512,
  connectionsPerAddress: 64,
  subscriptionsPerConnection: 1024,
  subscriptionsPerAddress: 1024,
  subscriptions: 4096,
  watchedKeysPerConnection: 8192,
  requestsInFlight: 2048,
  pausedBytes: 4 * 1024 * 1024,
  bufferedBytes: 32 * 1024 * 1024,
  followsPerConnection: 4,
  pinnedBlocks: 1024,
  operationsPerFollow: 64,
  broadcastsPerConnection: 16,
  itemsPerPage: 512,
};
