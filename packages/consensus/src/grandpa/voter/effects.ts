import type { Commit } from "../messages/commit.ts";
import type { EquivocationProof } from "../messages/equivocation.ts";
import type { SignedMessage } from "../messages/vote.ts";
import type { BlockRef } from "../types.ts";
import type { VoterState } from "./state.ts";

/** A moment of a round that was asked to be told of. */
export interface RoundTimer {
  readonly kind: "prevote" | "precommit" | "commit";
  readonly setId: bigint;
  readonly round: bigint;
}

/** What a voter wants done, in this order. What follows a `persist` may only be done once that is safe from a crash. */
export type VoterEffect =
  | { readonly kind: "persist"; readonly voter: VoterState }
  | { readonly kind: "vote"; readonly round: bigint; readonly message: SignedMessage }
  | { readonly kind: "commit"; readonly round: bigint; readonly commit: Commit }
  | { readonly kind: "finalize"; readonly block: BlockRef; readonly round: bigint; readonly commit: Commit }
  | { readonly kind: "timer"; readonly timer: RoundTimer; readonly delay: number }
  | { readonly kind: "equivocation"; readonly proof: EquivocationProof }
  /** A new round began. */
  | { readonly kind: "round"; readonly round: bigint };
