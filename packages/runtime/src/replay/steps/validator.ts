/**
 * Steps to what a neuron earns as a validator, before parents and pots.
 *
 * @packageDocumentation
 */

import { mulUnit } from "@opentao/fixed";
import type { MechanismFigures } from "../../pallets/subtensor/epoch/run.ts";
import { sumOf } from "../../pallets/subtensor/epoch/yuma/matrix.ts";
import { alpha, fixed32, yes } from "../quantity.ts";
import { type Party, type Step, step } from "../step.ts";
import { bondShares } from "./bonds.ts";
import { rowOf } from "./rows.ts";
import { votingShare } from "./stake.ts";

const part = (bits: number) => fixed32(bits, "part");

/** Shares that a validator holds in miners with an incentive. */
function holdings(figures: MechanismFigures, uid: number, voting: Step, party: (uid: number) => Party): Step[] {
  const { found } = figures.outputs;
  const bondShare = bondShares(figures, uid, voting, party);
  return rowOf(found.held, uid)
    .filter(({ column, value }) => value > 0 && (found.incentive[column] ?? 0) > 0)
    .map(({ column, value }) => {
      const incentive = found.incentive[column] ?? 0;
      const inputs = { bondShare: bondShare(column), incentive: part(incentive) };
      return step("holding", part(mulUnit(value, incentive)), inputs, party(column));
    });
}

/**
 * Amount that a mechanism gives a neuron as a validator, with all on which it rests. It says how validators compare;
 * the pots are shared out by it.
 *
 * @param emission - the mechanism's part of the epoch's emission
 * @param weight - the neuron's stake weight
 * @param party - says whom a UID is
 */
export function validatorEmission(
  figures: MechanismFigures,
  uid: number,
  emission: Step,
  weight: Step | undefined,
  party: (uid: number) => Party,
): Step {
  const { input, outputs } = figures;
  const { found, neurons } = outputs;
  const of = { mechanism: figures.mechanism };
  const voting = votingShare(figures, uid, weight);
  const earned = step("earned", part(found.earned[uid] ?? 0), { holding: holdings(figures, uid, voting, party) }, of);
  const byStake = { votingShare: input.yuma3 ? voting : undefined, yuma3: yes(input.yuma3) };
  const claim = step("claim", part(found.claims[uid] ?? 0), { earned, ...byStake }, of);
  const claimSum = part(sumOf(found.claims));
  const dividend = step("dividend", part(found.dividends[uid] ?? 0), { claim, claimSum }, of);
  const bothSum = part(sumOf(found.incentive) + sumOf(found.dividends));
  const share = step(
    "validatorShare",
    part(found.shares.validator[uid] ?? 0),
    { dividend, bothSum, votingShare: voting },
    of,
  );
  const amount = alpha(neurons[uid]?.validatorEmission ?? 0n);
  return step("validatorEmission", amount, { validatorShare: share, mechanismEmission: emission }, of);
}
