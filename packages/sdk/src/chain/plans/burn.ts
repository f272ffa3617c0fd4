import type { Chain } from "../chain.ts";
import { readPool } from "../preview/pool.ts";
import { preview } from "../preview/preview.ts";
import { DEFAULT_TOLERANCE, type StakeTrade, stakeWithWorstPrice } from "../preview/worstPrice.ts";
import { tx } from "../reads/typed.ts";
import type { Plan, TradeOptions } from "./plan.ts";
import { priceAfterStaking } from "./pricesAfter.ts";
import { ensureTrade, priceNow, termsOf } from "./trades.ts";

/**
 * Plans to buy a subnet's alpha with TAO and to burn it, at a worst price or a better one. The hotkey must exist.
 *
 * @throws ChainError `INVALID_ADDRESS`, `INVALID_AMOUNT`, `INVALID_ARGUMENT`, `INVALID_TRANSACTION`
 */
export async function planStakeBurn(
  chain: Chain,
  address: string,
  trade: StakeTrade,
  { tolerance = DEFAULT_TOLERANCE, ...options }: TradeOptions = {},
): Promise<Plan> {
  ensureTrade(trade);
  const { hotkey, netuid, amount } = trade;
  const pool = await readPool(chain, netuid, {});
  const { worstPrice } = stakeWithWorstPrice(trade, termsOf(pool, priceAfterStaking(pool, amount)), tolerance);
  const call = tx.SubtensorModule.add_stake_burn({ hotkey, netuid, amount, limit: worstPrice });
  const worst = { price: worstPrice, priceNow: priceNow(pool), least: undefined };
  return { address, call, preview: await preview(chain, call, address, options), worst };
}
