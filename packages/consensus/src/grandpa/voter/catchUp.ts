import type { Ancestry } from "../chain.ts";
import { GrandpaError } from "../errors.ts";
import type { CatchUp } from "../messages/catchUp.ts";
import type { Phase, SignedVote } from "../messages/vote.ts";
import { Round } from "../round/round.ts";
import type { VoterSet } from "../voterSet.ts";
import type { CompletedRound } from "./state.ts";

/**
 * The round that a catch-up's votes complete. Signatures and weights are checked before; see `checkVotes`.
 *
 * @throws GrandpaError `INVALID_COMMIT` when the votes do not complete it
 */
export function roundOf({ round, base, prevotes, precommits }: CatchUp, voters: VoterSet, chain: Ancestry): Round {
  const caught = new Round(round, voters, base);
  const phases: [Phase, SignedVote[]][] = [
    ["Prevote", prevotes],
    ["Precommit", precommits],
  ];
  for (const [phase, votes] of phases) for (const vote of votes) caught.import(phase, vote, chain);
  if (!caught.completable) throw new GrandpaError("INVALID_COMMIT", `the votes do not complete round ${round}`);
  return caught;
}

/** The votes of a completed round, for a peer that is behind. */
export function catchUpOf({ number, base, votes }: CompletedRound): CatchUp {
  const ofPhase = (phase: Phase): SignedVote[] =>
    votes.flatMap(({ message, signature, id }) =>
      message.type === phase ? [{ target: message.value, signature, id }] : [],
    );
  return { round: number, base, prevotes: ofPhase("Prevote"), precommits: ofPhase("Precommit") };
}
