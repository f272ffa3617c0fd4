import type { RuntimeCall } from "../../descriptors/generated/call.ts";
import { ensureRao } from "../amount.ts";
import { tx } from "../reads/typed.ts";
import { atLeast, ensureBelowAny, ensureLimiting, inPool, lowered, raised, UNIT } from "./prices.ts";

/** Terms of a subnet's pool. */
export interface PoolTerms {
  /**
   * Price from which the worst one is counted, in rao per alpha: that after the trade, as a preview tells it, or that
   * of now for small trades. 1,000,000,000 on root.
   */
  readonly price: bigint;
  /** `Swap.FeeRate` of the subnet, in parts of 65,535; 0 on root. */
  readonly feeRate: number;
}

/** A trade of stake. */
export interface StakeTrade {
  /** SS58 address. */
  readonly hotkey: string;
  readonly netuid: number;
  /** In rao: TAO when staking, alpha when unstaking (TAO on root). */
  readonly amount: bigint;
}

/** A call that trades at a worst price or better, as a whole or not at all. */
export interface LimitedCall {
  readonly call: RuntimeCall;
  /**
   * In rao per alpha (of a move: billionths of alpha per alpha). Beyond it the call fails (`SlippageTooHigh`,
   * `PriceLimitExceeded`), and nothing but the fee is paid.
   */
  readonly worstPrice: bigint;
  /** Least that the trade brings if it happens, in rao: alpha when staking, TAO when unstaking. */
  readonly least: bigint;
}

/** Part of the price by which it may be worse unless said otherwise: half a percent. */
export const DEFAULT_TOLERANCE = 0.005;

/**
 * Stakes at a worst price or a better one (`add_stake_limit`).
 *
 * @param tolerance - part of the price by which it may be higher, from 0 to below 1
 * @throws ChainError `INVALID_AMOUNT`, `INVALID_ARGUMENT`
 */
export function stakeWithWorstPrice(
  { hotkey, netuid, amount }: StakeTrade,
  { price, feeRate }: PoolTerms,
  tolerance: number = DEFAULT_TOLERANCE,
): LimitedCall {
  ensureRao(amount, "the amount to stake");
  ensureLimiting(price, "the price");
  const worstPrice = raised(price, tolerance);
  ensureBelowAny(worstPrice);
  const least = atLeast((inPool(amount, feeRate) * UNIT) / worstPrice);
  const args = { hotkey, netuid, amount_staked: amount, limit_price: worstPrice, allow_partial: false };
  return { call: tx.SubtensorModule.add_stake_limit(args), worstPrice, least };
}

/**
 * Unstakes at a worst price or a better one (`remove_stake_limit`). The amount must be in the position.
 *
 * @param tolerance - part of the price by which it may be lower, from 0 to below 1
 * @throws ChainError `INVALID_AMOUNT`, `INVALID_ARGUMENT`
 */
export function unstakeWithWorstPrice(
  { hotkey, netuid, amount }: StakeTrade,
  { price, feeRate }: PoolTerms,
  tolerance: number = DEFAULT_TOLERANCE,
): LimitedCall {
  ensureRao(amount, "the amount to unstake");
  ensureLimiting(price, "the price");
  const worstPrice = lowered(price, tolerance);
  const least = atLeast((inPool(amount, feeRate) * worstPrice) / UNIT);
  const args = { hotkey, netuid, amount_unstaked: amount, limit_price: worstPrice, allow_partial: false };
  return { call: tx.SubtensorModule.remove_stake_limit(args), worstPrice, least };
}

/** A move of alpha to another subnet, with its hotkey. */
export interface StakeSwap {
  /** SS58 address. */
  readonly hotkey: string;
  readonly from: number;
  readonly to: number;
  /** Alpha (TAO from root), in rao. */
  readonly amount: bigint;
}

/**
 * Moves alpha to another subnet at a worst relative price or a better one (`swap_stake_limit`), as a whole or not at
 * all. The chain finds the limit by a formula for pools of equal weights without fees (protocol: staking §3.8), so no
 * least amount follows from it. `move_stake` knows no limit: on one subnet nothing is traded.
 *
 * @param price - relative price from which it is counted: of the first subnet's alpha in the other's, in billionths
 * @param tolerance - part of the price by which it may be lower, from 0 to below 1
 * @throws ChainError `INVALID_AMOUNT`, `INVALID_ARGUMENT`
 */
export function swapWithWorstPrice(
  { hotkey, from, to, amount }: StakeSwap,
  price: bigint,
  tolerance: number = DEFAULT_TOLERANCE,
): Pick<LimitedCall, "call" | "worstPrice"> {
  ensureRao(amount, "the amount to move");
  ensureLimiting(price, "the relative price");
  const worstPrice = lowered(price, tolerance);
  const place = { hotkey, origin_netuid: from, destination_netuid: to };
  const args = { ...place, alpha_amount: amount, limit_price: worstPrice, allow_partial: false };
  return { call: tx.SubtensorModule.swap_stake_limit(args), worstPrice };
}
