/**
 * Shares of subnets in the TAO emission (protocol: consensus §2.5, §2.6).
 *
 * @packageDocumentation
 */

import { U64F64, U96F32 } from "@opentao/fixed";
import { type State, Subject } from "../../../framework/index.ts";
import { dynamicSubnetIds } from "../../subtensorStorage/existence.ts";
import {
  FirstEmissionBlockNumber,
  MinerBurned,
  NetworkRegistrationAllowed,
  SubnetEmissionEnabled,
  SubtokenEnabled,
} from "../../subtensorStorage/index.ts";
import { movingAlphaPrice } from "./movingPrice.ts";

/** Way of one subnet to its share in the block's TAO. */
export interface SubnetShareFigures {
  readonly netuid: number;
  /** Moving price of its alpha. */
  readonly price: U64F64;
  /** Share by moving price. */
  readonly byPrice: U64F64;
  /** Part of the miners' emission that reached miners. */
  readonly paid: U64F64;
  /** Share by price, times that part. */
  readonly reduced: U64F64;
  readonly isEnabled: boolean;
  readonly share: U64F64;
}

/** Shares of all emitting subnets, in their order. */
export const SUBNET_SHARES = new Subject<readonly SubnetShareFigures[]>("SubtensorModule.subnet_shares");

const sharesOf = (values: readonly U64F64[]): U64F64[] => {
  const sum = U64F64.sum(values);
  return values.map((value) => U64F64.div(value, sum));
};

/** Part of the miners' emission that reached miners in the last epoch. */
function paidToMiners(state: State, netuid: number): U64F64 {
  const burned = U64F64.from(U96F32, U96F32.fromBits(MinerBurned.get(state, netuid).bits));
  return U64F64.sub(U64F64.one, U64F64.least(U64F64.one, burned));
}

/** Shares by moving price. On a fair-launch chain, equal ones until there is a moving price (deviations F9). */
function sharesByPrice(state: State, subnets: readonly number[]): U64F64[] {
  const prices = subnets.map((netuid) => movingAlphaPrice(state, netuid));
  if (state.params.fairLaunch && U64F64.sum(prices) === 0n) return sharesOf(subnets.map(() => U64F64.one));
  return sharesOf(prices);
}

/**
 * Shares of the emitting subnets in the block's TAO, in their order: by moving price, less what a subnet withholds from
 * its miners, among those whose emission is enabled.
 */
export function subnetShares(state: State, subnets: readonly number[]): U64F64[] {
  const byPrice = sharesByPrice(state, subnets);
  const paid = subnets.map((netuid) => paidToMiners(state, netuid));
  const reduced = byPrice.map((share, k) => U64F64.mul(share, paid[k] ?? U64F64.zero));
  const afterWithheld = U64F64.sum(reduced) > 0n ? sharesOf(reduced) : byPrice;
  const isEnabled = subnets.map((netuid) => SubnetEmissionEnabled.get(state, netuid));
  const shares = isEnabled.every((enabled) => enabled)
    ? afterWithheld
    : sharesOf(afterWithheld.map((share, k) => (isEnabled[k] === true ? share : U64F64.zero)));
  state.tell(SUBNET_SHARES, () =>
    subnets.map((netuid, k) => ({
      netuid,
      price: movingAlphaPrice(state, netuid),
      byPrice: byPrice[k] ?? U64F64.zero,
      paid: paid[k] ?? U64F64.zero,
      reduced: reduced[k] ?? U64F64.zero,
      isEnabled: isEnabled[k] === true,
      share: shares[k] ?? U64F64.zero,
    })),
  );
  return shares;
}

/**
 * Returns whether root validators are paid in alpha that can be sold: when the moving prices of all emitting subnets
 * together exceed 1 TAO.
 */
export function isRootPaid(state: State, subnets: readonly number[]): boolean {
  return U64F64.sum(subnets.map((netuid) => movingAlphaPrice(state, netuid))) > U64F64.one;
}

/** Subnets that emit: started, and open for registrations; in storage order (protocol: consensus §2.4). */
export function emittingSubnets(state: State): number[] {
  return dynamicSubnetIds(state).filter(
    (netuid) =>
      FirstEmissionBlockNumber.has(state, netuid) &&
      SubtokenEnabled.get(state, netuid) &&
      NetworkRegistrationAllowed.get(state, netuid),
  );
}
