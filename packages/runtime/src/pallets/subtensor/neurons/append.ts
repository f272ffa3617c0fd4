import type { State } from "../../../framework/index.ts";
import {
  Active,
  BlockAtRegistration,
  Consensus,
  Dividends,
  Emission,
  Incentive,
  IsNetworkMember,
  Keys,
  SubnetworkN,
  Uids,
  ValidatorPermit,
  ValidatorTrust,
} from "../../subtensorStorage/index.ts";
import { storageIndices } from "../../subtensorStorage/storageIndex.ts";
import { now } from "../clock.ts";
import { recordUpdate } from "./lastUpdate.ts";
import { permitOfNewcomer } from "./permit.ts";

/** Writes that `hotkey` has `uid` from this block on. */
export function installKey(state: State, netuid: number, uid: number, hotkey: Uint8Array): void {
  Keys.set(state, netuid, uid, hotkey);
  Uids.set(state, netuid, hotkey, uid);
  BlockAtRegistration.set(state, netuid, uid, now(state));
  IsNetworkMember.set(state, hotkey, netuid, true);
}

/** Gives `hotkey` the next uid of a subnet (protocol: consensus §4.5). @returns the uid */
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
