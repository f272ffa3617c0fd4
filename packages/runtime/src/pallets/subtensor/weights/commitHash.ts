import { AccountId, tuple, u16, u64, vec } from "@opentao/codec";
import { blake2b256 } from "@opentao/crypto";
import { NetUidStorageIndex } from "../../../primitives/subnets.ts";

const Preimage = tuple(AccountId, NetUidStorageIndex, vec(u16), vec(u16), vec(u16), u64);

/**
 * Hash that commits a hotkey to weights without showing them; `salt` keeps others from guessing (protocol: consensus
 * §5.5).
 */
export function commitHash(
  hotkey: Uint8Array,
  index: number,
  uids: readonly number[],
  values: readonly number[],
  salt: readonly number[],
  versionKey: bigint,
): Uint8Array {
  return blake2b256(Preimage.encode([hotkey, index, [...uids], [...values], [...salt], versionKey]));
}
