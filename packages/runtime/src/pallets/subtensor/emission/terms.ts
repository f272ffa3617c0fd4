/**
 * Terms on which a block gives to one subnet (protocol: consensus §2.8).
 *
 * @packageDocumentation
 */

import { U64F64, U96F32 } from "@opentao/fixed";
import type { State } from "../../../framework/index.ts";
import { currentAlphaPrice } from "../../swap/index.ts";
import { getAlphaIssuance } from "../ledger/queries.ts";
import { recordBlockEmission } from "./blockEmission.ts";
import { rootProportion } from "./rootProportion.ts";

/** Amounts in rao and units of 10⁻⁹ alpha. */
export interface SubnetTerms {
  readonly netuid: number;
  /** TAO for the pool. */
  readonly taoIn: U96F32;
  /** Alpha for the pool. */
  readonly alphaIn: U96F32;
  /** TAO with which the chain buys alpha. */
  readonly excess: U96F32;
  /** Alpha for the participants. */
  readonly alphaOut: U96F32;
}

/**
 * Divides a subnet's TAO emission: as much goes into the pool as alpha can go with it at the current price, for the
 * rest the chain buys alpha. The alpha is bounded by root's part of the block's alpha; on a fair-launch chain, on which
 * root may be empty, by the whole (deviations F5).
 */
export function subnetTerms(state: State, netuid: number, tao: U96F32): SubnetTerms {
  const alphaOut = U96F32.fromInteger(recordBlockEmission(state, getAlphaIssuance(state, netuid)));
  const price = U96F32.from(U64F64, currentAlphaPrice(state, netuid));
  const wanted = U96F32.div(tao, price);
  const bound = state.params.fairLaunch ? alphaOut : U96F32.mul(rootProportion(state, netuid), alphaOut);
  const isBounded = wanted > bound;
  const alphaIn = isBounded ? bound : wanted;
  const taoIn = isBounded ? U96F32.mul(bound, price) : tao;
  return { netuid, taoIn, alphaIn, excess: U96F32.sub(tao, taoIn), alphaOut };
}
