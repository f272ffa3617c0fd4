/**
 * Bonds: what validators hold in the UIDs they weight, and the dividends they give (protocol: consensus §3.11, §3.12).
 *
 * @packageDocumentation
 */

import { mulUnit, ONE_32 } from "@opentao/fixed";
import { U16_MAX } from "../../../../primitives/numbers.ts";
import { movingAverage, weightOfOld } from "./bondAverage.ts";
import type { BondSources } from "./bondSources.ts";
import { countedBonds } from "./countedBonds.ts";
import { type AlphaCurve, liquidBonds } from "./liquidAlpha.ts";
import { at, columnSums, dividedByColumn, type Matrix, normalized, type Vector } from "./matrix.ts";
import type { EpochInput } from "./types.ts";

/** A u16 proportion. */
export const proportion = (value: number): number => Math.floor((value * ONE_32) / U16_MAX);

/** Inputs of bonds. */
export interface BondsInput {
  readonly input: EpochInput;
  /** Weights for bonds. */
  readonly weights: Matrix;
  readonly consensus: Vector;
  readonly incentive: Vector;
  readonly stake: Vector;
}

/** New bonds, and what they give. */
export interface Bonds {
  readonly bondSources: BondSources;
  /** Bonds as they are stored for the next epoch. */
  readonly bonds: Matrix;
  /** Bonds as shares of all bonds to the same UID. */
  readonly held: Matrix;
  /** Incentives of the UIDs that each validator holds, by its shares. */
  readonly earned: Vector;
  /** Claims to dividends: those, by stake as well where bonds are an average of weights. */
  readonly claims: Vector;
  /** Share of each UID in the validators' emission: its claim among all. */
  readonly dividends: Vector;
}

/** Incentives of the UIDs each validator holds, by its bonds. */
function earnedBy({ starts, columns, values }: Matrix, incentive: Vector): Vector {
  const totals = new Float64Array(incentive.length);
  for (let i = 0; i < totals.length; i += 1) {
    const end = starts[i + 1] ?? 0;
    let total = 0;
    for (let k = starts[i] ?? 0; k < end; k += 1) {
      const share = incentive[columns[k] ?? 0] ?? 0;
      if (share > 0) total += mulUnit(values[k] ?? 0, share);
    }
    totals[i] = total;
  }
  return totals;
}

const shareByColumn = (matrix: Matrix, n: number): Matrix => dividedByColumn(matrix, columnSums(matrix, n));

/** Turns stored bonds (u16) into proportions, in place. */
function toProportions({ values }: Matrix): void {
  for (let k = 0; k < values.length; k += 1) values[k] = proportion(values[k] ?? 0);
}

/** Curve of a subnet by which bonds follow consensus. */
export const curveOf = ({ alphaLow, alphaHigh, alphaSigmoidSteepness }: EpochInput): AlphaCurve => ({
  low: proportion(alphaLow),
  high: proportion(alphaHigh),
  steepness: alphaSigmoidSteepness,
});

/** The third form: bonds are an average of weights, and stake counts at the end. */
export function yuma3Bonds({ input, weights, consensus, incentive, stake }: BondsInput): Bonds {
  const former = countedBonds(input);
  toProportions(former);
  const isLiquid = input.liquidAlpha && consensus.some((value) => value !== 0);
  const formerPart = isLiquid ? undefined : weightOfOld(input.bondsMovingAverage);
  const bonds =
    formerPart === undefined
      ? liquidBonds(weights, former, consensus, curveOf(input))
      : movingAverage(weights, former, formerPart);
  const held = shareByColumn(bonds, input.n);
  const earned = earnedBy(held, incentive);
  const claims = earned.map((total, uid) => mulUnit(total, at(stake, uid)));
  const bondSources = { former, offers: undefined, fresh: weights, average: bonds, formerPart };
  return { bondSources, bonds, held, earned, claims, dividends: normalized(claims) };
}

/** Weights times stake, row by row. */
function timesStake({ starts, columns, values }: Matrix, stake: Vector): Matrix {
  const products = new Float64Array(values.length);
  for (let i = 0; i < stake.length; i += 1) {
    const share = stake[i] ?? 0;
    const end = share === 0 ? 0 : (starts[i + 1] ?? 0);
    for (let k = starts[i] ?? 0; k < end; k += 1) products[k] = mulUnit(values[k] ?? 0, share);
  }
  return { starts, columns, values: products };
}

/** Stored bonds (u16) as shares of their column. */
function storedShares({ starts, columns, values }: Matrix, n: number): Matrix {
  const sums = columnSums({ starts, columns, values }, n);
  const shares = new Float64Array(values.length);
  for (let k = 0; k < values.length; k += 1) {
    const sum = sums[columns[k] ?? 0] ?? 0;
    if (sum > 0) shares[k] = Math.floor(((values[k] ?? 0) * ONE_32) / sum);
  }
  return { starts, columns, values: shares };
}

function columnMaxima({ columns, values }: Matrix, n: number): Vector {
  const maxima = new Float64Array(n);
  for (let k = 0; k < values.length; k += 1) {
    const j = columns[k] ?? 0;
    maxima[j] = Math.max(maxima[j] ?? 0, values[k] ?? 0);
  }
  return maxima;
}

/** The original form: bonds are bought with stake, and stored relative to the largest holder's. */
export function originalBonds({ input, weights, incentive, stake }: BondsInput): Bonds {
  const { n } = input;
  const former = storedShares(countedBonds(input), n);
  const offers = timesStake(weights, stake);
  const fresh = shareByColumn(offers, n);
  const formerPart = weightOfOld(input.bondsMovingAverage);
  const average = movingAverage(fresh, former, formerPart);
  const held = shareByColumn(average, n);
  const earned = earnedBy(held, incentive);
  return {
    bondSources: { former, offers, fresh, average, formerPart },
    bonds: dividedByColumn(held, columnMaxima(held, n)),
    held,
    earned,
    claims: earned,
    dividends: normalized(earned),
  };
}
