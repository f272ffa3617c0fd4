/** Messages to the thread of the light client: the chain to join, once, and JSON-RPC for it. */
export type ToLight =
  | { readonly kind: "begin"; readonly specification: string }
  | { readonly kind: "send"; readonly text: string };

/** Messages of that thread: that it listens, JSON-RPC, and why it has ended. */
export type FromLight =
  | { readonly kind: "ready" }
  | { readonly kind: "said"; readonly text: string }
  | { readonly kind: "failed"; readonly message: string };
