/**
 * Steps to a validator's bonds to miners: from those of the epoch before and from its weights.
 *
 * @packageDocumentation
 */

import { ONE_32 } from "@opentao/fixed";
import type { MechanismFigures } from "../../pallets/subtensor/epoch/run.ts";
import { curveOf, proportion } from "../../pallets/subtensor/epoch/yuma/bonds.ts";
import { countedBonds } from "../../pallets/subtensor/epoch/yuma/countedBonds.ts";
import { alphaAt, distanceOf, slopeOf, spreadForward } from "../../pallets/subtensor/epoch/yuma/liquidAlpha.ts";
import { columnSums, type Matrix } from "../../pallets/subtensor/epoch/yuma/matrix.ts";
import { U16_MAX } from "../../primitives/numbers.ts";
import { count, fixed32 } from "../quantity.ts";
import { type Party, type Step, step } from "../step.ts";
import { rowOf } from "./rows.ts";

const part = (bits: number) => fixed32(bits, "part");

/** Numbers of one row by UID; of a UID that stands twice the last. 0 where there is none. */
function rowReader(matrix: Matrix, row: number): (column: number) => number {
  const values = new Map(rowOf(matrix, row).map(({ column, value }) => [column, value]));
  return (column) => values.get(column) ?? 0;
}

/** Weight from which a validator's bond to a miner is made. */
function bondWeights({ input, outputs }: MechanismFigures, uid: number) {
  const { weights, agreed, bondWeights: used } = outputs.found;
  const [given, shared, of] = [rowReader(weights, uid), rowReader(agreed, uid), rowReader(used, uid)];
  const bondsPenalty = part(proportion(input.bondsPenalty));
  return (to: number, party: Party) => {
    const inputs = { givenWeight: part(given(to)), agreedWeight: part(shared(to)), bondsPenalty };
    return step("bondWeight", part(of(to)), inputs, party);
  };
}

/** Bonds of the epoch before. */
function formerBonds({ input, outputs }: MechanismFigures, uid: number) {
  const stored = countedBonds(input);
  const former = rowReader(outputs.found.bondSources.former, uid);
  const own = rowReader(stored, uid);
  const sums = input.yuma3 ? undefined : columnSums(stored, input.n);
  return (to: number, party: Party) => {
    const storedWhole = count(sums === undefined ? U16_MAX : (sums[to] ?? 0));
    return step("formerBond", part(former(to)), { storedBond: count(own(to)), storedWhole }, party);
  };
}

/** Bonds by the weights alone: the weight itself, or its share of what all validators' weights and stakes offer. */
function freshBonds({ input, outputs }: MechanismFigures, uid: number, votingShare: Step) {
  const { offers, fresh } = outputs.found.bondSources;
  if (offers === undefined) return (_: number, __: Party, bondWeight: Step) => bondWeight;
  const [own, bought] = [rowReader(offers, uid), rowReader(fresh, uid)];
  const sums = columnSums(offers, input.n);
  return (to: number, party: Party, bondWeight: Step) => {
    const bondOffer = step("bondOffer", part(own(to)), { bondWeight, votingShare }, party);
    return step("boughtBond", part(bought(to)), { bondOffer, offerSum: part(sums[to] ?? 0) }, party);
  };
}

/** Part of the former bond that stays: of all bonds the same, or by how far a weight is from consensus. */
function formerParts({ input, outputs }: MechanismFigures, uid: number) {
  const { consensus, bondSources } = outputs.found;
  const { formerPart } = bondSources;
  if (formerPart !== undefined) {
    const same = step("formerPart", part(formerPart), { bondsMovingAverage: count(input.bondsMovingAverage) });
    return () => same;
  }
  const curve = curveOf(input);
  const slope = slopeOf(curve);
  // What the protocol finds of a row whose UIDs stand out of order may be less than is there.
  const [weights, bonds] = [new Float64Array(input.n), new Float64Array(input.n)];
  spreadForward(bondSources.fresh, uid, weights);
  spreadForward(bondSources.former, uid, bonds);
  return (to: number, party: Party) => {
    const [weight, bond, shared] = [weights[to] ?? 0, bonds[to] ?? 0, consensus[to] ?? 0];
    const distance = distanceOf(weight, bond, shared);
    const bondDistance =
      weight >= bond
        ? step("overConsensus", part(distance), { bondWeight: part(weight), consensus: part(shared) }, party)
        : step("overWeight", part(distance), { formerBond: part(bond), bondWeight: part(weight) }, party);
    const inputs = {
      ...{ alphaLow: part(curve.low), alphaHigh: part(curve.high), bondDistance },
      alphaSteepness: count(curve.steepness),
    };
    return step("formerPartByDistance", part(ONE_32 - alphaAt(curve, slope, distance)), inputs, party);
  };
}

/**
 * Explains a validator's shares in all bonds to miners.
 *
 * @param votingShare - share of the validator in the vote
 * @param party - says whom a UID is
 * @returns what explains its share in the bonds to one miner
 */
export function bondShares(
  figures: MechanismFigures,
  uid: number,
  votingShare: Step,
  party: (uid: number) => Party,
): (to: number) => Step {
  const { input, outputs } = figures;
  const { average } = outputs.found.bondSources;
  const [own, held] = [rowReader(average, uid), rowReader(outputs.found.held, uid)];
  const sums = columnSums(average, input.n);
  const [weight, former] = [bondWeights(figures, uid), formerBonds(figures, uid)];
  const [fresh, stays] = [freshBonds(figures, uid, votingShare), formerParts(figures, uid)];
  return (to) => {
    const of = party(to);
    const freshBond = fresh(to, of, weight(to, of));
    const inputs = { freshBond, formerBond: former(to, of), formerPart: stays(to, of) };
    const newBond = step("newBond", part(own(to)), inputs, of);
    return step("bondShare", part(held(to)), { newBond, bondSum: part(sums[to] ?? 0) }, of);
  };
}
