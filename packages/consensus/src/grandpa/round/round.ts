import type { Ancestry } from "../chain.ts";
import type { Phase, SignedMessage, SignedVote } from "../messages/vote.ts";
import type { BlockRef } from "../types.ts";
import type { VoterSet } from "../voterSet.ts";
import type { RoundState } from "./state.ts";
import { Tally } from "./tally.ts";
import { findAncestor, findGhost, VoteGraph, type VoteNode } from "./voteGraph.ts";

/** Outcome of importing a vote. */
export type ImportResult =
  | { readonly kind: "added" | "duplicate" | "redundant" | "unknownVoter" }
  /**
   * The block is not known to descend from the round's base: the vote does not count, unless the voter votes once more.
   */
  | { readonly kind: "unplaced" }
  | { readonly kind: "equivocation"; readonly first: SignedVote };

const refOf = (node: VoteNode | undefined): BlockRef | undefined => node && { hash: node.hash, number: node.number };

/**
 * The votes of one round and what follows from them. A voter that votes twice in a phase counts for every block in
 * it, as in the protocol: it could have said anything to anybody.
 */
export class Round {
  readonly number: bigint;
  readonly voters: VoterSet;
  /** Votes are for this block and its descendants. */
  readonly base: BlockRef;
  /** All votes that count, in the order in which they began to; two of a voter and phase at most. */
  readonly votes: SignedMessage[] = [];
  readonly prevotes = new Tally();
  readonly precommits = new Tally();
  readonly #graph: VoteGraph;
  #prevoteGhost: VoteNode | undefined;
  #finalized: VoteNode | undefined;
  #estimate: VoteNode | undefined;
  #completable = false;

  constructor(number: bigint, voters: VoterSet, base: BlockRef) {
    this.number = number;
    this.voters = voters;
    this.base = base;
    this.#graph = new VoteGraph(base);
  }

  get prevoteGhost(): BlockRef | undefined {
    return refOf(this.#prevoteGhost);
  }

  get finalized(): BlockRef | undefined {
    return refOf(this.#finalized);
  }

  get estimate(): BlockRef | undefined {
    return refOf(this.#estimate);
  }

  get completable(): boolean {
    return this.#completable;
  }

  get state(): RoundState {
    const { prevoteGhost, finalized, estimate, completable } = this;
    return { prevoteGhost, finalized, estimate, completable };
  }

  /** The votes of a phase. */
  tally(phase: Phase): Tally {
    return phase === "Prevote" ? this.prevotes : this.precommits;
  }

  /** Counts a vote whose signature has been checked. */
  import(phase: Phase, vote: SignedVote, chain: Ancestry): ImportResult {
    const voter = this.voters.get(vote.id);
    if (voter === undefined) return { kind: "unknownVoter" };
    const node = this.#graph.insert(vote.target, chain);
    const result = this.tally(phase).add(voter, vote, node);
    switch (result.kind) {
      case "added":
        if (node !== undefined) this.#graph.add(node, phase, voter.weight);
        this.#keep(phase, vote);
        break;
      case "equivocation":
        if (result.node !== undefined) this.#graph.add(result.node, phase, -voter.weight);
        else this.#keep(phase, result.first);
        this.#keep(phase, vote);
        break;
      default:
        return result;
    }
    this.#update(phase);
    return result.kind === "added" ? result : { kind: "equivocation", first: result.first };
  }

  /** The highest block with a supermajority of precommits, whatever the prevotes are: the one that a commit proves. */
  precommitGhost(): BlockRef | undefined {
    return refOf(findGhost(this.#graph.base, (node) => this.#supermajority("Precommit", node)));
  }

  #keep(phase: Phase, { target, signature, id }: SignedVote): void {
    this.votes.push({ message: { type: phase, value: target }, signature, id });
  }

  #supermajority(phase: Phase, node: VoteNode): boolean {
    return node.weight[phase] + this.tally(phase).equivocators >= this.voters.threshold;
  }

  #update(phase: Phase): void {
    const { threshold } = this.voters;
    if (this.prevotes.weight < threshold) return;
    if (phase === "Prevote") {
      const start = this.#prevoteGhost ?? this.#graph.base;
      this.#prevoteGhost = findGhost(start, (node) => this.#supermajority("Prevote", node));
    }
    const ghost = this.#prevoteGhost;
    if (ghost === undefined) return;
    if (this.precommits.weight < threshold) {
      // A block that nobody has voted for yet could still get all that is missing.
      this.#estimate = ghost;
      return;
    }
    this.#finalized = findAncestor(ghost, (node) => this.#supermajority("Precommit", node));
    const possible = this.#possible();
    this.#estimate = findAncestor(ghost, possible);
    this.#completable = this.#estimate !== undefined && (this.#estimate !== ghost || !ghost.children.some(possible));
  }

  /**
   * Test of whether a block can still get a supermajority of precommits, from voters that have not voted and from
   * equivocations to come.
   */
  #possible(): (node: VoteNode) => boolean {
    const { totalWeight, threshold, tolerated } = this.voters;
    const { weight, equivocators } = this.precommits;
    const missing = totalWeight - weight;
    const moreEquivocators = Math.max(0, tolerated - equivocators);
    return (node) => {
      const votes = node.weight.Precommit + equivocators;
      return votes + missing + Math.min(weight - votes, moreEquivocators) >= threshold;
    };
  }
}
