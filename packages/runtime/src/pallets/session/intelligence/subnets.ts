import type { SessionSettings } from "../types.ts";
import type { SubnetView } from "./types.ts";

/**
 * Subnets whose consensus says something of a validator: those that earn TAO, and in which enough independent
 * validators judge. Independent are validators of different coldkeys that each hold the minimum stake on root: trust
 * that an owner gives to itself on a subnet of its own costs it that many stakes.
 */
export function countingSubnets(subnets: readonly SubnetView[], { minValidators }: SessionSettings): SubnetView[] {
  return subnets.filter(({ share, validators }) => share > 0n && validators >= minValidators);
}
