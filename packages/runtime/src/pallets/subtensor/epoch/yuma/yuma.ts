import { activeStake, activeUids } from "./activeStake.ts";
import { originalBonds, proportion, yuma3Bonds } from "./bonds.ts";
import { weightsForBonds } from "./bondWeights.ts";
import { countedStake, stakeShares } from "./countedStake.ts";
import { countedWeights } from "./countedWeights.ts";
import { clipped, incentiveOf, validatorTrust } from "./incentive.ts";
import { consensusOf } from "./median.ts";
import { outputsOf } from "./outputs.ts";
import { currentPermits, nextPermits } from "./permits.ts";
import type { EpochInput, EpochOutputs } from "./types.ts";
import { uidShares } from "./uidShares.ts";

/**
 * Yuma consensus: turns what validators think of the miners of one mechanism into shares of its emission, by UID
 * (protocol: consensus §3.3-3.14). A pure function.
 */
export function yuma(input: EpochInput): EpochOutputs {
  const active = activeUids(input);
  const counted = countedStake(input);
  const stake = stakeShares(counted);
  const permits = currentPermits(input);
  // Before the active stake, which on a fair-launch chain depends on who has weights.
  const weights = countedWeights(input, permits);
  const voting = activeStake({ ...input, shares: stake, stake: counted, active, permits, weights });
  const kappa = proportion(input.kappa);
  const consensus = consensusOf(weights, voting, kappa);
  const agreed = clipped(weights, consensus);
  const { ranks, incentive } = incentiveOf(agreed, voting);
  const bondWeights = weightsForBonds(weights, agreed, consensus, proportion(input.bondsPenalty));
  const makeBonds = input.yuma3 ? yuma3Bonds : originalBonds;
  const ofBonds = makeBonds({ input, weights: bondWeights, consensus, incentive, stake: voting });
  const trust = validatorTrust(agreed);
  return outputsOf(input, {
    ...ofBonds,
    active,
    permits,
    nextPermits: nextPermits(input, stake, trust),
    stake,
    voting,
    weights,
    kappa,
    consensus,
    agreed,
    trust,
    ranks,
    incentive,
    bondWeights,
    shares: uidShares(incentive, ofBonds.dividends, voting, stake, input.fairLaunch),
  });
}
