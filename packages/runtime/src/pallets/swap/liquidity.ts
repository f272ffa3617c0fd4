/**
 * Changes of pools by the chain itself: of their weights when it adds liquidity, their beginning and their end
 * (protocol: staking §2.4-2.5).
 *
 * @packageDocumentation
 */

import { PERQUINTILL_ONE, perquintill } from "@opentao/fixed";
import type { State } from "../../framework/index.ts";
import { min, U128_MAX } from "../../primitives/numbers.ts";
import { baseWeight, poolOf, type Reserves } from "./pool.ts";
import { AlphaSqrtPrice, FeeRate, PalSwapInitialized, SwapBalancer } from "./storage.ts";

const HALF = PERQUINTILL_ONE / 2n;
/** Least weight of either side. */
const LEAST_WEIGHT = PERQUINTILL_ONE / 100n;

/** Gives both sides of a pool the same weight, at the first trade with it. */
export function initializePool(state: State, netuid: number): void {
  if (PalSwapInitialized.get(state, netuid)) return;
  SwapBalancer.set(state, netuid, { quote: HALF });
  PalSwapInitialized.set(state, netuid, true);
}

const share = (weight: bigint, product: bigint): bigint => (weight * min(product, U128_MAX) + HALF) / PERQUINTILL_ONE;

/**
 * Changes a pool's weights so that its price stays when liquidity is added; the reserves are the caller's to change.
 * Also to be called when nothing is added: the weight is rounded anew.
 *
 * @param added - TAO (rao) and alpha that are to be added
 * @returns what may be added: `added`, or nothing when one side's weight would fall below a hundredth
 */
export function adjustProtocolLiquidity(state: State, netuid: number, added: Reserves): Reserves {
  const { alpha, tao, quote } = poolOf(state, netuid);
  const base = share(baseWeight(quote), tao * (alpha + added.alpha));
  const newQuote = share(quote, alpha * (tao + added.tao));
  const weight = base + newQuote === 0n ? HALF : perquintill(newQuote, base + newQuote);
  if (weight < LEAST_WEIGHT || baseWeight(weight) < LEAST_WEIGHT) return { alpha: 0n, tao: 0n };
  SwapBalancer.set(state, netuid, { quote: weight });
  return added;
}

/** Removes a pool, when its subnet ends. The reserves are the caller's to remove. */
export function clearProtocolLiquidity(state: State, netuid: number): void {
  for (const item of [PalSwapInitialized, FeeRate, SwapBalancer, AlphaSqrtPrice]) item.delete(state, netuid);
}
