/**
 * Trades that move a subnet's reserves (protocol: staking §2.10). The total stake moves with the reserves, so that it
 * is always their sum (deviations, Accounting).
 *
 * @packageDocumentation
 */

import type { State } from "../../../framework/index.ts";
import { saturatingAdd, saturatingSub } from "../../../primitives/numbers.ts";
import * as assets from "../../alphaAssets/index.ts";
import { SubnetAlphaIn, SubnetAlphaOut, SubnetTAO, SubnetVolume, TotalStake } from "../../subtensorStorage/index.ts";
import { hasPool, swapBuy, swapSell, type Trade } from "../../swap/index.ts";

const oneToOne = (amount: bigint): Trade => ({ amountPaidIn: amount, amountPaidOut: amount, feePaid: 0n });

/** Adds TAO (rao) to a subnet's reserve. */
export function addTaoToPool(state: State, netuid: number, amount: bigint): void {
  SubnetTAO.mutate(state, netuid, (tao) => saturatingAdd(tao, amount));
  TotalStake.mutate(state, (total) => saturatingAdd(total, amount));
}

/** Takes TAO (rao) from a subnet's reserve. */
export function takeTaoFromPool(state: State, netuid: number, amount: bigint): void {
  SubnetTAO.mutate(state, netuid, (tao) => saturatingSub(tao, amount));
  TotalStake.mutate(state, (total) => saturatingSub(total, amount));
}

/**
 * Buys alpha for TAO (rao) that is on the subnet's account, up to a price limit (rao per alpha); one for one where
 * there is no pool. The account must afterwards be relieved of the fee and of what the limit left over. Fails as the
 * trade does.
 */
export function swapTaoForAlpha(state: State, netuid: number, tao: bigint, limit: bigint, dropFees: boolean): Trade {
  const trade = hasPool(state, netuid) ? swapBuy(state, netuid, tao, limit, dropFees) : oneToOne(tao);
  const { amountPaidIn, amountPaidOut, feePaid } = trade;
  SubnetAlphaIn.mutate(state, netuid, (alpha) => saturatingSub(alpha, amountPaidOut));
  SubnetAlphaOut.mutate(state, netuid, (alpha) => saturatingAdd(alpha, amountPaidOut));
  addTaoToPool(state, netuid, amountPaidIn);
  SubnetVolume.mutate(state, netuid, (volume) => volume + amountPaidIn + feePaid);
  return trade;
}

/**
 * Sells alpha that is outside the pool, up to a price limit (rao per alpha); one for one where there is no pool. The
 * TAO is then due from the subnet's account. Fails as the trade does.
 */
export function swapAlphaForTao(state: State, netuid: number, alpha: bigint, limit: bigint, dropFees: boolean): Trade {
  const trade = hasPool(state, netuid) ? swapSell(state, netuid, alpha, limit, dropFees) : oneToOne(alpha);
  const { amountPaidIn, amountPaidOut } = trade;
  SubnetAlphaIn.mutate(state, netuid, (inside) => saturatingAdd(inside, amountPaidIn));
  SubnetAlphaOut.mutate(state, netuid, (outside) => saturatingSub(outside, amountPaidIn));
  takeTaoFromPool(state, netuid, amountPaidOut);
  SubnetVolume.mutate(state, netuid, (volume) => volume + amountPaidOut);
  return trade;
}

/** Takes alpha outside the pool out of the issuance; it can be emitted again. */
export function recycleSubnetAlpha(state: State, netuid: number, amount: bigint): void {
  SubnetAlphaOut.mutate(state, netuid, (outside) => saturatingSub(outside, amount));
  assets.countRecycledAlpha(state, netuid, amount);
}

/** Counts alpha outside the pool as burned: it has no owner any more and stays in the issuance. */
export function burnSubnetAlpha(state: State, netuid: number, amount: bigint): void {
  assets.countBurnedAlpha(state, netuid, amount);
}
