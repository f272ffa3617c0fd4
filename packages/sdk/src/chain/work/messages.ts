import type { FoundWork } from "./search.ts";

/** Message of a thread. */
export type WorkerMessage =
  | { readonly kind: "searched"; readonly count: number }
  | { readonly kind: "found"; readonly found: FoundWork };
