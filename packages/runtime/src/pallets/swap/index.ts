/**
 * Pallet Swap: weighted constant-product pools of TAO and alpha (protocol: staking §2).
 *
 * @packageDocumentation
 */

export { adjustProtocolLiquidity, clearProtocolLiquidity } from "./liquidity.ts";
export { Swap } from "./pallet.ts";
export { currentAlphaPrice, hasPool, type Pool, poolOf, type Reserves } from "./pool.ts";
export { FeeRate, SwapBalancer } from "./storage.ts";
export {
  alphaFor,
  approximateFee,
  MAX_PRICE,
  MIN_PRICE,
  simulateBuy,
  simulateSell,
  swapBuy,
  swapSell,
  type Trade,
  taoFor,
} from "./trade.ts";
