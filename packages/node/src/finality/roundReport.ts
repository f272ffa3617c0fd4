import { fromHex } from "@opentao/codec";
import type { Round } from "@opentao/consensus";
import { encodeAddress } from "@opentao/crypto";
import type { RoundReport, RoundState } from "./service.ts";

type Phase = "prevotes" | "precommits";

function votesOf({ voters, ...round }: Pick<Round, "voters" | Phase>, phase: Phase) {
  const tally = round[phase];
  const missing = voters.voters.filter(({ id }) => !tally.counts(id)).map(({ id }) => encodeAddress(fromHex(id)));
  return { currentWeight: tally.weight, missing };
}

function reportOf(round: Round): RoundReport {
  const { number, voters, prevotes, precommits } = round;
  const votes = { voters, prevotes, precommits };
  return {
    round: Number(number),
    totalWeight: voters.totalWeight,
    thresholdWeight: voters.threshold,
    prevotes: votesOf(votes, "prevotes"),
    precommits: votesOf(votes, "precommits"),
  };
}

/** Returns the report of rounds of votes, the current one first; `undefined` when there is none. */
export function roundState(setId: bigint, rounds: readonly Round[]): RoundState | undefined {
  const [best, ...background] = rounds;
  return best && { setId: Number(setId), best: reportOf(best), background: background.map(reportOf) };
}
