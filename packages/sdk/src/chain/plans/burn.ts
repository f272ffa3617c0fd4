import type { Chain } from "../chain.ts";
import { type StakeTrade, stakeWithWorstPrice } from "../preview/worstPrice.ts";
import { tx } from "../reads/typed.ts";
import type { Plan, TradeOptions } from "./plan.ts";
import { priceAfterStaking } from "./pricesAfter.ts";
import { planTrade, type TradeKind } from "./trades.ts";

const BURN: TradeKind = {
  isSale: false,
  priceAfter: priceAfterStaking,
  limited: (trade, terms, tolerance) => {
    const { hotkey, netuid, amount } = trade;
    const { worstPrice } = stakeWithWorstPrice(trade, terms, tolerance);
    const call = tx.SubtensorModule.add_stake_burn({ hotkey, netuid, amount, limit: worstPrice });
    return { call, worstPrice, least: () => undefined };
  },
};

/**
 * Plans to buy a subnet's alpha with TAO and to burn it, at a worst price or a better one. The hotkey must exist.
 *
 * @throws ChainError `INVALID_ADDRESS`, `INVALID_AMOUNT`, `INVALID_ARGUMENT`, `INVALID_TRANSACTION`
 */
export function planStakeBurn(
  chain: Chain,
  address: string,
  trade: StakeTrade,
  options: TradeOptions = {},
): Promise<Plan> {
  return planTrade(chain, address, trade, options, BURN);
}
