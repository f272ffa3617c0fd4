/**
 * Moving average of a subnet's alpha price, on which its share in the emission rests (protocol: consensus §2.7).
 *
 * @packageDocumentation
 */

import { I96F32, U64F64 } from "@opentao/fixed";
import type { State } from "../../../framework/index.ts";
import { saturatingSub } from "../../../primitives/numbers.ts";
import {
  EMAPriceHalvingBlocks,
  FirstEmissionBlockNumber,
  SubnetMovingAlpha,
  SubnetMovingPrice,
} from "../../subtensorStorage/index.ts";
import { currentAlphaPrice, hasPool } from "../../swap/index.ts";
import { now } from "../clock.ts";

/** The average in TAO per alpha; 1 where there is no pool. */
export function movingAlphaPrice(state: State, netuid: number): U64F64 {
  if (!hasPool(state, netuid)) return U64F64.one;
  return U64F64.from(I96F32, I96F32.fromBits(SubnetMovingPrice.get(state, netuid).bits));
}

/**
 * Weight of one block in the average: small for a young subnet, half its full size after `halvingBlocks`.
 *
 * @param movingAlpha - full weight
 * @param age - blocks since the subnet's start
 */
export function averageWeight(movingAlpha: I96F32, age: bigint, halvingBlocks: bigint): U64F64 {
  return U64F64.mul(U64F64.from(I96F32, movingAlpha), U64F64.fraction(age, age + halvingBlocks));
}

/** The average after a block with this price, of which at most 1 TAO counts. */
export function nextAverage(average: U64F64, price: U64F64, weight: U64F64): I96F32 {
  const fresh = U64F64.mul(weight, U64F64.least(price, U64F64.one));
  const former = U64F64.mul(U64F64.sub(U64F64.one, weight), average);
  return I96F32.from(U64F64, U64F64.add(fresh, former));
}

/**
 * Least average, which root alone can write, that does not fit the numbers with which averages are otherwise formed.
 */
const WIDE = 1n << 96n;

/**
 * Does as {@link nextAverage} of an average of 2⁶⁴ or more: it falls by the block's weight and is never cut to 2⁶⁴,
 * since clients read its upper half.
 */
export function nextWideAverage(average: I96F32, price: U64F64, weight: U64F64): I96F32 {
  const fresh = nextAverage(U64F64.zero, price, weight);
  return I96F32.fromBits(average - ((average * weight) >> 64n) + fresh);
}

/** Moves the averages of these subnets by one block. */
export function updateMovingPrices(state: State, subnets: readonly number[]): void {
  const movingAlpha = I96F32.fromBits(SubnetMovingAlpha.get(state).bits);
  for (const netuid of subnets) {
    const started = saturatingSub(FirstEmissionBlockNumber.get(state, netuid) ?? 0n, 1n);
    const age = saturatingSub(now(state), started);
    const weight = averageWeight(movingAlpha, age, EMAPriceHalvingBlocks.get(state, netuid));
    const price = currentAlphaPrice(state, netuid);
    const stored = I96F32.fromBits(SubnetMovingPrice.get(state, netuid).bits);
    const isWide = stored >= WIDE && hasPool(state, netuid);
    const average = isWide
      ? nextWideAverage(stored, price, weight)
      : nextAverage(movingAlphaPrice(state, netuid), price, weight);
    SubnetMovingPrice.set(state, netuid, { bits: average });
  }
}
