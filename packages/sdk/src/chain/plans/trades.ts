import type { RuntimeCall } from "../../descriptors/generated/call.ts";
import { ensureAddress } from "../address.ts";
import { ensureRao } from "../amount.ts";
import type { Chain } from "../chain.ts";
import type { Preview } from "../preview/held.ts";
import { type Pool, priceOf } from "../preview/pool.ts";
import { preview } from "../preview/preview.ts";
import { UNIT } from "../preview/prices.ts";
import { isSamePlace } from "../preview/touched.ts";
import {
  DEFAULT_TOLERANCE,
  type LimitedCall,
  type PoolTerms,
  type StakeSwap,
  type StakeTrade,
  stakeWithWorstPrice,
  swapWithWorstPrice,
  unstakeWithWorstPrice,
} from "../preview/worstPrice.ts";
import { tx } from "../reads/typed.ts";
import { nextPools } from "./nextPool.ts";
import { type Plan, type PlanOptions, planCall, type TradeOptions } from "./plan.ts";
import { priceAfterStaking, priceAfterUnstaking, relativePrice, relativePriceAfter } from "./pricesAfter.ts";

/** Price of a pool, in rao per alpha; of root, the unit. */
export function priceNow(pool: Pool | undefined): bigint {
  return pool === undefined ? UNIT : BigInt(Math.floor(priceOf(pool)));
}

/** Kind of a trade with a pool. */
export interface TradeKind {
  /** Price that it leaves, in rao per alpha. */
  readonly priceAfter: (pool: Pool | undefined, amount: bigint) => bigint;
  /** Call with its limit. `least`: what it brings if it happens, in rao, told by what it would do. */
  readonly limited: (
    trade: StakeTrade,
    terms: PoolTerms,
    tolerance: number,
  ) => Pick<LimitedCall, "call" | "worstPrice"> & { readonly least: (effect: Preview) => bigint | undefined };
}

/** Plans a trade of any kind, at a worst price that is counted from the pool which it will find. @throws ChainError */
export async function planTrade(
  chain: Chain,
  address: string,
  trade: StakeTrade,
  { tolerance = DEFAULT_TOLERANCE, ...options }: TradeOptions,
  { priceAfter, limited }: TradeKind,
): Promise<Plan> {
  ensureAddress(trade.hotkey);
  ensureRao(trade.amount, "the amount");
  const [pool] = await nextPools(chain, [trade.netuid], address);
  const terms = { price: priceAfter(pool, trade.amount), feeRate: pool?.feeRate ?? 0 };
  const { call, worstPrice, least } = limited(trade, terms, tolerance);
  const effect = await preview(chain, call, address, options);
  const worst = { price: worstPrice, priceNow: priceNow(pool), least: least(effect) };
  return { address, call, preview: effect, worst };
}

const BUY: TradeKind = {
  priceAfter: priceAfterStaking,
  limited: (...given) => {
    const { least, ...made } = stakeWithWorstPrice(...given);
    return { ...made, least: () => least };
  },
};

const SELL: TradeKind = {
  priceAfter: priceAfterUnstaking,
  limited: (...given) => {
    const { least, ...made } = unstakeWithWorstPrice(...given);
    return { ...made, least: () => least };
  },
};

const SELL_ALL: TradeKind = {
  priceAfter: priceAfterUnstaking,
  limited: ({ hotkey, netuid, amount }, terms, tolerance) => {
    const { worstPrice } = unstakeWithWorstPrice({ hotkey, netuid, amount }, terms, tolerance);
    const call = tx.SubtensorModule.remove_stake_full_limit({ hotkey, netuid, limit_price: worstPrice });
    const least = ({ stakes, isFeeInAlpha }: Preview): bigint | undefined => {
      const position = stakes.find((one) => isSamePlace(one, { hotkey, netuid }));
      // A fee that is paid in alpha is sold at the price before: what is left brings less.
      if (isFeeInAlpha || position === undefined) return undefined;
      return unstakeWithWorstPrice({ hotkey, netuid, amount: position.before }, { ...terms, price: worstPrice }, 0)
        .least;
    };
    return { call, worstPrice, least };
  },
};

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
export function planStake(chain: Chain, address: string, trade: StakeTrade, options: TradeOptions = {}): Promise<Plan> {
  return planTrade(chain, address, trade, options, BUY);
}

/**
 * Plans to sell staked alpha for TAO, at a worst price or a better one. The amount must be in the position.
 *
 * @throws ChainError `INVALID_ADDRESS`, `INVALID_AMOUNT`, `INVALID_ARGUMENT`, `INVALID_TRANSACTION`
 */
export function planUnstake(
  chain: Chain,
  address: string,
  trade: StakeTrade,
  options: TradeOptions = {},
): Promise<Plan> {
  return planTrade(chain, address, trade, options, SELL);
}

/**
 * Plans to sell a whole position, whatever it holds when the block comes, at a worst price or a better one: also when
 * the fee is paid of it.
 *
 * @param trade - `amount`: what the position holds now
 * @throws ChainError `INVALID_ADDRESS`, `INVALID_AMOUNT`, `INVALID_ARGUMENT`, `INVALID_TRANSACTION`
 */
export function planUnstakeAll(
  chain: Chain,
  address: string,
  trade: StakeTrade,
  options: TradeOptions = {},
): Promise<Plan> {
  return planTrade(chain, address, trade, options, SELL_ALL);
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
  const [from, to] = await nextPools(chain, [swap.from, swap.to], address);
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
