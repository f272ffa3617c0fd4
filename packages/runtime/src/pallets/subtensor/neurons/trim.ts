/**
 * Fewer neurons on a subnet (protocol: consensus §4.5, "Trim").
 *
 * @packageDocumentation
 */

import { ensure, type State } from "../../../framework/index.ts";
import {
  Active,
  AssociatedEvmAddress,
  Axons,
  BlockAtRegistration,
  Bonds,
  Consensus,
  Dividends,
  Emission,
  Incentive,
  IsNetworkMember,
  Keys,
  LastUpdate,
  MaxAllowedUids,
  MinAllowedUids,
  NeuronCertificates,
  Prometheus,
  StakeWeight,
  SubnetworkN,
  Uids,
  ValidatorPermit,
  ValidatorTrust,
  Weights,
} from "../../subtensorStorage/index.ts";
import { storageIndices } from "../../subtensorStorage/storageIndex.ts";
import { errors } from "../errors.ts";
import { ensureSubnetExists } from "../subnets/ensureExists.ts";
import { immuneOwnerUids } from "./ownerImmunity.ts";
import { isInImmunityPeriod } from "./prune.ts";

/** Share of neurons that cannot be removed that a trimmed subnet stays below, in percent. */
const MAX_IMMUNE_PERCENTAGE = 80;

/**
 * Uids that stay: as many as `limit`, in order. Those with the least emission go, the highest UID first among equals.
 */
function survivors(state: State, netuid: number, count: number, limit: number): number[] {
  const uids = Array.from({ length: count }, (_, uid) => uid);
  const ownersUids = immuneOwnerUids(state, netuid);
  const isSafe = (uid: number) => ownersUids.includes(uid) || isInImmunityPeriod(state, netuid, uid);
  const safe = uids.filter(isSafe);
  const percentage = limit === 0 ? 100 : Math.floor((safe.length * 100) / limit);
  ensure(percentage < MAX_IMMUNE_PERCENTAGE, errors.TrimmingWouldExceedMaxImmunePercentage);
  const emission = Emission.get(state, netuid);
  const emissionOf = (uid: number) => emission[uid] ?? 0n;
  const goesBefore = (a: number, b: number) =>
    emissionOf(a) === emissionOf(b) ? b - a : emissionOf(a) < emissionOf(b) ? -1 : 1;
  const gone = new Set(
    uids
      .filter((uid) => !isSafe(uid))
      .sort(goesBefore)
      .slice(0, count - limit),
  );
  return uids.filter((uid) => !gone.has(uid));
}

/** Removes what is known of a hotkey on the subnet, as a neuron that is gone. */
function removeNeuron(state: State, netuid: number, uid: number): void {
  const hotkey = Keys.get(state, netuid, uid);
  Uids.delete(state, netuid, hotkey);
  IsNetworkMember.delete(state, hotkey, netuid);
  for (const endpoint of [Axons, NeuronCertificates, Prometheus]) endpoint.delete(state, netuid, hotkey);
  clearUid(state, netuid, uid);
}

/** Removes what stands under a UID alone. */
function clearUid(state: State, netuid: number, uid: number): void {
  Keys.delete(state, netuid, uid);
  BlockAtRegistration.delete(state, netuid, uid);
  AssociatedEvmAddress.delete(state, netuid, uid);
}

/** Gives what stands under `from` the UID `to`. */
function moveUid(state: State, netuid: number, from: number, to: number): void {
  if (from === to) return;
  const hotkey = Keys.get(state, netuid, from);
  const block = BlockAtRegistration.get(state, netuid, from);
  const address = AssociatedEvmAddress.get(state, netuid, from);
  clearUid(state, netuid, from);
  Keys.set(state, netuid, to, hotkey);
  Uids.set(state, netuid, hotkey, to);
  BlockAtRegistration.set(state, netuid, to, block);
  if (address !== undefined) AssociatedEvmAddress.set(state, netuid, to, address);
}

type Row = [uid: number, value: number][];

/** Rows of a mechanism under their new UIDs, without entries for those who are gone. */
function renumberRows(state: State, map: typeof Weights, index: number, renumbered: ReadonlyMap<number, number>): void {
  const rows = map.entriesUnder(state, index);
  map.clearUnder(state, index);
  for (const [[, from], row] of rows) {
    const to = renumbered.get(from);
    if (to === undefined) continue;
    const kept = row.flatMap(([uid, value]): Row => {
      const target = renumbered.get(uid);
      return target === undefined ? [] : [[target, value]];
    });
    map.set(state, index, to, kept);
  }
}

/**
 * Sets the most neurons of a subnet, and removes neurons until there are no more; those that stay are numbered anew.
 */
export function trimNeurons(state: State, netuid: number, limit: number): void {
  ensureSubnetExists(state, netuid);
  const isInRange = limit >= MinAllowedUids.get(state, netuid) && limit <= MaxAllowedUids.get(state, netuid);
  ensure(isInRange, errors.InvalidValue);
  MaxAllowedUids.set(state, netuid, limit);
  const count = SubnetworkN.get(state, netuid);
  if (count <= limit) return;

  const kept = survivors(state, netuid, count, limit);
  const renumbered = new Map(kept.map((uid, place) => [uid, place]));
  for (let uid = 0; uid < count; uid += 1) if (!renumbered.has(uid)) removeNeuron(state, netuid, uid);
  for (const [from, to] of renumbered) moveUid(state, netuid, from, to);

  const keep = <T>(list: readonly T[]): T[] => list.filter((_entry, uid) => renumbered.has(uid));
  Active.mutate(state, netuid, keep);
  Emission.mutate(state, netuid, keep);
  ValidatorPermit.mutate(state, netuid, keep);
  for (const vector of [Consensus, Dividends, ValidatorTrust, StakeWeight]) vector.mutate(state, netuid, keep);
  for (const index of storageIndices(state, netuid)) {
    Incentive.mutate(state, index, keep);
    LastUpdate.mutate(state, index, keep);
    for (const map of [Weights, Bonds]) renumberRows(state, map, index, renumbered);
  }
  SubnetworkN.set(state, netuid, kept.length);
}
