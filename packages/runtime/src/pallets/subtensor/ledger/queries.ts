/**
 * Sums over stake, in TAO (protocol: staking §1.7).
 *
 * @packageDocumentation
 */

import { U64F64 } from "@opentao/fixed";
import type { State } from "../../../framework/index.ts";
import { saturatingAdd } from "../../../primitives/numbers.ts";
import { dynamicSubnetIds, subnetIds } from "../../subtensorStorage/existence.ts";
import { SubnetAlphaIn, SubnetAlphaOut } from "../../subtensorStorage/index.ts";
import { currentAlphaPrice } from "../../swap/index.ts";
import { getStakeForHotkeyOnSubnet } from "./positions.ts";

/** All alpha of a subnet: in its pool and outside. */
export function getAlphaIssuance(state: State, netuid: number): bigint {
  return saturatingAdd(SubnetAlphaIn.get(state, netuid), SubnetAlphaOut.get(state, netuid));
}

/** TAO (rao) that all stake with a hotkey is worth at current prices, on all subnets. */
export function getTotalStakeForHotkey(state: State, hotkey: Uint8Array): bigint {
  const values = subnetIds(state).map((netuid) => {
    const alpha = U64F64.fromInteger(getStakeForHotkeyOnSubnet(state, hotkey, netuid));
    return alpha === 0n ? U64F64.zero : U64F64.mul(alpha, currentAlphaPrice(state, netuid));
  });
  return U64F64.toU64(U64F64.sum(values));
}

/**
 * Median of the subnets' alpha prices, those without a price left out; 1 when there is none (protocol: staking §1.7).
 */
export function medianSubnetPrice(state: State): U64F64 {
  const prices = dynamicSubnetIds(state)
    .map((netuid) => currentAlphaPrice(state, netuid))
    .filter((price) => price > 0n)
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const upper = prices[prices.length >> 1];
  const lower = prices[(prices.length - 1) >> 1];
  if (upper === undefined || lower === undefined) return U64F64.one;
  return prices.length % 2 === 1 ? upper : U64F64.div(U64F64.add(lower, upper), U64F64.fromInteger(2));
}
