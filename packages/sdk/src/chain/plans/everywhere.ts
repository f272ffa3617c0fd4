import type { RuntimeCall } from "../../descriptors/generated/call.ts";
import { getStakes, type StakePosition } from "../actions/stake.ts";
import type { Chain } from "../chain.ts";
import type { Pool } from "../preview/pool.ts";
import { preview } from "../preview/preview.ts";
import { ensureLimiting, lowered } from "../preview/prices.ts";
import { DEFAULT_TOLERANCE } from "../preview/worstPrice.ts";
import { tx } from "../reads/typed.ts";
import { nextPools } from "./nextPool.ts";
import type { Plan, TradeOptions, WorstCase } from "./plan.ts";
import { priceAfterUnstaking } from "./pricesAfter.ts";
import { priceNow } from "./trades.ts";

/** Sale of a whole position. */
export interface Sale extends Pick<StakePosition, "hotkey" | "netuid"> {
  /** Alpha (TAO on root) that the position holds, in rao. */
  readonly amount: bigint;
  readonly worst: Pick<WorstCase, "price" | "priceNow">;
}

/** Plan that sells positions, each by itself: one that fails keeps no other from being sold. */
export interface SalePlan extends Plan {
  readonly sales: readonly Sale[];
  /** Positions that could not be sold now, and are left as they are. */
  readonly kept: readonly Omit<Sale, "worst">[];
}

type Unlimited = Omit<Sale, "worst">;

/** Sales of positions on one subnet, one after the other: each begins with the price that those before it leave. */
function salesOn(pool: Pool | undefined, positions: readonly Unlimited[], tolerance: number): Sale[] {
  let sold = 0n;
  return positions.map((position): Sale => {
    sold += position.amount;
    const after = priceAfterUnstaking(pool, sold);
    ensureLimiting(after, `the price on subnet ${position.netuid}`);
    return { ...position, worst: { price: lowered(after, tolerance), priceNow: priceNow(pool) } };
  });
}

async function salesOf(
  chain: Chain,
  address: string,
  positions: readonly Unlimited[],
  tolerance: number,
): Promise<Sale[]> {
  const subnets = [...new Set(positions.map(({ netuid }) => netuid))].sort((a, b) => a - b);
  const pools = await nextPools(chain, subnets, address);
  return subnets.flatMap((netuid, at) => {
    const here = positions.filter((one) => one.netuid === netuid);
    return salesOn(pools[at], here, tolerance);
  });
}

function callOf(sales: readonly Sale[]): RuntimeCall {
  const calls = sales.map(({ hotkey, netuid, worst }) =>
    tx.SubtensorModule.remove_stake_full_limit({ hotkey, netuid, limit_price: worst.price }),
  );
  return tx.Utility.force_batch({ calls });
}

/**
 * Plans to sell all stake of an account, each position at a worst price or a better one. Positions that a node, trying
 * the whole, sees unsold are left out and told: nothing is paid for them.
 *
 * @returns `undefined` when there is nothing that could be sold
 * @throws ChainError `INVALID_ARGUMENT`, `INVALID_TRANSACTION`
 */
export async function planUnstakeEverywhere(
  chain: Chain,
  address: string,
  { tolerance = DEFAULT_TOLERANCE, ...options }: TradeOptions = {},
): Promise<SalePlan | undefined> {
  const held = (await getStakes(chain, address))
    .filter(({ stake }) => stake > 0n)
    .map(({ hotkey, netuid, stake: amount }): Unlimited => ({ hotkey, netuid, amount }));
  const kept: Unlimited[] = [];
  for (let left = held; left.length > 0; ) {
    const sales = await salesOf(chain, address, left, tolerance);
    const call = callOf(sales);
    const effect = await preview(chain, call, address, options);
    const isSold = ({ hotkey, netuid }: Unlimited): boolean =>
      effect.stakes.some((one) => {
        return one.hotkey === hotkey && one.netuid === netuid && one.after !== undefined && one.after < one.before;
      });
    const unsold = effect.exactness === "exact" ? left.filter((one) => !isSold(one)) : [];
    if (unsold.length === 0) return { address, call, preview: effect, worst: undefined, sales, kept };
    kept.push(...unsold);
    left = left.filter((one) => !unsold.includes(one));
  }
  return undefined;
}
