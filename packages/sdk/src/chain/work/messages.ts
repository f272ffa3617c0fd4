import type { FoundWork } from "./search.ts";

/** Nonces that are tried before a thread reports. */
export const BATCH = 50_000;

/** Message of a thread. */
export type WorkerMessage =
  | { readonly kind: "searched"; readonly count: number }
  | { readonly kind: "found"; readonly found: FoundWork };
