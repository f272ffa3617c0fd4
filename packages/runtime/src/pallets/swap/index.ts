/**
 * Pallet Swap: weighted constant-product pools of TAO and alpha (protocol: staking §2).
 *
 * @packageDocumentation
 */

export { adjustProtocolLiquidity, clearProtocolLiquidity } from "./liquidity.ts";
export { Swap } from "./pallet.ts";
export { currentAlphaPrice, hasPool } from "./pool.ts";
export {
  alphaFor,
  approximateFee,
  MAX_INPUT_FACTOR,
  MAX_PRICE,
  MIN_PRICE,
  simulateBuy,
  simulateSell,
  swapBuy,
  swapSell,
  type Trade,
  taoFor,
} from "./trade.ts";
