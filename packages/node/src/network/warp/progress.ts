import type { BlockRef } from "../../chain/interface.ts";

/** Progress of a warp. */
export type WarpProgress =
  /** Peers are waited for. */
  | { readonly stage: "peers"; readonly peers: number }
  /** Steps from one set of voters to the next are verified. */
  | { readonly stage: "proof"; readonly fragments: number; readonly block: BlockRef; readonly highest: number }
  /** The state of a block is fetched. Rate in bytes a second over the last seconds. */
  | {
      readonly stage: "state";
      readonly block: BlockRef;
      readonly keys: number;
      readonly bytes: number;
      readonly bytesPerSecond: number;
    }
  /** The node stands on that block. */
  | { readonly stage: "done"; readonly block: BlockRef }
  /** No peer leads far ahead: blocks are fetched one by one. */
  | { readonly stage: "none" };
