import type { Commit } from "../messages/commit.ts";
import type { Round } from "../round/round.ts";
import { PastRound } from "./pastRound.ts";
import type { VotingRound } from "./votingRound.ts";

/** Most rounds before the current one that votes are still collected for. */
const MAX_ROUNDS = 16;

/** The rounds before the current one that are not settled. */
export class PastRounds {
  readonly #rounds = new Map<bigint, PastRound>();
  readonly #startCommitTimer: (round: bigint) => void;

  /** @param startCommitTimer - asks for the timer after which a round's commit is sent */
  constructor(startCommitTimer: (round: bigint) => void) {
    this.#startCommitTimer = startCommitTimer;
  }

  get(round: bigint): PastRound | undefined {
    return this.#rounds.get(round);
  }

  /** The votes of all of them. */
  *votes(): IterableIterator<Round> {
    for (const { round } of this.#rounds.values()) yield round.votes;
  }

  /** Keeps a round that was just left: its commit is about to be sent. */
  retire(round: VotingRound): void {
    const past = this.restore(round);
    this.#planCommit(past);
  }

  /** Keeps a round that was left before a restart. */
  restore(round: VotingRound): PastRound {
    round.retire();
    const past = new PastRound(round);
    this.#rounds.set(round.votes.number, past);
    const [oldest] = this.#rounds.keys();
    if (oldest !== undefined && this.#rounds.size > MAX_ROUNDS) this.#rounds.delete(oldest);
    return past;
  }

  /** Advances a round as far as its votes allow. */
  advance(number: bigint): void {
    const past = this.#rounds.get(number);
    if (past === undefined) return;
    past.round.advance();
    if (past.hasNews) this.#planCommit(past);
  }

  /** The commit of a round to send when its timer has ended, unless one as good was seen. */
  endCommitTimer(number: bigint): Commit | undefined {
    return this.#rounds.get(number)?.endCommitTimer();
  }

  /** Forgets the rounds that are settled when blocks up to a height are finalized. */
  prune(finalized: number): void {
    for (const [number, past] of this.#rounds) if (past.isDone(finalized)) this.#rounds.delete(number);
  }

  #planCommit(past: PastRound): void {
    if (past.startCommitTimer()) this.#startCommitTimer(past.round.votes.number);
  }
}
