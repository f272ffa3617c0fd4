import type { State } from "../../../framework/index.ts";
import { saturatingSub } from "../../../primitives/numbers.ts";
import {
  BlockAtRegistration,
  Emission,
  ImmunityPeriod,
  MinNonImmuneUids,
  SubnetworkN,
} from "../../subtensorStorage/index.ts";
import { now } from "../clock.ts";
import { immuneOwnerUids } from "./ownerImmunity.ts";

interface Candidate {
  readonly uid: number;
  readonly emission: bigint;
  readonly registeredAt: bigint;
}

/** Returns whether a neuron registered too recently to be replaced while more than `MinNonImmuneUids` others can be. */
export function isInImmunityPeriod(state: State, netuid: number, uid: number): boolean {
  const age = saturatingSub(now(state), BlockAtRegistration.get(state, netuid, uid));
  return age < BigInt(ImmunityPeriod.get(state, netuid));
}

/** Order of replacement: least emission, then oldest, then lowest UID. */
function firstToGo(candidates: readonly Candidate[]): number | undefined {
  const goesBefore = (a: Candidate, b: Candidate) =>
    a.emission !== b.emission ? a.emission < b.emission : a.registeredAt < b.registeredAt;
  let first: Candidate | undefined;
  for (const candidate of candidates) if (first === undefined || goesBefore(candidate, first)) first = candidate;
  return first?.uid;
}

/**
 * The UID that a newcomer on a full subnet replaces, if any (protocol: consensus §4.5). The owner's immune neurons
 * never go; immune ones go only when not more than the required number of others is left.
 */
export function neuronToPrune(state: State, netuid: number): number | undefined {
  const ownersUids = immuneOwnerUids(state, netuid);
  const emission = Emission.get(state, netuid);
  const uids = Array.from({ length: SubnetworkN.get(state, netuid) }, (_, uid) => uid);
  const candidates = uids
    .filter((uid) => !ownersUids.includes(uid))
    .map((uid) => ({
      uid,
      emission: emission[uid] ?? 0n,
      registeredAt: BlockAtRegistration.get(state, netuid, uid),
    }));
  const free = candidates.filter(({ uid }) => !isInImmunityPeriod(state, netuid, uid));
  if (free.length > MinNonImmuneUids.get(state, netuid)) return firstToGo(free);
  return firstToGo(candidates.filter((candidate) => !free.includes(candidate)));
}
