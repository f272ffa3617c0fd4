import { concat } from "@opentao/codec";
import type { State } from "../../../framework/index.ts";
import type { SessionKeys } from "../types.ts";

const PREFIX = new TextEncoder().encode("POP_");
const SIGNATURE = 64;

/** Keys with the proof that their owner holds their secrets. */
export interface ProvenKeys {
  readonly keys: SessionKeys;
  readonly proof: Uint8Array;
}

/** Message that both keys sign: that they belong to an account. */
export const possessionMessage = (owner: Uint8Array): Uint8Array => concat(PREFIX, owner);

/**
 * Returns whether a proof shows that the owner holds the secrets of both keys: the signature of the author's key, then
 * that of the voter's, each over `POP_` and the owner's account. Without it anybody could register another's keys and
 * take its seat.
 */
export function provesPossession(state: State, owner: Uint8Array, { keys, proof }: ProvenKeys): boolean {
  if (proof.length !== 2 * SIGNATURE) return false;
  const message = possessionMessage(owner);
  const { externalities } = state;
  return (
    externalities.verify("sr25519", proof.subarray(0, SIGNATURE), message, keys.aura) &&
    externalities.verify("ed25519", proof.subarray(SIGNATURE), message, keys.grandpa)
  );
}
