/**
 * Terms on which a block gives to one subnet (protocol: consensus §2.8).
 *
 * @packageDocumentation
 */

import { U64F64, U96F32 } from "@opentao/fixed";
import { type State, Subject } from "../../../framework/index.ts";
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

/** Way of a subnet to its terms. */
export interface SubnetTermsFigures extends SubnetTerms {
  /** TAO emission of the subnet. */
  readonly tao: U96F32;
  /** All alpha of the subnet, from which its alpha emission follows. */
  readonly alphaIssuance: bigint;
  /** Price of alpha in the pool. */
  readonly price: U96F32;
  /** Alpha that would go with all of the TAO. */
  readonly wanted: U96F32;
  /** Most alpha that goes into the pool. */
  readonly bound: U96F32;
}

export const SUBNET_TERMS = new Subject<SubnetTermsFigures>("SubtensorModule.subnet_terms");

/**
 * Divides a subnet's TAO emission: as much goes into the pool as alpha can go with it at the current price, for the
 * rest the chain buys alpha. The alpha is bounded by root's part of the block's alpha; on a fair-launch chain, on which
 * root may be empty, by the whole (deviations F5).
 */
export function subnetTerms(state: State, netuid: number, tao: U96F32): SubnetTerms {
  const alphaIssuance = getAlphaIssuance(state, netuid);
  const alphaOut = U96F32.fromInteger(recordBlockEmission(state, alphaIssuance));
  const price = U96F32.from(U64F64, currentAlphaPrice(state, netuid));
  const wanted = U96F32.div(tao, price);
  const bound = state.params.fairLaunch ? alphaOut : U96F32.mul(rootProportion(state, netuid), alphaOut);
  const isBounded = wanted > bound;
  const alphaIn = isBounded ? bound : wanted;
  const taoIn = isBounded ? U96F32.mul(bound, price) : tao;
  const terms = { netuid, taoIn, alphaIn, excess: U96F32.sub(tao, taoIn), alphaOut };
  state.tell(SUBNET_TERMS, () => ({ ...terms, tao, alphaIssuance, price, wanted, bound }));
  return terms;
}
