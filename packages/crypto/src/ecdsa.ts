import { secp256k1 } from "@noble/curves/secp256k1.js";
import { blake2b256 } from "./hashes.ts";
import { unlessOfMachine } from "./machine.ts";

/**
 * Whether `signature` (65 bytes: r, s, recovery id) of `message` is by the secp256k1 key `publicKey` (33 bytes,
 * compressed). The message is hashed with BLAKE2b-256, as the family's `MultiSignature` does. Wrong bytes are no error.
 */
export function verifyEcdsa(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  if (signature.length !== 65 || publicKey.length !== 33) return false;
  const recovered = recoverEcdsa(signature, blake2b256(message));
  return recovered?.every((byte, i) => byte === publicKey[i]) ?? false;
}

/** The compressed public key (33 bytes) that signed a 32-byte hash, or `undefined` when there is none. */
export function recoverEcdsa(signature: Uint8Array, hash: Uint8Array): Uint8Array | undefined {
  const recovery = signature[64] ?? 255;
  if (signature.length !== 65 || recovery > 3) return undefined;
  try {
    const parsed = secp256k1.Signature.fromBytes(signature.subarray(0, 64), "compact").addRecoveryBit(recovery);
    return parsed.recoverPublicKey(hash).toBytes(true);
  } catch (error) {
    unlessOfMachine(error);
    return undefined; // numbers out of range, or no point
  }
}
