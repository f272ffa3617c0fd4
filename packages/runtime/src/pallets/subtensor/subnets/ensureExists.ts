import { ensure, type State } from "../../../framework/index.ts";
import { isEnding, subnetExists } from "../../subtensorStorage/existence.ts";
import { MechanismCountCurrent } from "../../subtensorStorage/index.ts";
import { errors } from "../errors.ts";

/** Fails with `SubnetNotExists` when there is no subnet of this id. */
export function ensureSubnetExists(state: State, netuid: number): void {
  ensure(subnetExists(state, netuid), errors.SubnetNotExists);
}

/** Fails with `MechanismDoesNotExist` unless the subnet exists and has this mechanism. */
export function ensureMechanismExists(state: State, netuid: number, mechanism: number): void {
  const exists = subnetExists(state, netuid) && mechanism < MechanismCountCurrent.get(state, netuid);
  ensure(exists, errors.MechanismDoesNotExist);
}

/**
 * Fails with `SubnetNotExists` while a subnet of this id is ending: for what may be stored of subnets that do not exist
 * yet, and would be left behind.
 */
export function ensureNotEnding(state: State, netuid: number): void {
  ensure(!isEnding(state, netuid), errors.SubnetNotExists);
}
