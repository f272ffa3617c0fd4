import type { RuntimeCall } from "../../descriptors/generated/call.ts";
import { ensureAddress } from "../address.ts";
import { ensureRao } from "../amount.ts";
import type { Chain } from "../chain.ts";
import { type Pool, priceOf } from "../preview/pool.ts";
import { preview } from "../preview/preview.ts";
import { UNIT } from "../preview/prices.ts";
import {
  DEFAULT_TOLERANCE,
  type PoolTerms,
  type StakeSwap,
  type StakeTrade,
  stakeWithWorstPrice,
  swapWithWorstPrice,
  unstakeWithWorstPrice,
} from "../preview/worstPrice.ts";
import { tx } from "../reads/typed.ts";
import { nextPool } from "./nextPool.ts";
import { type Plan, type PlanOptions, planCall, type TradeOptions } from "./plan.ts";
import { priceAfterStaking, priceAfterUnstaking, relativePrice, relativePriceAfter } from "./pricesAfter.ts";

/** Terms of a pool for a trade from a price. */
export function termsOf(pool: Pool | undefined, price: bigint): PoolTerms {
  return { price, feeRate: pool?.feeRate ?? 0 };
}

/** Price of a pool, in rao per alpha; of root, the unit. */
export function priceNow(pool: Pool | undefined): bigint {
  return pool === undefined ? UNIT : BigInt(Math.floor(priceOf(pool)));
}

/**
 * Plans to buy a subnet's alpha with TAO and stake it behind a hotkey, at a worst price or a better one.
 *
 * @throws ChainError `INVALID_ADDRESS`, `INVALID_AMOUNT`, `INVALID_ARGUMENT`, `INVALID_TRANSACTION`
 * @example
 * ```ts
 * import { type Chain, planStake } from "@opentao/sdk/chain";
 *
 * async function least(chain: Chain, from: string, hotkey: string): Promise<bigint | undefined> {
 *   const plan = await planStake(chain, from, { hotkey, netuid: 1, amount: 5_000_000_000n });
 *   return plan.worst?.least; // alpha, in rao
 * }
 * console.log(typeof least); // function
 * ```
 */
export async function planStake(
  chain: Chain,
  address: string,
  trade: StakeTrade,
  { tolerance = DEFAULT_TOLERANCE, ...options }: TradeOptions = {},
): Promise<Plan> {
  ensureTrade(trade);
  const pool = await nextPool(chain, trade.netuid, address);
  const after = priceAfterStaking(pool, trade.amount);
  const { call, worstPrice, least } = stakeWithWorstPrice(trade, termsOf(pool, after), tolerance);
  const worst = { price: worstPrice, priceNow: priceNow(pool), least };
  return { address, call, preview: await preview(chain, call, address, options), worst };
}

/**
 * Plans to sell staked alpha for TAO, at a worst price or a better one. The amount must be in the position.
 *
 * @throws ChainError `INVALID_ADDRESS`, `INVALID_AMOUNT`, `INVALID_ARGUMENT`, `INVALID_TRANSACTION`
 */
export async function planUnstake(
  chain: Chain,
  address: string,
  trade: StakeTrade,
  { tolerance = DEFAULT_TOLERANCE, ...options }: TradeOptions = {},
): Promise<Plan> {
  ensureTrade(trade);
  const pool = await nextPool(chain, trade.netuid, address);
  const after = priceAfterUnstaking(pool, trade.amount);
  const { call, worstPrice, least } = unstakeWithWorstPrice(trade, termsOf(pool, after), tolerance);
  const worst = { price: worstPrice, priceNow: priceNow(pool), least };
  return { address, call, preview: await preview(chain, call, address, options), worst };
}

/**
 * Plans to sell a whole position, whatever it holds when the block comes, at a worst price or a better one: also when
 * the fee is paid of it.
 *
 * @param trade - `amount`: what the position holds now
 * @throws ChainError `INVALID_ADDRESS`, `INVALID_AMOUNT`, `INVALID_ARGUMENT`, `INVALID_TRANSACTION`
 */
export async function planUnstakeAll(
  chain: Chain,
  address: string,
  trade: StakeTrade,
  { tolerance = DEFAULT_TOLERANCE, ...options }: TradeOptions = {},
): Promise<Plan> {
  ensureTrade(trade);
  const { hotkey, netuid, amount } = trade;
  const pool = await nextPool(chain, netuid, address);
  const { worstPrice } = unstakeWithWorstPrice(trade, termsOf(pool, priceAfterUnstaking(pool, amount)), tolerance);
  const call = tx.SubtensorModule.remove_stake_full_limit({ hotkey, netuid, limit_price: worstPrice });
  const effect = await preview(chain, call, address, options);
  const [position] = effect.stakes.filter((one) => one.hotkey === hotkey && one.netuid === netuid);
  // A fee that is paid in alpha is sold at the price before: what is left brings less.
  const isWhole = !effect.isFeeInAlpha && position !== undefined;
  const terms = termsOf(pool, worstPrice);
  const least = isWhole
    ? unstakeWithWorstPrice({ hotkey, netuid, amount: position.before }, terms, 0).least
    : undefined;
  return { address, call, preview: effect, worst: { price: worstPrice, priceNow: priceNow(pool), least } };
}

/** A move of stake to another hotkey, another subnet, or both. Alpha (TAO from root), in rao. */
export interface StakeMove {
  /** SS58 addresses. */
  readonly fromHotkey: string;
  readonly toHotkey: string;
  readonly from: number;
  readonly to: number;
  readonly amount: bigint;
}

/**
 * Plans to move stake to another hotkey, another subnet, or both: at a worst relative price or a better one where it
 * changes the subnet. The chain's own move knows no limit, so the stake first changes its hotkey, which trades nothing,
 * and then its subnet: both or neither.
 *
 * @throws ChainError `INVALID_ADDRESS`, `INVALID_AMOUNT`, `INVALID_ARGUMENT`, `INVALID_TRANSACTION`
 */
export async function planMove(
  chain: Chain,
  address: string,
  { fromHotkey, toHotkey, from, to, amount }: StakeMove,
  { tolerance = DEFAULT_TOLERANCE, ...options }: TradeOptions = {},
): Promise<Plan> {
  for (const hotkey of [fromHotkey, toHotkey]) ensureAddress(hotkey);
  ensureRao(amount, "the amount to move");
  const rehomed = tx.SubtensorModule.move_stake({
    ...{ origin_hotkey: fromHotkey, destination_hotkey: toHotkey },
    ...{ origin_netuid: from, destination_netuid: from, alpha_amount: amount },
  });
  if (from === to) return planCall(chain, address, rehomed, options);
  const { call: swapped, worst } = await swapOf(chain, address, { hotkey: toHotkey, from, to, amount }, tolerance);
  const call = fromHotkey === toHotkey ? swapped : tx.Utility.batch_all({ calls: [rehomed, swapped] });
  return { address, call, preview: await preview(chain, call, address, options), worst };
}

async function swapOf(
  chain: Chain,
  address: string,
  swap: StakeSwap,
  tolerance: number,
): Promise<{ readonly call: RuntimeCall; readonly worst: Plan["worst"] }> {
  const [from, to] = await Promise.all([swap.from, swap.to].map((netuid) => nextPool(chain, netuid, address)));
  const after = relativePriceAfter(from, to, swap.amount);
  const { call, worstPrice } = swapWithWorstPrice(swap, after, tolerance);
  return { call, worst: { price: worstPrice, priceNow: relativePrice(from, to), least: undefined } };
}

/** A gift of stake to another coldkey. */
export interface StakeTransfer {
  /** SS58 address of who gets it. */
  readonly to: string;
  /** SS58 address of the hotkey behind which it lies, and stays. */
  readonly hotkey: string;
  readonly netuid: number;
  /** Alpha (TAO on root), in rao. */
  readonly amount: bigint;
}

/**
 * Plans to give stake to another coldkey: nothing is traded.
 *
 * @throws ChainError `INVALID_ADDRESS`, `INVALID_AMOUNT`, `INVALID_TRANSACTION`
 */
export async function planStakeTransfer(
  chain: Chain,
  address: string,
  { to, hotkey, netuid, amount }: StakeTransfer,
  options: PlanOptions = {},
): Promise<Plan> {
  for (const one of [to, hotkey]) ensureAddress(one);
  ensureRao(amount, "the amount to transfer");
  const call = tx.SubtensorModule.transfer_stake({
    ...{ destination_coldkey: to, hotkey, origin_netuid: netuid, destination_netuid: netuid, alpha_amount: amount },
  });
  return planCall(chain, address, call, options);
}

/** Refuses what is no trade. @throws ChainError `INVALID_ADDRESS`, `OTHER_NETWORK`, `INVALID_AMOUNT` */
export function ensureTrade({ hotkey, amount }: StakeTrade): void {
  ensureAddress(hotkey);
  ensureRao(amount, "the amount");
}
