/**
 * Bonds: what validators hold in the UIDs they weight, and the dividends they give (protocol: consensus §3.11, §3.12).
 *
 * @packageDocumentation
 */

import { divUnit, mulUnit, ONE_32 } from "@opentao/fixed";
import { U16_MAX } from "../../../../primitives/numbers.ts";
import { movingAverage, weightOfOld } from "./bondAverage.ts";
import { countedBonds } from "./countedBonds.ts";
import { liquidBonds } from "./liquidAlpha.ts";
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

/** New bonds, and the share of each UID in the validators' emission. */
export interface Bonds {
  readonly bonds: Matrix;
  readonly dividends: Vector;
}

/** Incentives of the UIDs each validator holds, by its bonds. */
function earned({ starts, columns, values }: Matrix, incentive: Vector): Vector {
  const totals = new Float64Array(incentive.length);
  for (let i = 0; i < totals.length; i += 1) {
    let total = 0;
    for (let k = at(starts, i); k < at(starts, i + 1); k += 1) {
      const share = at(incentive, at(columns, k));
      if (share > 0) total += mulUnit(at(values, k), share);
    }
    totals[i] = total;
  }
  return totals;
}

const shareByColumn = (matrix: Matrix, n: number): Matrix => dividedByColumn(matrix, columnSums(matrix, n));

/** The third form: bonds are an average of weights, and stake counts at the end. */
export function yuma3Bonds({ input, weights, consensus, incentive, stake }: BondsInput): Bonds {
  const stored = countedBonds(input);
  const former = { ...stored, values: stored.values.map(proportion) };
  const isLiquid = input.liquidAlpha && consensus.some((value) => value !== 0);
  const bonds = isLiquid
    ? liquidBonds(weights, former, consensus, {
        low: proportion(input.alphaLow),
        high: proportion(input.alphaHigh),
        steepness: input.alphaSigmoidSteepness,
      })
    : movingAverage(weights, former, weightOfOld(input.bondsMovingAverage));
  const totals = earned(shareByColumn(bonds, input.n), incentive);
  return { bonds, dividends: normalized(totals.map((total, uid) => mulUnit(total, at(stake, uid)))) };
}

/** Weights times stake, row by row. */
function timesStake({ starts, columns, values }: Matrix, stake: Vector): Matrix {
  const products = new Float64Array(values.length);
  for (let i = 0; i < stake.length; i += 1) {
    for (let k = at(starts, i); k < at(starts, i + 1); k += 1) products[k] = mulUnit(at(values, k), at(stake, i));
  }
  return { starts, columns, values: products };
}

function columnMaxima({ columns, values }: Matrix, n: number): Vector {
  const maxima = new Float64Array(n);
  for (let k = 0; k < values.length; k += 1)
    maxima[at(columns, k)] = Math.max(at(maxima, at(columns, k)), at(values, k));
  return maxima;
}

/** The original form: bonds are bought with stake, and stored relative to the largest holder's. */
export function originalBonds({ input, weights, incentive, stake }: BondsInput): Bonds {
  const { n } = input;
  const stored = countedBonds(input);
  const sums = columnSums(stored, n);
  const former = {
    ...stored,
    values: stored.values.map((value, k) => {
      const sum = at(sums, at(stored.columns, k));
      return sum === 0 ? 0 : Math.floor((value * ONE_32) / sum);
    }),
  };
  const bought = shareByColumn(timesStake(weights, stake), n);
  const average = shareByColumn(movingAverage(bought, former, weightOfOld(input.bondsMovingAverage)), n);
  const maxima = columnMaxima(average, n);
  const values = average.values.map((value, k) => divUnit(value, at(maxima, at(average.columns, k))));
  return { bonds: { ...average, values }, dividends: normalized(earned(average, incentive)) };
}
