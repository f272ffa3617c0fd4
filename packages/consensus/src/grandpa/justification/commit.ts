import { type Ancestry, descendsFrom } from "../chain.ts";
import { GrandpaError } from "../errors.ts";
import type { Commit } from "../messages/commit.ts";
import type { SignedVote } from "../messages/vote.ts";
import { Round } from "../round/round.ts";
import { type BlockHash, type BlockRef, sameBlock, type VoterId } from "../types.ts";
import type { VoterSet } from "../voterSet.ts";

/** The vote of one voter that says most about a block: for the block itself, otherwise for a descendant. */
function bestFor(target: BlockRef, votes: readonly SignedVote[], chain: Ancestry): SignedVote | undefined {
  const exact = votes.find((vote) => sameBlock(vote.target, target));
  return exact ?? votes.find((vote) => descendsFrom(chain, target, vote.target));
}

/** Weight of the voters of some votes, one vote each. */
export function weigh(voters: VoterSet, votes: readonly SignedVote[]): number {
  return votes.reduce((sum, { id }) => sum + (voters.get(id)?.weight ?? 0), 0);
}

/** The precommits of a round for a block and its descendants, one a voter, when they prove it finalized. */
function proofOf(target: BlockRef, round: Round, chain: Ancestry): Commit | undefined {
  const precommits: SignedVote[] = [];
  for (const votes of round.precommits.byVoter()) {
    const vote = bestFor(target, votes, chain);
    if (vote !== undefined) precommits.push(vote);
  }
  return weigh(round.voters, precommits) >= round.voters.threshold ? { target, precommits } : undefined;
}

/**
 * The commit that proves the highest block that can be proven of those that a round finalized. Verifiers take the
 * lowest vote of a commit for the root of all others, so one has to be for that very block, and the two votes of an
 * equivocator for other chains cannot be shown: a block that is finalized by them alone is proven when the missing
 * votes come, or by a later round.
 */
export function commitOf(round: Round, chain: Ancestry): Commit | undefined {
  const { finalized } = round;
  if (finalized === undefined) return undefined;
  const targets = new Map<BlockHash, BlockRef>();
  for (const votes of round.precommits.byVoter()) {
    for (const { target } of votes) if (target.number <= finalized.number) targets.set(target.hash, target);
  }
  const highestFirst = [...targets.values()].sort((a, b) => b.number - a.number);
  for (const target of highestFirst) {
    const proof = descendsFrom(chain, target, finalized) ? proofOf(target, round, chain) : undefined;
    if (proof !== undefined) return proof;
  }
  return undefined;
}

/**
 * A valid commit cut down to the lowest votes that suffice, one a voter: the fewest headers lead from them to the
 * block. As it is when it cannot be cut.
 */
export function minimalCommit(commit: Commit, voters: VoterSet, chain: Ancestry): Commit {
  const { target } = commit;
  const lowestFirst = commit.precommits
    .filter((vote) => descendsFrom(chain, target, vote.target))
    .sort((a, b) => a.target.number - b.target.number);
  const chosen = new Map<VoterId, SignedVote>();
  for (const vote of lowestFirst) {
    if (weigh(voters, [...chosen.values()]) >= voters.threshold) break;
    if (!chosen.has(vote.id)) chosen.set(vote.id, vote);
  }
  const precommits = [...chosen.values()];
  const proven = weigh(voters, precommits) >= voters.threshold && sameBlock(precommits[0]?.target, target);
  return proven ? { target, precommits } : commit;
}

/** The lowest block that votes are for. @throws GrandpaError `INVALID_COMMIT` when there are none */
export function lowestTarget(votes: readonly SignedVote[]): BlockRef {
  const [first, ...others] = votes;
  if (first === undefined) throw new GrandpaError("INVALID_COMMIT", "the commit has no votes of voters");
  return others.reduce<BlockRef>((low, { target }) => (target.number < low.number ? target : low), first.target);
}

/**
 * Checks that a commit's votes prove its block: counted as in a round that begins at the lowest of them, the highest
 * block with a supermajority is the commit's. Signatures are not looked at; see `checkVotes`.
 *
 * @throws GrandpaError `INVALID_COMMIT`
 */
export function validateCommit({ target, precommits }: Commit, voters: VoterSet, chain: Ancestry): void {
  const known = precommits.filter((vote) => voters.get(vote.id) !== undefined);
  const base = lowestTarget(known);
  if (!known.every((vote) => descendsFrom(chain, base, vote.target))) {
    throw new GrandpaError("INVALID_COMMIT", "the commit's lowest vote is not for an ancestor of all other votes");
  }
  const round = new Round(0n, voters, base);
  for (const vote of known) {
    if (round.import("Precommit", vote, chain).kind === "redundant") {
      throw new GrandpaError("INVALID_COMMIT", "the commit shows more than two votes of a voter");
    }
  }
  if (!sameBlock(round.precommitGhost(), target)) {
    throw new GrandpaError("INVALID_COMMIT", `the votes do not finalize block ${target.number}`);
  }
}
