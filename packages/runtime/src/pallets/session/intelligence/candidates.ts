import { toHex } from "@opentao/codec";
import type { SessionSettings } from "../types.ts";
import { type Shortfall, shortfallOf } from "./qualify.ts";
import { compareRank, scoreOf } from "./score.ts";
import { countingSubnets, type Trust, trustOf } from "./trust.ts";
import type { SubnetView, ValidatorView } from "./types.ts";

/** Outcome of the choice for a candidate: it is chosen, or why it is not. The name is that of `SessionApi`. */
export type Verdict = "Chosen" | "SharedColdkey" | "Outranked" | Shortfall;

/** Root validator with its rank and the outcome of the choice. */
export interface Candidate extends ValidatorView, Trust {
  /** Stake times trust, in rao. */
  readonly score: bigint;
  readonly verdict: Verdict;
}

/**
 * Ranks root validators: who qualifies is ranked by score, each coldkey's best one counts, and the first `maxAuthors`
 * are chosen. In the order of rank, those who do not qualify last.
 */
export function assessCandidates(
  validators: readonly ValidatorView[],
  subnets: readonly SubnetView[],
  settings: SessionSettings,
): Candidate[] {
  const counting = countingSubnets(subnets, settings);
  const assessed = validators.map((validator) => {
    const trust = trustOf(validator.trusts, counting);
    const score = scoreOf(validator.stake, trust);
    return { ...validator, ...trust, score, shortfall: shortfallOf(validator, trust, settings) };
  });
  const coldkeys = new Set<string>();
  return assessed
    .sort((a, b) => Number(a.shortfall !== undefined) - Number(b.shortfall !== undefined) || compareRank(a, b))
    .map(({ shortfall, ...candidate }): Candidate => {
      if (shortfall !== undefined) return { ...candidate, verdict: shortfall };
      const coldkey = toHex(candidate.coldkey);
      if (coldkeys.has(coldkey)) return { ...candidate, verdict: "SharedColdkey" };
      if (coldkeys.size >= settings.maxAuthors) return { ...candidate, verdict: "Outranked" };
      coldkeys.add(coldkey);
      return { ...candidate, verdict: "Chosen" };
    });
}
