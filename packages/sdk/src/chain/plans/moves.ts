import type { RuntimeCall } from "../../descriptors/generated/call.ts";
import { ensureAddress } from "../address.ts";
import { ensureRao } from "../amount.ts";
import type { Chain } from "../chain.ts";
import { preview } from "../preview/preview.ts";
import { DEFAULT_TOLERANCE, type StakeSwap, swapWithWorstPrice } from "../preview/worstPrice.ts";
import { tx } from "../reads/typed.ts";
import { nextPools } from "./nextPool.ts";
import { pastPricesOf } from "./pastPrices.ts";
import { type Plan, type PlanOptions, planCall, type TradeOptions, type WorstCase } from "./plan.ts";
import { relativePrice, relativePriceAfter } from "./pricesAfter.ts";

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
  const [effect, past] = await Promise.all([
    preview(chain, call, address, options),
    pastPricesOf(chain, { sold: from, bought: to }, tolerance),
  ]);
  return { address, call, preview: effect, worst: { ...worst, past } };
}

async function swapOf(
  chain: Chain,
  address: string,
  swap: StakeSwap,
  tolerance: number,
): Promise<{ readonly call: RuntimeCall; readonly worst: Omit<WorstCase, "past"> }> {
  const [from, to] = await nextPools(chain, [swap.from, swap.to], address);
  const after = relativePriceAfter(from, to, swap.amount);
  const { call, worstPrice } = swapWithWorstPrice(swap, after, tolerance);
  return {
    call,
    worst: { price: worstPrice, isRelative: true, priceNow: relativePrice(from, to), least: undefined },
  };
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
