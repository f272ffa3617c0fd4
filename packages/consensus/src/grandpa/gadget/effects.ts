import type { AuthoritySet } from "../authorities/set.ts";
import type { GrandpaError } from "../errors.ts";
import type { Outgoing } from "../gossip/gossip.ts";
import type { PeerId } from "../gossip/reputation.ts";
import type { EquivocationProof } from "../messages/equivocation.ts";
import type { BlockRef } from "../types.ts";
import type { RoundTimer } from "../voter/effects.ts";
import type { VoterState } from "../voter/state.ts";

/** Timer that the gadget asked for; it is to be given back as it is. */
export type GrandpaTimer =
  | RoundTimer
  | { readonly kind: "neighbors" }
  | { readonly kind: "rebroadcast" }
  | { readonly kind: "catchUp"; readonly request: number };

/**
 * Effect that the gadget wants done, strictly in this order. Stored things replace those stored before under the same
 * name; effects after a `persist` or `finalize` may be done only once that is safe from a crash.
 */
export type GrandpaEffect =
  /** Store the voter's state, and the set of voters when it is given, as one write. */
  | { readonly kind: "persist"; readonly voter: VoterState; readonly authorities?: AuthoritySet }
  /**
   * Finalize the block and store what is given, as one write. The justification is kept with the block when `keep`
   * says so.
   */
  | {
      readonly kind: "finalize";
      readonly block: BlockRef;
      readonly justification: Uint8Array;
      readonly keep: boolean;
      readonly authorities?: AuthoritySet;
      readonly voter?: VoterState;
    }
  /** Send to each of the peers. */
  | Outgoing
  | { readonly kind: "report"; readonly peer: PeerId; readonly value: number; readonly reason: string }
  /** Give the timer back after that many milliseconds. */
  | { readonly kind: "timer"; readonly timer: GrandpaTimer; readonly delay: number }
  /** A voter voted twice: the runtime may want to know. */
  | { readonly kind: "equivocation"; readonly proof: EquivocationProof }
  /** Votes are for a block that is not here: get it, those peers should have it. */
  | { readonly kind: "fetch"; readonly block: BlockRef; readonly peers: readonly PeerId[] }
  /** This node has voted for the block: peers that do not have it should get to know of it. */
  | { readonly kind: "announce"; readonly block: BlockRef }
  /**
   * Voters change at the block: ask peers for its justification, in case finality is older than this node's view of it.
   */
  | { readonly kind: "needJustification"; readonly block: BlockRef }
  /** A block announced a change of voters that cannot be; it is passed over. */
  | { readonly kind: "badChange"; readonly block: BlockRef; readonly error: GrandpaError }
  /** Two chains are finalized: more than a third of the voters are Byzantine. The gadget does nothing more. */
  | { readonly kind: "conflict"; readonly error: GrandpaError };
