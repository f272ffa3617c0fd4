/**
 * Number of a subnet's mechanisms, and their shares in its emission (protocol: consensus §4.10).
 *
 * @packageDocumentation
 */

import { ensure, type State } from "../../../framework/index.ts";
import { U16_MAX } from "../../../primitives/numbers.ts";
import {
  Bonds,
  Incentive,
  LastUpdate,
  MaxAllowedUids,
  MaxMechanismCount,
  MechanismCountCurrent,
  MechanismEmissionSplit,
  TimelockedWeightCommits,
  WeightCommits,
  Weights,
} from "../../subtensorStorage/index.ts";
import { storageIndex } from "../../subtensorStorage/storageIndex.ts";
import { errors } from "../errors.ts";
import { ensureSubnetExists } from "./ensureExists.ts";

/** Most neurons times mechanisms of a subnet. */
export const MAX_UIDS = 256;
/** Most mechanisms that root may allow. */
export const MAX_MECHANISMS = 16;

/** Removes all that a mechanism has of its own. */
function clearMechanism(state: State, index: number): void {
  for (const map of [Weights, Bonds]) map.clearUnder(state, index);
  for (const map of [Incentive, LastUpdate]) map.delete(state, index);
  WeightCommits.clearUnder(state, index);
  TimelockedWeightCommits.clearUnder(state, index);
}

/** Sets the number of mechanisms. Mechanisms that go lose their weights; the emission is shared evenly again. */
export function setMechanismCount(state: State, netuid: number, count: number): void {
  ensureSubnetExists(state, netuid);
  ensure(count >= 1 && count <= MaxMechanismCount.get(state), errors.InvalidValue);
  ensure(MaxAllowedUids.get(state, netuid) * count <= MAX_UIDS, errors.TooManyUIDsPerMechanism);
  const before = MechanismCountCurrent.get(state, netuid);
  for (let mechanism = count; mechanism < before; mechanism += 1) {
    clearMechanism(state, storageIndex(netuid, mechanism));
  }
  MechanismCountCurrent.set(state, netuid, count);
  if (count !== before) MechanismEmissionSplit.delete(state, netuid);
}

/** Sets the shares of the mechanisms in the emission, or lets them share evenly. */
export function setEmissionSplit(state: State, netuid: number, split: number[] | undefined): void {
  ensureSubnetExists(state, netuid);
  if (split === undefined) {
    MechanismEmissionSplit.delete(state, netuid);
    return;
  }
  const fits = split.length >= 1 && split.length <= MechanismCountCurrent.get(state, netuid);
  ensure(fits && split.reduce((sum, share) => sum + share, 0) === U16_MAX, errors.InvalidValue);
  MechanismEmissionSplit.set(state, netuid, split);
}

/** Sets the most mechanisms that a subnet may have. */
export function setMaxMechanismCount(state: State, count: number): void {
  ensure(count >= 1 && count <= MAX_MECHANISMS, errors.InvalidValue);
  MaxMechanismCount.set(state, count);
}
