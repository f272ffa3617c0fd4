import type { Ancestry } from "../chain.ts";
import { validateCommit } from "../justification/commit.ts";
import type { Commit } from "../messages/commit.ts";
import type { VotingRound } from "./votingRound.ts";

/**
 * A round that was left for the next. It goes on collecting votes until its estimate is finalized, and sends a commit
 * when nobody else did.
 */
export class PastRound {
  readonly round: VotingRound;
  /** True while a timer runs at whose end a commit is sent. */
  #committing = false;
  /** Height that needs no commit any more: the base is finalized, and what a commit was seen for. */
  #seen: number;

  constructor(round: VotingRound) {
    this.round = round;
    this.#seen = round.votes.base.number;
  }

  /** Notes that a timer runs; `false` when one did already. */
  startCommitTimer(): boolean {
    if (this.#committing) return false;
    this.#committing = true;
    return true;
  }

  /** The commit to send when the timer has ended, unless one as good was seen. */
  endCommitTimer(): Commit | undefined {
    this.#committing = false;
    const { commit } = this.round;
    if (commit === undefined || commit.target.number <= this.#seen) return undefined;
    this.#seen = commit.target.number;
    return commit;
  }

  /** True when the round's commit proves more than those that were seen. */
  get hasNews(): boolean {
    return this.round.commit !== undefined && this.round.commit.target.number > this.#seen;
  }

  /** Notes another's commit and counts its votes. @throws GrandpaError `INVALID_COMMIT` */
  importCommit(commit: Commit, chain: Ancestry): void {
    validateCommit(commit, this.round.votes.voters, chain);
    for (const { target, signature, id } of commit.precommits) {
      this.round.import({ type: "Precommit", value: target }, signature, id);
    }
    this.#seen = Math.max(this.#seen, commit.target.number);
  }

  /** Returns whether the round can be forgotten: its estimate is finalized, and no commit is about to be sent. */
  isDone(finalized: number): boolean {
    const { estimate } = this.round.votes;
    return !this.#committing && (estimate === undefined || estimate.number <= finalized);
  }
}
