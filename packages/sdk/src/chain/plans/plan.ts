import type { RuntimeCall } from "../../descriptors/generated/call.ts";
import type { Chain } from "../chain.ts";
import type { Preview } from "../preview/held.ts";
import { preview } from "../preview/preview.ts";
import type { PastPrices } from "./pastPrices.ts";

/** Limit of a trade: beyond it the call fails, and nothing but its fee is paid. */
export interface WorstCase {
  /** In rao per alpha; of a swap, in billionths of the one alpha per the other. */
  readonly price: bigint;
  /** True of a swap. */
  readonly isRelative: boolean;
  /** Price before the trade, in the same unit. */
  readonly priceNow: bigint;
  /**
   * Least that it brings if it happens, in rao: alpha when staking, TAO when unstaking; `undefined` for swaps, and
   * where a fee of unknown size is taken from what is sold.
   */
  readonly least: bigint | undefined;
  /** Misses of it in the past, as far as they tell its risk; `undefined` where that is not known. */
  readonly past: PastPrices | undefined;
}

/** A call that is ready to be signed, with what it would do: the same for a terminal, a page and a program. */
export interface Plan {
  /** SS58 address of the account that is to sign it. */
  readonly address: string;
  readonly call: RuntimeCall;
  readonly preview: Preview;
  /** `undefined` where nothing is traded. */
  readonly worst: WorstCase | undefined;
}

/** Options of a plan. */
export interface PlanOptions {
  /** Scheme of the account's key. Default: `sr25519`. */
  readonly scheme?: "sr25519" | "ed25519";
  /** In rao. */
  readonly tip?: bigint;
}

/** Options of a plan that trades. */
export interface TradeOptions extends PlanOptions {
  /** Part of the price by which it may become worse, from 0 to below 1. Default: 0.005. */
  readonly tolerance?: number | undefined;
}

/**
 * Plans any call: what it would do is told before anybody signs it.
 *
 * @throws ChainError `INVALID_TRANSACTION` when no block would take it
 * @example
 * ```ts
 * import { type Chain, type Plan, planCall, tx } from "@opentao/sdk/chain";
 *
 * async function planned(chain: Chain, from: string, hotkey: string): Promise<Plan> {
 *   const plan = await planCall(chain, from, tx.SubtensorModule.burned_register({ netuid: 1, hotkey }));
 *   if (plan.preview.error !== undefined) throw plan.preview.error;
 *   return plan;
 * }
 * console.log(typeof planned); // function
 * ```
 */
export async function planCall(
  chain: Chain,
  address: string,
  call: RuntimeCall,
  options: PlanOptions = {},
): Promise<Plan> {
  return { address, call, preview: await preview(chain, call, address, options), worst: undefined };
}
