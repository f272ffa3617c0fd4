import { ensureRao } from "../amount.ts";
import type { Chain } from "../chain.ts";
import type { ReadOptions } from "../reads/raw.ts";

/**
 * Asks what a pool would pay for `alpha` now, fee and slippage included; both in rao. (protocol: clients §b,
 * SimSwapResult)
 */
export async function quoteAlpha(
  chain: Chain,
  netuid: number,
  alpha: bigint,
  { at }: ReadOptions = {},
): Promise<bigint> {
  ensureRao(alpha, "the alpha to sell");
  if (alpha === 0n) return 0n;
  return (await chain.at(at).apis.SwapRuntimeApi.sim_swap_alpha_for_tao({ netuid, alpha })).tao_amount;
}

/** Alpha that a pool would give for `tao` now, fee and slippage included; both in rao. */
export async function quoteTao(chain: Chain, netuid: number, tao: bigint, { at }: ReadOptions = {}): Promise<bigint> {
  ensureRao(tao, "the TAO to spend");
  if (tao === 0n) return 0n;
  return (await chain.at(at).apis.SwapRuntimeApi.sim_swap_tao_for_alpha({ netuid, tao })).alpha_amount;
}

/** Price of one alpha in TAO at the margin. */
export async function getPrice(chain: Chain, netuid: number, { at }: ReadOptions = {}): Promise<number> {
  return Number(await chain.at(at).apis.SwapRuntimeApi.current_alpha_price({ netuid })) / 1e9;
}
