import type { State } from "../../framework/index.ts";
import { ROOT } from "../../primitives/subnets.ts";
import { EndingSubnets } from "./endings.ts";
import { NetworksAdded } from "./index.ts";

/** Returns whether there is a subnet of this id; root is one. */
export function subnetExists(state: State, netuid: number): boolean {
  return NetworksAdded.get(state, netuid);
}

/**
 * Ids of all subnets, root included, in the order of their storage keys (ascending below 256; protocol: consensus
 * §1.9).
 */
export function subnetIds(state: State): number[] {
  return NetworksAdded.list(state);
}

/** Ids of all subnets but root, in the order of their storage keys. */
export function dynamicSubnetIds(state: State): number[] {
  return subnetIds(state).filter((netuid) => netuid !== ROOT);
}

/** Ids of subnets that are ending: they exist no more, and their ids are not free yet. */
export function endingSubnetIds(state: State): number[] {
  return EndingSubnets.peek(state).map(({ netuid }) => netuid);
}

/** Returns whether a subnet is ending. */
export function isEnding(state: State, netuid: number): boolean {
  return endingSubnetIds(state).includes(netuid);
}
