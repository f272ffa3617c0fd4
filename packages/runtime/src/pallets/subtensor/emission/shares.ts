/**
 * Shares of subnets in the TAO emission (protocol: consensus §2.5, §2.6).
 *
 * @packageDocumentation
 */

import { U64F64, U96F32 } from "@opentao/fixed";
import type { State } from "../../../framework/index.ts";
import { dynamicSubnetIds } from "../../subtensorStorage/existence.ts";
import {
  FirstEmissionBlockNumber,
  MinerBurned,
  NetworkRegistrationAllowed,
  SubnetEmissionEnabled,
  SubtokenEnabled,
} from "../../subtensorStorage/index.ts";
import { movingAlphaPrice } from "./movingPrice.ts";

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
  const reduced = byPrice.map((share, k) => U64F64.mul(share, paidToMiners(state, subnets[k] ?? 0)));
  const shares = U64F64.sum(reduced) > 0n ? sharesOf(reduced) : byPrice;
  const isEnabled = subnets.map((netuid) => SubnetEmissionEnabled.get(state, netuid));
  if (isEnabled.every((enabled) => enabled)) return shares;
  return sharesOf(shares.map((share, k) => (isEnabled[k] === true ? share : U64F64.zero)));
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
