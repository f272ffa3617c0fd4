import { bytesEqual } from "@opentao/codec";
import type { SignedVote } from "../messages/vote.ts";
import { sameBlock, type VoterId } from "../types.ts";
import type { VoterInfo } from "../voterSet.ts";
import type { VoteNode } from "./voteGraph.ts";

/** Votes of one voter in one phase: one, or two that contradict each other. */
interface Cast {
  readonly first: SignedVote;
  second: SignedVote | undefined;
  /**
   * Node of the first vote; `undefined` while its block is not known to descend from the base: it does not count then.
   */
  node: VoteNode | undefined;
}

/** Outcome of adding a vote to a {@link Tally}. */
export type TallyResult =
  | { readonly kind: "added" }
  /** It is kept, but does not count: its block is not known to descend from the base. */
  | { readonly kind: "unplaced" }
  /** The voter said this before. */
  | { readonly kind: "duplicate" }
  /** The voter said something else before: `first`, which stood at `node`, if anywhere. */
  | { readonly kind: "equivocation"; readonly first: SignedVote; readonly node: VoteNode | undefined }
  /** The voter is known to have voted twice already: more of it changes nothing. */
  | { readonly kind: "redundant" };

const identical = (a: SignedVote | undefined, b: SignedVote): boolean =>
  a !== undefined && sameBlock(a.target, b.target) && bytesEqual(a.signature, b.signature);

/** The votes of one phase by voter: two of each at most are held. */
export class Tally {
  /** Weight of all whose votes count. */
  weight = 0;
  /** Weight of those who voted twice. */
  equivocators = 0;
  readonly #casts = new Map<VoterId, Cast>();

  /** Returns whether exactly this vote, signature included, is held. */
  has(vote: SignedVote): boolean {
    const cast = this.#casts.get(vote.id);
    return cast !== undefined && (identical(cast.first, vote) || identical(cast.second, vote));
  }

  /**
   * Adds a vote of a voter for the block at `node`. Two different votes make an equivocator wherever they are for: all
   * who get to see both count it alike, also those who do not have its blocks.
   */
  add(voter: VoterInfo, vote: SignedVote, node: VoteNode | undefined): TallyResult {
    const cast = this.#casts.get(voter.id);
    if (cast === undefined) {
      this.#casts.set(voter.id, { first: vote, second: undefined, node });
      if (node !== undefined) this.weight += voter.weight;
      return { kind: node === undefined ? "unplaced" : "added" };
    }
    const { first, second } = cast;
    if (sameBlock(first.target, vote.target)) {
      if (cast.node !== undefined || second !== undefined || node === undefined) return { kind: "duplicate" };
      cast.node = node;
      this.weight += voter.weight;
      return { kind: "added" };
    }
    if (second !== undefined) return { kind: sameBlock(second.target, vote.target) ? "duplicate" : "redundant" };
    cast.second = vote;
    this.equivocators += voter.weight;
    if (cast.node === undefined) this.weight += voter.weight;
    return { kind: "equivocation", first, node: cast.node };
  }

  /** Returns whether a voter's vote counts. */
  counts(voter: VoterId): boolean {
    const cast = this.#casts.get(voter);
    return cast?.node !== undefined || cast?.second !== undefined;
  }

  /** Votes of each voter: one, or two of an equivocator. */
  *byVoter(): IterableIterator<readonly SignedVote[]> {
    for (const { first, second } of this.#casts.values()) yield second === undefined ? [first] : [first, second];
  }
}
