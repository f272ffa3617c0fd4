import { commitOf } from "../justification/commit.ts";
import type { Commit } from "../messages/commit.ts";
import type { EquivocationProof } from "../messages/equivocation.ts";
import { type Message, type Phase, type SignedMessage, type SignedVote, signedPayload } from "../messages/vote.ts";
import type { ImportResult, Round } from "../round/round.ts";
import type { RoundState } from "../round/state.ts";
import { type BlockRef, sameBlock } from "../types.ts";
import { chooseVote } from "../votingRule.ts";
import type { VoterOptions } from "./options.ts";
import { prevoteBase, proposalOf } from "./prevote.ts";
import { NO_VOTES, type OwnVotes } from "./state.ts";

/** The voter that a round belongs to, as the round sees it. */
export interface RoundHost {
  /** Own votes changed: they have to be safe before the vote is sent. */
  persist(): void;
  sent(round: bigint, message: SignedMessage): void;
  finalized(block: BlockRef, round: bigint, commit: Commit): void;
  equivocated(proof: EquivocationProof): void;
}

/** Last step of a voter in a round. */
export type Step = "start" | "proposed" | "prevoted" | "precommitted";

/** One round as a voter goes through it. */
export class VotingRound {
  readonly votes: Round;
  step: Step = "start";
  /** True when the time has come to prevote or precommit, if the round is not decided before. */
  prevoteDue = false;
  precommitDue = false;
  own: OwnVotes;
  /** The proof of the highest block that was finalized in the round. */
  commit: Commit | undefined;
  /** State of the round before as it is now; `undefined` when no votes are cast in this one (any more). */
  #previous: (() => RoundState) | undefined;
  readonly #options: VoterOptions;
  readonly #host: RoundHost;
  #proposal: BlockRef | undefined;
  #abstains = false;

  constructor(
    votes: Round,
    previous: (() => RoundState) | undefined,
    options: VoterOptions,
    host: RoundHost,
    own: OwnVotes = NO_VOTES,
  ) {
    this.votes = votes;
    this.#previous = previous;
    this.#options = options;
    this.#host = host;
    this.own = own.id === options.signer?.id ? own : NO_VOTES;
  }

  /** Counts a vote whose signature has been checked and whose block is known. */
  import(message: Message, signature: Uint8Array, id: SignedVote["id"]): ImportResult {
    const { chain } = this.#options;
    const { type, value: target } = message;
    if (type === "PrimaryPropose") {
      if (id !== this.votes.voters.primary(this.votes.number)) return { kind: "redundant" };
      if (!chain.isDescendant(this.votes.base, target)) return { kind: "unplaced" };
      if (this.#proposal !== undefined) return { kind: "duplicate" };
      this.#proposal = target;
      return { kind: "added" };
    }
    const vote = { target, signature, id };
    const result = this.votes.import(type, vote, chain);
    if (result.kind === "equivocation") this.#reportEquivocation(type, result.first, vote);
    return result;
  }

  /** Advances as far as the votes and the time allow. */
  advance(): void {
    const previous = this.#previous?.();
    if (previous !== undefined) {
      this.#propose(previous);
      this.#prevote(previous);
      this.#precommit(previous);
    }
    this.#announceFinality();
  }

  /** True when the next round may begin: nothing is open in this one, and the round before is settled. */
  get complete(): boolean {
    if (!this.votes.completable) return false;
    if (this.#previous === undefined) return true;
    const { estimate, finalized } = this.#previous();
    if (estimate === undefined) return false;
    const settled = (block: BlockRef | undefined): boolean => block !== undefined && estimate.number <= block.number;
    return settled(finalized) || settled(this.votes.finalized);
  }

  /** Casts no votes from now on: a later round has begun. */
  retire(): void {
    this.#previous = undefined;
  }

  #propose(previous: RoundState): void {
    if (this.step !== "start") return;
    const { voters, number } = this.votes;
    const { signer } = this.#options;
    if (signer === undefined || voters.primary(number) !== signer.id) return;
    const proposal = proposalOf(previous);
    if (proposal === undefined) return;
    this.#cast("PrimaryPropose", this.own.proposal ?? proposal);
    this.step = "proposed";
  }

  #prevote(previous: RoundState): void {
    if (this.step !== "start" && this.step !== "proposed") return;
    if (!this.prevoteDue && !this.votes.completable) return;
    this.step = "prevoted";
    const target = this.own.prevote ?? this.#chosen(previous);
    if (target === undefined) this.#abstains = true;
    else this.#cast("Prevote", target);
  }

  #chosen(previous: RoundState): BlockRef | undefined {
    const { chain, rules, limit } = this.#options;
    const base = prevoteBase(previous, this.#proposal, chain);
    return base && chooseVote(base, limit(base.number), rules, chain);
  }

  #precommit({ estimate }: RoundState): void {
    const { prevoteGhost, completable } = this.votes;
    if (this.step !== "prevoted" || prevoteGhost === undefined || estimate === undefined) return;
    // A block that the round before could have finalized must not be voted against.
    if (!this.#options.chain.isDescendant(estimate, prevoteGhost)) return;
    if (!this.precommitDue && !completable) return;
    this.step = "precommitted";
    if (!this.#abstains) this.#cast("Precommit", this.own.precommit ?? prevoteGhost);
  }

  #cast(type: Message["type"], target: BlockRef): void {
    const { signer, setId } = this.#options;
    const { number, voters } = this.votes;
    if (signer === undefined || voters.get(signer.id) === undefined) return;
    const said = type === "Prevote" ? "prevote" : type === "Precommit" ? "precommit" : "proposal";
    if (this.own[said] === undefined) {
      this.own = { ...this.own, id: signer.id, [said]: target };
      this.#host.persist();
    }
    const message: Message = { type, value: target };
    const signature = signer.sign(signedPayload(message, number, setId));
    this.#host.sent(number, { message, signature, id: signer.id });
    this.import(message, signature, signer.id);
  }

  #announceFinality(): void {
    const { finalized, completable, number } = this.votes;
    // Told only when own votes are cast: a round must not begin anew on a base that was finalized in it.
    const voted = this.step === "precommitted" || this.#previous === undefined;
    if (!completable || !voted || finalized === undefined || sameBlock(finalized, this.commit?.target)) return;
    const commit = commitOf(this.votes, this.#options.chain);
    if (commit === undefined || commit.target.number <= (this.commit?.target.number ?? -1)) return;
    this.commit = commit;
    this.#host.finalized(commit.target, number, commit);
  }

  #reportEquivocation(type: Phase, first: SignedVote, second: SignedVote): void {
    const { setId, signer } = this.#options;
    if (second.id === signer?.id) return;
    const value = {
      round: this.votes.number,
      id: second.id,
      first: [first.target, first.signature] as [BlockRef, Uint8Array],
      second: [second.target, second.signature] as [BlockRef, Uint8Array],
    };
    this.#host.equivocated({ setId, equivocation: { type, value } });
  }
}
