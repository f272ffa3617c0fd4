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
  type StakeTrade,
  stakeWithWorstPrice,
  unstakeWithWorstPrice,
} from "../preview/worstPrice.ts";
import { tx } from "../reads/typed.ts";
import { nextPools } from "./nextPool.ts";
import { pastPricesOf, ROOT } from "./pastPrices.ts";
import type { Plan, TradeOptions } from "./plan.ts";
import { priceAfterStaking, priceAfterUnstaking } from "./pricesAfter.ts";

/** Price of a pool, in rao per alpha; of root, the unit. */
export function priceNow(pool: Pool | undefined): bigint {
  return pool === undefined ? UNIT : BigInt(Math.floor(priceOf(pool)));
}

/** Kind of a trade with a pool. */
export interface TradeKind {
  /** True when alpha is sold, false when it is bought. */
  readonly isSale: boolean;
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
  { isSale, priceAfter, limited }: TradeKind,
): Promise<Plan> {
  ensureAddress(trade.hotkey);
  ensureRao(trade.amount, "the amount");
  const { netuid } = trade;
  const [pool] = await nextPools(chain, [netuid], address);
  const terms = { price: priceAfter(pool, trade.amount), feeRate: pool?.feeRate ?? 0 };
  const { call, worstPrice, least } = limited(trade, terms, tolerance);
  const [effect, past] = await Promise.all([
    preview(chain, call, address, options),
    pastPricesOf(chain, isSale ? { sold: netuid, bought: ROOT } : { sold: ROOT, bought: netuid }, tolerance),
  ]);
  const worst = { price: worstPrice, isRelative: false, priceNow: priceNow(pool), least: least(effect), past };
  return { address, call, preview: effect, worst };
}

const BUY: TradeKind = {
  isSale: false,
  priceAfter: priceAfterStaking,
  limited: (...given) => {
    const { least, ...made } = stakeWithWorstPrice(...given);
    return { ...made, least: () => least };
  },
};

const SELL: TradeKind = {
  isSale: true,
  priceAfter: priceAfterUnstaking,
  limited: (...given) => {
    const { least, ...made } = unstakeWithWorstPrice(...given);
    return { ...made, least: () => least };
  },
};

const SELL_ALL: TradeKind = {
  isSale: true,
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
