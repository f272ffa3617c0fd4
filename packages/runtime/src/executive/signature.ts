import { bytesEqual } from "@opentao/codec";
import type { MultiSignature } from "@opentao/codec/primitives";
import { blake2b256 } from "@opentao/crypto";
import { recoverEcdsa } from "@opentao/crypto/ecdsa";
import type { State } from "../framework/index.ts";

/** Message, with a signature of it. */
interface SignedMessage {
  readonly message: Uint8Array;
  readonly signature: MultiSignature;
}

/**
 * Returns whether a signature of `message` is by the key that an account stands for. The account of an ecdsa key is its
 * hash, so the key is recovered from the signature.
 */
export function isSignedBy(state: State, account: Uint8Array, { signature, message }: SignedMessage): boolean {
  switch (signature.type) {
    case "Sr25519":
      return state.externalities.verify("sr25519", signature.value, message, account);
    case "Ed25519":
      return state.externalities.verify("ed25519", signature.value, message, account);
    case "Ecdsa": {
      const publicKey = recoverEcdsa(signature.value, blake2b256(message));
      return publicKey !== undefined && bytesEqual(blake2b256(publicKey), account);
    }
  }
}
