import { palletErrors } from "../../framework/index.ts";

/** Errors of pallet Swap (protocol: staking §2.1). */
export const errors = palletErrors(28, {
  FeeRateTooHigh: { index: 0, docs: "The fee rate exceeds the maximum of 10000 out of 65535." },
  InsufficientInputAmount: { index: 1, docs: "The amount is too small to trade." },
  InsufficientLiquidity: { index: 2, docs: "The pool cannot pay out this much." },
  PriceLimitExceeded: { index: 3, docs: "The price is beyond the limit already: nothing can be traded." },
  InsufficientBalance: { index: 4, docs: "The balance does not cover the amount." },
  InvalidTickRange: { index: 5, docs: "The range of prices is not valid." },
  InvalidLiquidityValue: { index: 6, docs: "The liquidity is not valid." },
  ReservesTooLow: { index: 7, docs: "The pool holds too little of what is bought, or the amount buys nothing." },
  MechanismDoesNotExist: { index: 8, docs: "There is no such subnet." },
  SubtokenDisabled: { index: 9, docs: "The subnet has not been started." },
  ReservesOutOfBalance: { index: 10, docs: "The reserves cannot give the pool this price." },
  SwapInputTooLarge: { index: 11, docs: "The amount exceeds a thousand times what the pool holds of it." },
  Deprecated: { index: 12, docs: "Liquidity of users is no longer supported; stake instead." },
});
