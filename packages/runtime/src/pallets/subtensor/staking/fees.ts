/**
 * Fees of trades, which go to the author of the block.
 *
 * @packageDocumentation
 */

import type { State } from "../../../framework/index.ts";
import { blockAuthor } from "../../aura/index.ts";
import { MIN_PRICE } from "../../swap/index.ts";
import { burnSubnetAlpha, swapAlphaForTao } from "../ledger/reserves.ts";
import { canReceive, recycleFromSubnet, transferTaoFromSubnet } from "../ledger/tao.ts";

/**
 * Pays a fee (rao) that is on a subnet's account to the block's author. Without an author, or when it is too little for
 * the author's account to begin, it is recycled (deviations, Accounting).
 */
export function payTradeFee(state: State, netuid: number, fee: bigint): void {
  if (fee === 0n) return;
  const author = blockAuthor(state);
  if (author !== undefined && canReceive(state, author, fee)) transferTaoFromSubnet(state, netuid, author, fee);
  else recycleFromSubnet(state, netuid, fee);
}

/**
 * Sells the fee of a sale, which is alpha, for the author; this also makes sure that the pool can still be traded with.
 * Without an author the fee is burned.
 *
 * @returns the TAO (rao) it brought
 */
export function sellFee(state: State, netuid: number, fee: bigint): bigint {
  if (blockAuthor(state) === undefined) {
    burnSubnetAlpha(state, netuid, fee);
    return 0n;
  }
  const { amountPaidOut } = swapAlphaForTao(state, netuid, fee, MIN_PRICE, true);
  payTradeFee(state, netuid, amountPaidOut);
  return amountPaidOut;
}
