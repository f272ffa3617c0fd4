/**
 * A subnet's pool: its reserves, weights and price (protocol: staking §2.2-2.3). The reserves are SubtensorModule's;
 * this pallet only reads them.
 *
 * @packageDocumentation
 */

import { PERQUINTILL_ONE, U64F64 } from "@opentao/fixed";
import type { State } from "../../framework/index.ts";
import { ROOT } from "../../primitives/subnets.ts";
import { SubnetAlphaIn, SubnetMechanism, SubnetTAO } from "../subtensorStorage/index.ts";
import { SwapBalancer } from "./storage.ts";

/** Reserves of a pool. */
export interface Reserves {
  /** Alpha. */
  readonly alpha: bigint;
  /** TAO in rao. */
  readonly tao: bigint;
}

/** A pool as trades see it. */
export interface Pool extends Reserves {
  /** Weight of TAO in parts of 10¹⁸; alpha has the rest. */
  readonly quote: bigint;
}

/** Returns whether a subnet's alpha is priced by a pool; elsewhere one alpha is one TAO. */
export function hasPool(state: State, netuid: number): boolean {
  return netuid !== ROOT && SubnetMechanism.get(state, netuid) === 1;
}

/** The pool of a subnet as it stands. */
export function poolOf(state: State, netuid: number): Pool {
  return {
    alpha: SubnetAlphaIn.get(state, netuid),
    tao: SubnetTAO.get(state, netuid),
    quote: SwapBalancer.get(state, netuid).quote,
  };
}

/** Weight of alpha in parts of 10¹⁸. */
export const baseWeight = (quote: bigint): bigint => PERQUINTILL_ONE - quote;

/** Price of a pool with these reserves, TAO per alpha; 0 without alpha. */
export function priceOf({ alpha, tao, quote }: Pool): U64F64 {
  if (alpha === 0n) return U64F64.zero;
  return U64F64.mul(U64F64.fraction(baseWeight(quote), quote), U64F64.fraction(tao, alpha));
}

/**
 * Current price of a subnet's alpha in TAO: 1 where there is no pool, 0 for a pool without alpha. On a fair-launch
 * chain an empty pool has price 1 (deviations F5).
 */
export function currentAlphaPrice(state: State, netuid: number): U64F64 {
  if (!hasPool(state, netuid)) return U64F64.one;
  const pool = poolOf(state, netuid);
  const isEmpty = pool.alpha === 0n && pool.tao === 0n;
  return isEmpty && state.params.fairLaunch ? U64F64.one : priceOf(pool);
}
