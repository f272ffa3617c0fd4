import { bytesEqual } from "@opentao/codec";
import type { State } from "../../../framework/index.ts";
import {
  Active,
  AssociatedEvmAddress,
  Axons,
  Bonds,
  Consensus,
  Dividends,
  Emission,
  Incentive,
  IsNetworkMember,
  Keys,
  NeuronCertificates,
  Prometheus,
  StakeWeight,
  SubnetOwnerHotkey,
  Uids,
  ValidatorPermit,
  ValidatorTrust,
  Weights,
} from "../../subtensorStorage/index.ts";
import { storageIndices } from "../../subtensorStorage/storageIndex.ts";
import { installKey, permitOfNewcomer } from "./append.ts";
import { recordUpdate, withEntry } from "./lists.ts";

/** Removes results of epochs for a UID, the weights of validators for it, and its own weights and bonds. */
function clearNeuron(state: State, netuid: number, uid: number, permit: boolean): void {
  Emission.mutate(state, netuid, (list) => withEntry(list, uid, 0n));
  for (const vector of [Consensus, Dividends, StakeWeight, ValidatorTrust]) {
    vector.mutate(state, netuid, (list) => withEntry(list, uid, 0));
  }
  ValidatorPermit.mutate(state, netuid, (list) => withEntry(list, uid, permit));
  for (const index of storageIndices(state, netuid)) {
    Incentive.mutate(state, index, (list) => withEntry(list, uid, 0));
    Bonds.delete(state, index, uid);
    Weights.delete(state, index, uid);
    for (const [[, from], row] of Weights.entriesUnder(state, index)) {
      if (!row.some(([to, weight]) => to === uid && weight !== 0)) continue;
      Weights.set(
        state,
        index,
        from,
        row.map(([to, weight]) => [to, to === uid ? 0 : weight]),
      );
    }
    recordUpdate(state, index, uid);
  }
}

/**
 * Gives a UID to another hotkey (protocol: consensus §4.5). The hotkey of the subnet's owner keeps its UID whatever
 * happens; the choice of who is replaced never falls on it.
 */
export function replaceNeuron(state: State, netuid: number, uid: number, hotkey: Uint8Array): void {
  const old = Keys.get(state, netuid, uid);
  if (SubnetOwnerHotkey.has(state, netuid) && bytesEqual(SubnetOwnerHotkey.get(state, netuid), old)) return;
  const permit = permitOfNewcomer(state, netuid, uid);
  Uids.delete(state, netuid, old);
  AssociatedEvmAddress.delete(state, netuid, uid);
  IsNetworkMember.delete(state, old, netuid);
  for (const endpoint of [Axons, NeuronCertificates, Prometheus]) endpoint.delete(state, netuid, old);
  Active.mutate(state, netuid, (list) => withEntry(list, uid, true));
  installKey(state, netuid, uid, hotkey);
  clearNeuron(state, netuid, uid, permit);
}
