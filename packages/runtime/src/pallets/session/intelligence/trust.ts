import { U64F64 } from "@opentao/fixed";
import { U16_MAX } from "../../../primitives/numbers.ts";
import type { SessionSettings } from "../types.ts";
import type { SubnetView, TrustView } from "./types.ts";

/** Trust of a validator over all subnets, and how much of the network it stands for; both from 0 to 1. */
export interface Trust {
  /** Average of its trusts, each weighted by its subnet's share of the emission. */
  readonly trust: ReturnType<typeof U64F64.fromInteger>;
  /** Share in the emission of all counting subnets that the subnets have in which it validates. */
  readonly coverage: ReturnType<typeof U64F64.fromInteger>;
}

/**
 * Averages what the subnets' consensus says of a validator. Weights are shares of the TAO emission, which follow prices
 * that somebody paid; an empty subnet has next to none. The average alone could be had from one small subnet, so
 * coverage counts as well.
 *
 * @param counting - subnets that count ({@link countingSubnets})
 */
export function trustOf(trusts: readonly TrustView[], counting: readonly SubnetView[]): Trust {
  const all = U64F64.sum(counting.map(({ share }) => share));
  const own = counting.flatMap((subnet) => {
    const found = trusts.find(({ netuid }) => netuid === subnet.netuid);
    return found === undefined ? [] : [{ share: subnet.share, trust: found.trust }];
  });
  const covered = U64F64.sum(own.map(({ share }) => share));
  const earned = U64F64.sum(own.map(({ share, trust }) => U64F64.mul(share, U64F64.fromInteger(trust))));
  const possible = U64F64.mul(covered, U64F64.fromInteger(U16_MAX));
  return { trust: U64F64.div(earned, possible), coverage: U64F64.div(covered, all) };
}

/**
 * Subnets whose consensus says something of a validator: those that earn TAO, and in which enough independent
 * validators set weights. Independent are validators of different coldkeys that each hold the minimum stake on root:
 * trust that an owner gives to itself on a subnet of its own costs it that many stakes.
 */
export function countingSubnets(subnets: readonly SubnetView[], { minValidators }: SessionSettings): SubnetView[] {
  return subnets.filter(({ share, validators }) => share > 0n && validators >= minValidators);
}
