/** Bounds of a request protocol. */
export interface RequestLimits {
  /** Longest request, in bytes. */
  readonly maxRequest: number;
  /** Longest answer, in bytes. */
  readonly maxResponse: number;
  /** Longest wait for the whole exchange, in milliseconds. */
  readonly timeoutMs: number;
  /** Requests of one peer that are answered at a time. */
  readonly perPeer: number;
  /** Requests of all peers that are answered at a time. */
  readonly total: number;
}

const ANSWER = 16 * 1024 * 1024;

/** Bounds of the protocols by their names (protocol: light-client §5). */
export const REQUEST_LIMITS = {
  "sync/2": { maxRequest: 1024, maxResponse: ANSWER, timeoutMs: 10_000, perPeer: 16, total: 64 },
  "light/2": { maxRequest: 256 * 1024, maxResponse: ANSWER, timeoutMs: 15_000, perPeer: 8, total: 64 },
  "sync/warp": { maxRequest: 32, maxResponse: ANSWER, timeoutMs: 20_000, perPeer: 1, total: 8 },
  "state/2": { maxRequest: 4 * 1024, maxResponse: ANSWER / 2, timeoutMs: 40_000, perPeer: 2, total: 16 },
} as const satisfies Readonly<Record<string, RequestLimits>>;

/** Name of a request protocol behind the genesis hash. */
export type RequestName = keyof typeof REQUEST_LIMITS;
