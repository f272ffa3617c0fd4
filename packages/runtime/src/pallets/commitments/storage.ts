/**
 * Storage of Commitments.
 *
 * @packageDocumentation
 */

import { AccountId, bytes, set, tuple, u32, u64, vec } from "@opentao/codec";
import { identity, palletStorage, type State, twox64Concat } from "../../framework/index.ts";
import { NetUid } from "../../primitives/subnets.ts";
import { Registration, UsageTracker } from "./types.ts";

const pallet = palletStorage("Commitments");
const byNeuron = [identity(NetUid), twox64Concat(AccountId)] as const;

export const TimelockedIndex = pallet.value("TimelockedIndex", set(tuple(NetUid, AccountId)), {
  default: [],
  docs: "Neurons whose commitments have encrypted fields.",
});

export const CommitmentOf = pallet.optionalMap("CommitmentOf", byNeuron, Registration, {
  docs: "Commitment of a neuron.",
});

export const LastCommitment = pallet.optionalMap("LastCommitment", byNeuron, u32, {
  docs: "Block of a neuron's last commitment.",
});

export const LastBondsReset = pallet.optionalMap("LastBondsReset", byNeuron, u32, {
  docs: "Block in which a neuron last asked for its bonds to be reset.",
});

export const RevealedCommitments = pallet.optionalMap("RevealedCommitments", byNeuron, vec(tuple(bytes(), u64)), {
  docs: "Encrypted fields that were revealed, and when.",
});

export const UsedSpaceOf = pallet.optionalMap("UsedSpaceOf", byNeuron, UsageTracker, {
  docs: "Space that a neuron has used since its subnet's last epoch.",
});

export const MaxSpace = pallet.value("MaxSpace", u32, {
  default: 3100,
  docs: "Most bytes that a neuron may commit to between two epochs.",
});

/** All items, as the pallet declares them. */
export const storage = {
  TimelockedIndex,
  CommitmentOf,
  LastCommitment,
  LastBondsReset,
  RevealedCommitments,
  UsedSpaceOf,
  MaxSpace,
};

/** Beginnings of the keys of all commitments on a subnet, but for {@link TimelockedIndex}. */
export const commitmentsOf = (netuid: number): Uint8Array[] =>
  [CommitmentOf, LastCommitment, LastBondsReset, RevealedCommitments, UsedSpaceOf].map((map) => map.key(netuid));

/** Takes a subnet's neurons out of {@link TimelockedIndex}. @returns how many there are of all subnets */
export function forgetTimelocked(state: State, netuid: number): number {
  const neurons = TimelockedIndex.get(state);
  const others = neurons.filter(([subnet]) => subnet !== netuid);
  if (others.length < neurons.length) TimelockedIndex.set(state, others);
  return neurons.length;
}
