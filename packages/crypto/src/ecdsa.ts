/**
 * Signatures of ecdsa over secp256k1. They have an entry of their own: few programs meet one, and the curve takes
 * longer to load than all else in this package.
 *
 * @example
 * ```ts
 * import { recoverEcdsa } from "@opentao/crypto/ecdsa";
 *
 * console.log(recoverEcdsa(new Uint8Array(65), new Uint8Array(32))); // undefined
 * ```
 *
 * @packageDocumentation
 */

import { secp256k1 } from "@noble/curves/secp256k1.js";
import { blake2b256 } from "./hashes.ts";

/** Message of an engine whose stack is used up. */
const NO_STACK = "Maximum call stack size exceeded";

/**
 * Rethrows an error that is about this machine and not about what was checked: libraries throw on bytes that are no
 * signature, and a stack that is used up must not pass for such bytes.
 */
function unlessOfMachine(error: unknown): void {
  if (error instanceof RangeError && error.message === NO_STACK) throw error;
}

/**
 * Returns whether `signature` (65 bytes: r, s, recovery id) of `message` is by the secp256k1 key `publicKey` (33 bytes,
 * compressed). The message is hashed with BLAKE2b-256, as Substrate's `MultiSignature` does. Wrong bytes are no error.
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
