import type { ShareLimits } from "./shares.ts";

/**
 * Bounds of a request protocol; `total` and the shares of it are of requests that have been read and are being
 * answered.
 */
export interface RequestLimits extends ShareLimits {
  /** Longest request, in bytes. */
  readonly maxRequest: number;
  /** Longest response, in bytes. */
  readonly maxResponse: number;
  /** Longest wait for a request on a substream that was opened for it, in milliseconds: silence is a misdeed. */
  readonly silenceMs: number;
  /** Longest wait for the whole exchange, in milliseconds. */
  readonly timeoutMs: number;
  /** Substreams of one connection at a time. */
  readonly perPeer: number;
}

const RESPONSE = 16 * 1024 * 1024;
const SILENCE_MS = 5_000;

/** Bounds of the protocols by their names (protocol: light-client §5). */
export const REQUEST_LIMITS = {
  "sync/2": {
    ...{ maxRequest: 1024, maxResponse: RESPONSE, silenceMs: SILENCE_MS, timeoutMs: 10_000 },
    ...{ perPeer: 16, total: 64, perAddress: 16, kept: 16 },
  },
  "light/2": {
    ...{ maxRequest: 256 * 1024, maxResponse: RESPONSE, silenceMs: SILENCE_MS, timeoutMs: 15_000 },
    ...{ perPeer: 8, total: 64, perAddress: 16, kept: 16 },
  },
  "sync/warp": {
    ...{ maxRequest: 32, maxResponse: RESPONSE, silenceMs: SILENCE_MS, timeoutMs: 20_000 },
    ...{ perPeer: 1, total: 8, perAddress: 2, kept: 2 },
  },
  "state/2": {
    ...{ maxRequest: 4 * 1024, maxResponse: RESPONSE / 2, silenceMs: SILENCE_MS, timeoutMs: 40_000 },
    ...{ perPeer: 2, total: 16, perAddress: 4, kept: 4 },
  },
} as const satisfies Readonly<Record<string, RequestLimits>>;

/** Name of a request protocol behind the genesis hash. */
export type RequestName = keyof typeof REQUEST_LIMITS;
