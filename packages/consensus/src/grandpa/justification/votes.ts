import { GrandpaError } from "../errors.ts";
import { MAX_VOTES_OF_VOTER } from "../messages/limits.ts";
import { type Phase, type SignedVote, signedPayload } from "../messages/vote.ts";
import type { VoterId } from "../types.ts";
import type { VoterSet } from "../voterSet.ts";

/** Returns whether `signature` of `message` is by the ed25519 key `voter`. Must not throw. */
export type VerifySignature = (signature: Uint8Array, message: Uint8Array, voter: VoterId) => boolean;

/** Facts that the votes of a message are checked against. */
export interface VoteCheck {
  readonly round: bigint;
  readonly setId: bigint;
  readonly voters: VoterSet;
  readonly verify: VerifySignature;
  /** Votes whose signatures were checked before, which need not be again. */
  readonly isKnown?: (phase: Phase, vote: SignedVote) => boolean;
}

/**
 * Checks that votes are by voters, and weigh a supermajority and no more than all voters and the tolerated
 * equivocations can. It looks at each vote once, and bounds the work that follows.
 *
 * @throws GrandpaError `INVALID_COMMIT`
 */
export function countVotes(votes: readonly SignedVote[], voters: VoterSet): void {
  let weight = 0;
  const counts = new Map<VoterId, number>();
  for (const { id } of votes) {
    const count = (counts.get(id) ?? 0) + 1;
    counts.set(id, count);
    const voter = voters.get(id);
    if (voter === undefined) throw new GrandpaError("INVALID_COMMIT", `a vote of ${id}, which is no voter`);
    weight += voter.weight;
    if (count > MAX_VOTES_OF_VOTER || weight > voters.totalWeight + voters.tolerated) {
      throw new GrandpaError("INVALID_COMMIT", "more votes than the voters have");
    }
  }
  if (weight < voters.threshold) throw new GrandpaError("INVALID_COMMIT", "fewer votes than a supermajority");
}

/**
 * Checks the number of votes, see {@link countVotes}, and then that they are signed.
 *
 * @throws GrandpaError `INVALID_COMMIT`, `INVALID_SIGNATURE`
 */
export function checkVotes(phase: Phase, votes: readonly SignedVote[], check: VoteCheck): void {
  const { round, setId, voters, verify, isKnown } = check;
  countVotes(votes, voters);
  for (const vote of votes) {
    if (isKnown?.(phase, vote) === true) continue;
    const payload = signedPayload({ type: phase, value: vote.target }, round, setId);
    if (!verify(vote.signature, payload, vote.id)) {
      throw new GrandpaError("INVALID_SIGNATURE", `a vote is not signed by ${vote.id}`);
    }
  }
}
