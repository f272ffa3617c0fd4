/** Bounds of the server: what strangers send must not take up the node. */
export interface RpcLimits {
  /** Bytes of a message from a client. */
  readonly requestBytes: number;
  /** Bytes of an answer. */
  readonly responseBytes: number;
  /** Clients connected at a time. */
  readonly connections: number;
  readonly subscriptionsPerConnection: number;
  /** Requests in one batch. */
  readonly batchLength: number;
  /** Requests of one connection that wait for their answers. */
  readonly requestsInFlight: number;
  /** Bytes that wait for a client to read them, above which its requests are no longer read. */
  readonly pausedBytes: number;
  /** Bytes that wait for a client to read them, above which it is disconnected. */
  readonly bufferedBytes: number;
  /** `chainHead` subscriptions of one connection. */
  readonly followsPerConnection: number;
  /** Blocks that one `chainHead` subscription may hold on to though they are final or dead. */
  readonly pinnedBlocks: number;
  /** Operations of one `chainHead` subscription that run at a time; each item of a storage operation counts. */
  readonly operationsPerFollow: number;
  /** Transactions that one connection may have broadcast for it at a time. */
  readonly broadcastsPerConnection: number;
  /** Items that a storage operation gives before it waits for the client to ask for more. */
  readonly itemsPerPage: number;
}

export const DEFAULT_RPC_LIMITS: RpcLimits = {
  requestBytes: 15 * 1024 * 1024,
  responseBytes: 64 * 1024 * 1024,
  connections: 512,
  subscriptionsPerConnection: 1024,
  batchLength: 100,
  requestsInFlight: 2048,
  pausedBytes: 4 * 1024 * 1024,
  bufferedBytes: 128 * 1024 * 1024,
  followsPerConnection: 4,
  pinnedBlocks: 1024,
  operationsPerFollow: 64,
  broadcastsPerConnection: 16,
  itemsPerPage: 512,
};
