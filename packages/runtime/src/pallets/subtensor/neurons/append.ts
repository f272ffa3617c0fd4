import type { State } from "../../../framework/index.ts";
import { ROOT } from "../../../primitives/subnets.ts";
import {
  Active,
  BlockAtRegistration,
  Consensus,
  Dividends,
  Emission,
  Incentive,
  IsNetworkMember,
  Keys,
  MaxAllowedValidators,
  SubnetworkN,
  Uids,
  ValidatorPermit,
  ValidatorTrust,
} from "../../subtensorStorage/index.ts";
import { storageIndices } from "../../subtensorStorage/storageIndex.ts";
import { now } from "../clock.ts";
import { recordUpdate } from "./lists.ts";

/** Writes that `hotkey` has `uid` from this block on. */
export function installKey(state: State, netuid: number, uid: number, hotkey: Uint8Array): void {
  Keys.set(state, netuid, uid, hotkey);
  Uids.set(state, netuid, hotkey, uid);
  BlockAtRegistration.set(state, netuid, uid, now(state));
  IsNetworkMember.set(state, hotkey, netuid, true);
}

/** Gives `hotkey` the next UID of a subnet (protocol: consensus §4.5). @returns the UID */
export function appendNeuron(state: State, netuid: number, hotkey: Uint8Array): number {
  const uid = SubnetworkN.get(state, netuid);
  const permit = permitOfNewcomer(state, netuid, uid);
  SubnetworkN.set(state, netuid, uid + 1);
  Active.mutate(state, netuid, (list) => [...list, true]);
  Emission.mutate(state, netuid, (list) => [...list, 0n]);
  for (const vector of [Consensus, Dividends, ValidatorTrust]) vector.mutate(state, netuid, (list) => [...list, 0]);
  ValidatorPermit.mutate(state, netuid, (list) => [...list, permit]);
  for (const index of storageIndices(state, netuid)) {
    Incentive.mutate(state, index, (list) => [...list, 0]);
    recordUpdate(state, index, uid);
  }
  installKey(state, netuid, uid, hotkey);
  return uid;
}

/**
 * Returns whether a neuron that registers gets a validator permit at once. In the protocol it never does: permits come
 * from stake at the next epoch. On a fair-launch chain, where nobody has stake at first, it does while there is room
 * (deviations F2).
 */
export function permitOfNewcomer(state: State, netuid: number, uid: number): boolean {
  if (!state.params.fairLaunch || netuid === ROOT) return false;
  const others = ValidatorPermit.get(state, netuid).filter((permit, index) => permit && index !== uid);
  return others.length < MaxAllowedValidators.get(state, netuid);
}
