/** Time for the answer to a request that says none, in milliseconds: on both sides the same (protocol: wire §a.8). */
export const DEFAULT_TIMEOUT_MS = 12_000;
