import { withInput } from "./wasm/instance.ts";

/** Returns whether the lengths are those of a signature and a key of sr25519 or ed25519. */
export function haveLengths(signature: Uint8Array, publicKey: Uint8Array): boolean {
  return signature.length === 64 && publicKey.length === 32;
}

/**
 * Returns whether `signature` (64 bytes) of `message` is by the sr25519 key `publicKey` (32 bytes). Wrong bytes are no
 * error; what is thrown is about this machine (its stack, its memory) and says nothing of the signature.
 */
export function verifySr25519(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  if (!haveLengths(signature, publicKey)) return false;
  return withInput(
    [signature, publicKey, message],
    ({ exports, at }, length) => exports.sr25519_verify(at, length) !== 0,
  );
}

/**
 * Returns whether `signature` (64 bytes) of `message` is by the ed25519 key `publicKey` (32 bytes), by the rules of
 * ZIP-215. Wrong bytes are no error; what is thrown is about this machine and says nothing of the signature.
 */
export function verifyEd25519(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  if (!haveLengths(signature, publicKey)) return false;
  return withInput(
    [signature, publicKey, message],
    ({ exports, at }, length) => exports.ed25519_verify(at, length) !== 0,
  );
}
