import type { Commit } from "../messages/commit.ts";
import type { EquivocationProof } from "../messages/equivocation.ts";
import type { SignedMessage } from "../messages/vote.ts";
import type { BlockRef } from "../types.ts";
import type { VoterState } from "./state.ts";

/** Timer of a round that the voter asked for. */
export interface RoundTimer {
  readonly kind: "prevote" | "precommit" | "commit";
  readonly setId: bigint;
  readonly round: bigint;
}

/** Effect that a voter wants done, in this order. Those after a `persist` must wait until it is safe from a crash. */
export type VoterEffect =
  | { readonly kind: "persist"; readonly voter: VoterState }
  | { readonly kind: "vote"; readonly round: bigint; readonly message: SignedMessage }
  | { readonly kind: "commit"; readonly round: bigint; readonly commit: Commit }
  | { readonly kind: "finalize"; readonly block: BlockRef; readonly round: bigint; readonly commit: Commit }
  | { readonly kind: "timer"; readonly timer: RoundTimer; readonly delay: number }
  | { readonly kind: "equivocation"; readonly proof: EquivocationProof }
  /** A new round began. */
  | { readonly kind: "round"; readonly round: bigint };
