/**
 * Weights committed before they are revealed (protocol: consensus §5.4-5.6).
 *
 * @packageDocumentation
 */

import { AccountId, H256, tuple, u16, u64, vec } from "@opentao/codec";
import { twox64Concat } from "../../framework/index.ts";
import { NetUidStorageIndex } from "../../primitives/subnets.ts";
import { pallet } from "./prefix.ts";
import { WeightCiphertext } from "./types.ts";

export const WeightCommits = pallet.optionalMap(
  "WeightCommits",
  [twox64Concat(NetUidStorageIndex), twox64Concat(AccountId)],
  vec(tuple(H256, u64, u64, u64)),
  { docs: "Hashes a hotkey committed: (hash, epoch of the commit, block, 0)." },
);

export const TimelockedWeightCommits = pallet.map(
  "TimelockedWeightCommits",
  [twox64Concat(NetUidStorageIndex), twox64Concat(u64)],
  vec(tuple(AccountId, u64, WeightCiphertext, u64)),
  { default: [], docs: "Encrypted weights of an epoch: (hotkey, block, ciphertext, drand round)." },
);

export const CRV3WeightCommits = pallet.map(
  "CRV3WeightCommits",
  [twox64Concat(NetUidStorageIndex), twox64Concat(u64)],
  vec(tuple(AccountId, WeightCiphertext, u64)),
  { default: [], docs: "Encrypted weights in an older form; not written." },
);

export const CRV3WeightCommitsV2 = pallet.map(
  "CRV3WeightCommitsV2",
  [twox64Concat(NetUidStorageIndex), twox64Concat(u64)],
  vec(tuple(AccountId, u64, WeightCiphertext, u64)),
  { default: [], docs: "Encrypted weights in an older form; not written." },
);

export const CommitRevealWeightsVersion = pallet.value("CommitRevealWeightsVersion", u16, {
  default: 4,
  docs: "Version of encrypted weights that is accepted.",
});
