import { ensure, type State } from "../../../framework/index.ts";
import { errors } from "../errors.ts";
import { MechanismCountCurrent } from "../storage/index.ts";
import { GLOBAL_MAX_SUBNET_COUNT } from "../types.ts";
import { subnetExists } from "./existence.ts";

const U16_MAX = 0xffff;

/** Key of what a mechanism has of its own: `mechanism × 4096 + subnet`, at most 65535 (protocol: consensus §1.2). */
export function storageIndex(netuid: number, mechanism: number): number {
  return Math.min(mechanism * GLOBAL_MAX_SUBNET_COUNT + netuid, U16_MAX);
}

/** Storage indices of all mechanisms of a subnet, in order. */
export function storageIndices(state: State, netuid: number): number[] {
  const count = MechanismCountCurrent.get(state, netuid);
  return Array.from({ length: count }, (_, mechanism) => storageIndex(netuid, mechanism));
}

/** Fails with `MechanismDoesNotExist` unless the subnet exists and has this mechanism. */
export function ensureMechanismExists(state: State, netuid: number, mechanism: number): void {
  const exists = subnetExists(state, netuid) && mechanism < MechanismCountCurrent.get(state, netuid);
  ensure(exists, errors.MechanismDoesNotExist);
}
