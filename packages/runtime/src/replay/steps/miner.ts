/**
 * Steps to what a neuron earns as a miner.
 *
 * @packageDocumentation
 */

import { mulUnit } from "@opentao/fixed";
import type { MechanismFigures } from "../../pallets/subtensor/epoch/run.ts";
import { sumOf } from "../../pallets/subtensor/epoch/yuma/matrix.ts";
import { alpha, fixed32 } from "../quantity.ts";
import { type Party, type Step, step } from "../step.ts";
import { columnOf } from "./rows.ts";
import { votingShare } from "./stake.ts";

const part = (bits: number) => fixed32(bits, "part");

/** Votes for a neuron: of each validator that gave it a weight. */
function votes(figures: MechanismFigures, uid: number, consensus: Step, party: (uid: number) => Party): Step[] {
  const { found } = figures.outputs;
  const given = new Map(columnOf(found.weights, uid).map(({ row, value }) => [row, value]));
  return columnOf(found.agreed, uid)
    .filter(({ row, value }) => value > 0 && (found.voting[row] ?? 0) > 0)
    .map(({ row, value }) => {
      const of = party(row);
      const weight = step("givenWeight", part(given.get(row) ?? 0), {}, of);
      const agreed = step("agreedWeight", part(value), { givenWeight: weight, consensus }, of);
      const voting = votingShare(figures, row, undefined, of);
      return step(
        "vote",
        part(mulUnit(value, found.voting[row] ?? 0)),
        { agreedWeight: agreed, votingShare: voting },
        of,
      );
    });
}

/** Weights that decide a neuron's consensus: all that validators with a vote gave it. */
function weights(figures: MechanismFigures, uid: number, party: (uid: number) => Party): Step[] {
  const { found } = figures.outputs;
  return columnOf(found.weights, uid)
    .filter(({ row }) => (found.voting[row] ?? 0) > 0)
    .map(({ row, value }) => {
      const of = party(row);
      return step("givenWeight", part(value), { votingShare: part(found.voting[row] ?? 0) }, of);
    });
}

/**
 * Amount that a mechanism gives a neuron as a miner, with all on which it rests.
 *
 * @param emission - the mechanism's part of the epoch's emission
 * @param party - says whom a UID is
 */
export function serverEmission(
  figures: MechanismFigures,
  uid: number,
  emission: Step,
  party: (uid: number) => Party,
): Step {
  const { found, neurons } = figures.outputs;
  const of = { mechanism: figures.mechanism };
  const consensus = step(
    "consensus",
    part(found.consensus[uid] ?? 0),
    { kappa: part(found.kappa), givenWeight: weights(figures, uid, party) },
    of,
  );
  const rank = step("rank", part(found.ranks[uid] ?? 0), { vote: votes(figures, uid, consensus, party) }, of);
  const rankSum = part(sumOf(found.ranks));
  const incentive = step("incentive", part(found.incentive[uid] ?? 0), { rank, rankSum }, of);
  const bothSum = part(sumOf(found.incentive) + sumOf(found.dividends));
  const share = step("serverShare", part(found.shares.server[uid] ?? 0), { incentive, bothSum }, of);
  const amount = alpha(neurons[uid]?.serverEmission ?? 0n);
  return step("serverEmission", amount, { serverShare: share, mechanismEmission: emission }, of);
}
