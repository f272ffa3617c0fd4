import { z } from "zod";
import { ensureRao } from "../amount.ts";
import type { Chain, ReadOptions } from "../chain.ts";
import { expectValue } from "../expectValue.ts";

const simulated = z.object({ tao_amount: z.bigint(), alpha_amount: z.bigint() });

/**
 * What a pool would pay for `alpha` now, fee and slippage included; both in rao. (protocol: clients §b, SimSwapResult)
 */
export async function quoteAlpha(
  chain: Chain,
  netuid: number,
  alpha: bigint,
  options: ReadOptions = {},
): Promise<bigint> {
  ensureRao(alpha, "the alpha to sell");
  if (alpha === 0n) return 0n;
  const result = await chain.call("SwapRuntimeApi", "sim_swap_alpha_for_tao", [netuid, alpha], options);
  return expectValue(simulated, result, "a simulated trade").tao_amount;
}

/** Alpha that a pool would give for `tao` now, fee and slippage included; both in rao. */
export async function quoteTao(chain: Chain, netuid: number, tao: bigint, options: ReadOptions = {}): Promise<bigint> {
  ensureRao(tao, "the TAO to spend");
  if (tao === 0n) return 0n;
  const result = await chain.call("SwapRuntimeApi", "sim_swap_tao_for_alpha", [netuid, tao], options);
  return expectValue(simulated, result, "a simulated trade").alpha_amount;
}

/** Price of one alpha in TAO at the margin. */
export async function getPrice(chain: Chain, netuid: number, options: ReadOptions = {}): Promise<number> {
  const price = await chain.call("SwapRuntimeApi", "current_alpha_price", [netuid], options);
  return Number(expectValue(z.bigint(), price, "a price")) / 1e9;
}
