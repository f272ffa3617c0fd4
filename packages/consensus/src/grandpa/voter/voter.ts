import { validateCommit } from "../justification/commit.ts";
import type { CatchUp } from "../messages/catchUp.ts";
import type { Commit } from "../messages/commit.ts";
import type { SignedMessage } from "../messages/vote.ts";
import { Round } from "../round/round.ts";
import type { BlockRef, VoterId } from "../types.ts";
import { catchUpOf, roundOf } from "./catchUp.ts";
import type { RoundTimer, VoterEffect } from "./effects.ts";
import { FinalizedBlocks } from "./finalizedBlocks.ts";
import type { VoterOptions } from "./options.ts";
import { PastRounds } from "./pastRounds.ts";
import type { CompletedRound, VoterState } from "./state.ts";
import { roundTimer } from "./timers.ts";
import { type RoundHost, VotingRound } from "./votingRound.ts";

/** Outcome of a vote. */
export type VoteOutcome =
  | "counted"
  /** Nothing new, or for a block below the round's base. */
  | "ignored"
  /** The round is not voted in any more, or not yet. */
  | "otherRound"
  /** It counts when the block is here. */
  | "unknownBlock";

/**
 * A voter of one set: goes from round to round, votes when it holds a key of the set, and finalizes what a
 * supermajority agreed on. It is told of votes, commits, time and blocks, and returns what it wants done ({@link
 * VoterEffect}).
 */
export class Voter {
  readonly #options: VoterOptions;
  readonly #host: RoundHost;
  readonly #finality: FinalizedBlocks;
  readonly #past = new PastRounds((round) => this.#startTimer("commit", round));
  #best: VotingRound;
  #completed: CompletedRound;
  #effects: VoterEffect[] = [];

  /** A voter that goes on from a stored state, or from a fresh one (see `freshVoterState`). */
  constructor(options: VoterOptions, state: VoterState) {
    this.#options = options;
    this.#host = {
      persist: () => this.#emit({ kind: "persist", voter: this.state }),
      sent: (round, message) => this.#emit({ kind: "vote", round, message }),
      finalized: (block, round, commit) => this.#finalizedInRound(block, round, commit),
      equivocated: (proof) => this.#emit({ kind: "equivocation", proof }),
    };
    this.#finality = new FinalizedBlocks(options.chain, options.finalized, state.base);
    this.#completed = state.completed;
    const last = this.#restored(state.completed);
    if (last !== undefined) this.#past.restore(last);
    this.#best = new VotingRound(
      new Round(state.round, options.voters, state.base),
      last === undefined ? () => state.completed.state : () => last.votes.state,
      options,
      this.#host,
      state.own,
    );
  }

  /** State that has to be found again after a crash. */
  get state(): VoterState {
    const { votes, own } = this.#best;
    const { number: round, base } = votes;
    return { setId: this.#options.setId, completed: this.#completed, round, base, own };
  }

  /** The key that it votes with, in case it is in the set. */
  get signerId(): VoterId | undefined {
    return this.#options.signer?.id;
  }

  /** The round that is voted in. */
  get round(): bigint {
    return this.#best.votes.number;
  }

  /** The votes of the round that is voted in, then those of earlier ones that are still collected. */
  *rounds(): IterableIterator<Round> {
    yield this.#best.votes;
    yield* this.#past.votes();
  }

  /** The votes of a round, if it is held. */
  votesOf(round: bigint): Round | undefined {
    return round === this.round ? this.#best.votes : this.#past.get(round)?.round.votes;
  }

  /** The votes that complete the round before the current one; `undefined` at the beginning of a set. */
  get catchUp(): CatchUp | undefined {
    const { number } = this.#completed;
    const live = this.#past.get(number)?.round.votes;
    return number === 0n ? undefined : catchUpOf(live ? { ...this.#completed, votes: live.votes } : this.#completed);
  }

  /** Begins: to be called once, first. */
  start(): VoterEffect[] {
    this.#emit({ kind: "persist", voter: this.state });
    this.#startTimers();
    this.#past.advance(this.#completed.number);
    return this.#advance();
  }

  /** A vote or proposal whose signature has been checked. */
  vote(round: bigint, { message, signature, id }: SignedMessage): { outcome: VoteOutcome; effects: VoterEffect[] } {
    const past = this.#past.get(round);
    const target = round === this.round ? this.#best : past?.round;
    if (target === undefined) return { outcome: "otherRound", effects: [] };
    const { kind } = target.import(message, signature, id);
    if (kind === "added" || kind === "equivocation") {
      this.#past.advance(round);
      return { outcome: "counted", effects: this.#advance() };
    }
    const missing = kind === "unplaced" && this.#options.chain.header(message.value.hash) === undefined;
    return { outcome: missing ? "unknownBlock" : "ignored", effects: [] };
  }

  /**
   * A commit whose signatures have been checked, with votes for known blocks alone.
   *
   * @throws GrandpaError `INVALID_COMMIT`, `CONFLICTING_FINALITY`
   */
  commit(round: bigint, commit: Commit): VoterEffect[] {
    const { chain, voters } = this.#options;
    const past = this.#past.get(round);
    if (past !== undefined) past.importCommit(commit, chain);
    else validateCommit(commit, voters, chain);
    if (round === this.round) {
      for (const { target, signature, id } of commit.precommits) {
        this.#best.import({ type: "Precommit", value: target }, signature, id);
      }
    }
    this.#finalize(commit.target, round, commit);
    this.#past.advance(round);
    return this.#advance();
  }

  /**
   * The votes of a later round: it becomes the one before the current. Signatures and weights have been checked.
   *
   * @throws GrandpaError `INVALID_COMMIT`
   */
  catchUpTo(catchUp: CatchUp): VoterEffect[] {
    if (catchUp.round <= this.round) return [];
    const votes = roundOf(catchUp, this.#options.voters, this.#options.chain);
    const caught = new VotingRound(votes, undefined, this.#options, this.#host);
    this.#past.retire(this.#best);
    this.#begin(caught);
    this.#past.retire(caught);
    this.#past.advance(caught.votes.number);
    return this.#advance();
  }

  /** A timer that was asked for has ended. */
  timer({ kind, setId, round }: RoundTimer): VoterEffect[] {
    if (setId !== this.#options.setId) return [];
    if (kind === "commit") {
      const commit = this.#past.endCommitTimer(round);
      if (commit !== undefined && this.#votes) this.#emit({ kind: "commit", round, commit });
    } else if (round === this.round) {
      if (kind === "prevote") this.#best.prevoteDue = true;
      else this.#best.precommitDue = true;
    }
    return this.#advance();
  }

  /** A block was finalized by other means than this voter. */
  noteFinalized(block: BlockRef): VoterEffect[] {
    this.#finality.note(block);
    return this.#advance();
  }

  get #votes(): boolean {
    const { signer, voters } = this.#options;
    return signer !== undefined && voters.get(signer.id) !== undefined;
  }

  #emit(effect: VoterEffect): void {
    this.#effects.push(effect);
  }

  #taken(): VoterEffect[] {
    const effects = this.#effects;
    this.#effects = [];
    return effects;
  }

  /**
   * The round before the current one from its votes, when they still decide it: blocks of chains that lost may be gone.
   */
  #restored({ number, base, votes }: CompletedRound): VotingRound | undefined {
    if (number === 0n) return undefined;
    const votesOfRound = new Round(number, this.#options.voters, base);
    const round = new VotingRound(votesOfRound, undefined, this.#options, this.#host);
    for (const { message, signature, id } of votes) round.import(message, signature, id);
    // Equivocations have been reported before.
    this.#taken();
    return round.votes.completable ? round : undefined;
  }

  #startTimers(): void {
    this.#startTimer("prevote", this.round);
    this.#startTimer("precommit", this.round);
  }

  #startTimer(kind: RoundTimer["kind"], round: bigint): void {
    this.#emit({ kind: "timer", ...roundTimer(kind, round, this.#options) });
  }

  #advance(): VoterEffect[] {
    this.#best.advance();
    while (this.#best.complete && this.#best.step === "precommitted") {
      const last = this.#best;
      this.#begin(last);
      this.#past.retire(last);
      this.#best.advance();
    }
    this.#past.prune(this.#finality.highest.number);
    return this.#taken();
  }

  /** Begins the round after `last`. */
  #begin(last: VotingRound): void {
    const { number, state, base, votes } = last.votes;
    this.#completed = { number, state, base, votes: [...votes] };
    this.#best = new VotingRound(
      new Round(number + 1n, this.#options.voters, this.#finality.base),
      () => last.votes.state,
      this.#options,
      this.#host,
    );
    this.#emit({ kind: "persist", voter: this.state });
    this.#emit({ kind: "round", round: this.round });
    this.#startTimers();
  }

  #finalizedInRound(block: BlockRef, round: bigint, commit: Commit): void {
    this.#finalize(block, round, commit);
    this.#finality.raiseBase(block);
  }

  #finalize(block: BlockRef, round: bigint, commit: Commit): void {
    if (this.#finality.finalize(block)) this.#emit({ kind: "finalize", block, round, commit });
  }
}
