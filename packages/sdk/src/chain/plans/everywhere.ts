import type { RuntimeCall } from "../../descriptors/generated/call.ts";
import { simulate } from "../actions/simulate.ts";
import { getStakes, type StakePosition } from "../actions/stake.ts";
import type { Chain } from "../chain.ts";
import { dispatchFailure } from "../dispatchError.ts";
import { ChainError, type TransactionFailure } from "../errors.ts";
import { isUnpayable } from "../invalidTransaction.ts";
import type { Pool } from "../preview/pool.ts";
import { preview } from "../preview/preview.ts";
import { ensureLimiting, lowered } from "../preview/prices.ts";
import { isSamePlace } from "../preview/touched.ts";
import { DEFAULT_TOLERANCE } from "../preview/worstPrice.ts";
import { tx } from "../reads/typed.ts";
import { nextPools } from "./nextPool.ts";
import type { Plan, PlanOptions, TradeOptions, WorstCase } from "./plan.ts";
import { priceAfterUnstaking } from "./pricesAfter.ts";
import { priceNow } from "./trades.ts";

/** Sale of a whole position. */
export interface Sale extends Pick<StakePosition, "hotkey" | "netuid"> {
  /** Alpha (TAO on root) that the position holds, in rao. */
  readonly amount: bigint;
  readonly worst: Pick<WorstCase, "price" | "priceNow">;
}

/** Position that could not be sold, and is left as it is. */
export interface KeptPosition extends Omit<Sale, "worst"> {
  /** Failure of its sale. */
  readonly error: TransactionFailure;
}

/** Plan that sells positions, each by itself: one that fails keeps no other from being sold. */
export interface SalePlan extends Plan {
  readonly sales: readonly Sale[];
  readonly kept: readonly KeptPosition[];
}

/** Nothing to be sold: there is no stake, or none that could be sold now. */
export interface NoSale {
  readonly sales: readonly [];
  readonly kept: readonly KeptPosition[];
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

/** Sales of a batch that a node, trying it, sees fail: none where the batch fails as a whole. */
async function unsoldOf(
  chain: Chain,
  call: RuntimeCall,
  address: string,
  sales: readonly Sale[],
  options: PlanOptions & { readonly at: string },
): Promise<KeptPosition[]> {
  const { events } = await simulate(chain, call, address, options);
  const types = await chain.types(options.at);
  const ends = events.filter((event) => event.is("Utility", "ItemCompleted") || event.is("Utility", "ItemFailed"));
  return sales.flatMap(({ hotkey, netuid, amount }, at): KeptPosition[] => {
    const end = ends[at];
    if (end?.is("Utility", "ItemFailed") !== true) return [];
    return [{ hotkey, netuid, amount, error: dispatchFailure(types, end.data.error, 0n) }];
  });
}

/** Says what to do to an account that has stake alone: a batch is paid for in TAO, a sale of one position in alpha. */
function unpayable(error: unknown): unknown {
  if (!(error instanceof ChainError) || !isUnpayable(error)) return error;
  const hint = "Sell a position by itself first, of which its fee is paid: `tao stake remove NETUID --all`.";
  return new ChainError(error.code, error.message, hint, { cause: error });
}

/**
 * Plans to sell all stake of an account, each position at a worst price or a better one. Positions that a node, trying
 * the whole, sees unsold are left out and told with the reason: nothing is paid for them. A failure of the whole is
 * that of the plan's preview.
 *
 * @throws ChainError `INVALID_ARGUMENT`, `INVALID_TRANSACTION`
 */
export async function planUnstakeEverywhere(
  chain: Chain,
  address: string,
  { tolerance = DEFAULT_TOLERANCE, ...options }: TradeOptions = {},
): Promise<SalePlan | NoSale> {
  const held = (await getStakes(chain, address))
    .filter(({ stake }) => stake > 0n)
    .map(({ hotkey, netuid, stake: amount }): Unlimited => ({ hotkey, netuid, amount }));
  const kept: KeptPosition[] = [];
  for (let left = held; left.length > 0; ) {
    const { hash: at } = await chain.head();
    const sales = await salesOf(chain, address, left, tolerance);
    const call = callOf(sales);
    const effect = await preview(chain, call, address, { ...options, at }).catch((error: unknown) => {
      throw unpayable(error);
    });
    const plan = { address, call, preview: effect, worst: undefined, sales, kept };
    if (effect.error === undefined || effect.exactness === "estimated") return plan;
    const unsold = await unsoldOf(chain, call, address, sales, { ...options, at });
    if (unsold.length === 0) return plan;
    kept.push(...unsold);
    left = left.filter((one) => !unsold.some((other) => isSamePlace(other, one)));
  }
  return { sales: [], kept };
}
