/** Bounds on what clients of an API may take. */
export interface ApiLimits {
  /** Requests a second of one client, and seconds' worth that may come at once. Programs of this machine have none. */
  readonly rate: number;
  readonly burst: number;
  /** Connections, of all and of one address. */
  readonly connections: number;
  readonly addressConnections: number;
  /** Answers that are read at the same time, that wait, of all and of one client, and for how many milliseconds. */
  readonly running: number;
  readonly waiting: number;
  readonly clientWaiting: number;
  readonly waitMs: number;
  /** Clients of the live feed, all and of one address. */
  readonly live: number;
  readonly addressLive: number;
}

/** Bounds where none are chosen. An embedded database answers one query at a time, whatever `running` is. */
export const API_LIMITS: ApiLimits = {
  ...{ rate: 20, burst: 3, connections: 512, addressConnections: 32 },
  ...{ running: 4, waiting: 128, clientWaiting: 16, waitMs: 10_000, live: 64, addressLive: 4 },
};

/** Milliseconds in which a request has to come whole, and between two looks at which are late. */
export const REQUEST_MS = 10_000;
export const CHECK_MS = 1000;
/** Bytes of a request's head at most. */
export const HEAD_BYTES = 8192;
/** Milliseconds after which PostgreSQL breaks off a query. */
export const QUERY_MS = 5000;
