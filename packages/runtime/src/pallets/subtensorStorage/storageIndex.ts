import type { State } from "../../framework/index.ts";
import { U16_MAX } from "../../primitives/numbers.ts";
import { GLOBAL_MAX_SUBNET_COUNT } from "../../primitives/subnets.ts";
import { MechanismCountCurrent } from "./index.ts";

/** Key of what a mechanism has of its own: `mechanism × 4096 + subnet`, at most 65535 (protocol: consensus §1.2). */
export function storageIndex(netuid: number, mechanism: number): number {
  return Math.min(mechanism * GLOBAL_MAX_SUBNET_COUNT + netuid, U16_MAX);
}

/** Storage indices of all mechanisms of a subnet, in order. */
export function storageIndices(state: State, netuid: number): number[] {
  const count = MechanismCountCurrent.get(state, netuid);
  return Array.from({ length: count }, (_, mechanism) => storageIndex(netuid, mechanism));
}
