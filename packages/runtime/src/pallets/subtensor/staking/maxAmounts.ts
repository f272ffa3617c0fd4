/**
 * Amounts that can be traded within a price limit (protocol: staking §3.2, §3.5, §3.8). Limits are in rao per alpha; of
 * a move between subnets, in billionths of the price of the first in alpha of the second.
 *
 * @packageDocumentation
 */

import type { State } from "../../../framework/index.ts";
import { min, saturatingSub, U64_MAX, U128_MAX } from "../../../primitives/numbers.ts";
import { SubnetAlphaIn, SubnetTAO } from "../../subtensorStorage/index.ts";
import { currentAlphaPrice, hasPool, MAX_INPUT_FACTOR, swapBuy, swapSell } from "../../swap/index.ts";

const UNIT_PRICE = 1_000_000_000n;

/** TAO (rao) that can be staked before the price rises above `limit`. Fails as the swap does. */
export function maxAmountAdd(state: State, netuid: number, limit: bigint): bigint {
  if (!hasPool(state, netuid)) return limit >= UNIT_PRICE ? U64_MAX : 0n;
  const amount = min(SubnetTAO.get(state, netuid) * MAX_INPUT_FACTOR, U64_MAX);
  const swap = state.dryRun(() => swapBuy(state, netuid, amount, limit, false));
  return min(swap.amountPaidIn + swap.feePaid, U64_MAX);
}

/** Alpha that can be unstaked before the price falls below `limit`. Fails as the swap does. */
export function maxAmountRemove(state: State, netuid: number, limit: bigint): bigint {
  if (!hasPool(state, netuid)) return limit <= UNIT_PRICE ? U64_MAX : 0n;
  const amount = min(SubnetAlphaIn.get(state, netuid) * MAX_INPUT_FACTOR, U64_MAX);
  const swap = state.dryRun(() => swapSell(state, netuid, amount, limit, false));
  return min(swap.amountPaidIn + swap.feePaid, U64_MAX);
}

// Numbers with 64 fraction bits; a quotient that does not exist or does not fit is 0, as the protocol has it.
const divide = (a: bigint, b: bigint): bigint => {
  if (b === 0n) return 0n;
  const quotient = (a << 64n) / b;
  return quotient > U128_MAX ? 0n : quotient;
};
const multiply = (a: bigint, b: bigint): bigint => min((a * b) >> 64n, U128_MAX);

/** Alpha of `from` that can move to `to` before the relative price falls below `limit`; 0 as a limit means none. */
export function maxAmountMove(state: State, from: number, to: number, limit: bigint): bigint {
  if (!hasPool(state, from)) {
    if (!hasPool(state, to)) return limit > UNIT_PRICE ? 0n : U64_MAX;
    if (limit === 0n) return U64_MAX;
    return maxAmountAdd(state, to, multiply(divide(UNIT_PRICE, limit), UNIT_PRICE));
  }
  if (!hasPool(state, to)) return maxAmountRemove(state, from, limit);
  const tao = [SubnetTAO.get(state, from), SubnetTAO.get(state, to)] as const;
  const alpha = [SubnetAlphaIn.get(state, from), SubnetAlphaIn.get(state, to)] as const;
  if ([...tao, ...alpha].includes(0n)) return 0n;
  const limitPrice = divide(limit, UNIT_PRICE);
  if (limitPrice > divide(currentAlphaPrice(state, from), currentAlphaPrice(state, to))) return 0n;
  if (limit === 0n) return U64_MAX;
  const total = tao[0] + tao[1];
  const reachable = divide(multiply(alpha[1] << 64n, divide(tao[0], total)), limitPrice);
  return saturatingSub(reachable, multiply(alpha[0] << 64n, divide(tao[1], total))) >> 64n;
}
