import type { State } from "../../framework/index.ts";
import { ROOT } from "../../primitives/subnets.ts";
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
