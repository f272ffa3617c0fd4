import { ed25519 } from "@noble/curves/ed25519.js";
import { sr25519Verify, waitReady } from "@polkadot/wasm-crypto";
import { unlessOfMachine } from "./machine.ts";

await waitReady();

/**
 * Whether `signature` (64 bytes) of `message` is by the sr25519 key `publicKey` (32 bytes). Wrong bytes are no error.
 */
export function verifySr25519(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  if (signature.length !== 64 || publicKey.length !== 32) return false;
  try {
    return sr25519Verify(signature, message, publicKey);
  } catch (error) {
    unlessOfMachine(error);
    return false; // the library throws on bytes that are no point or scalar: no signature
  }
}

/**
 * Whether `signature` (64 bytes) of `message` is by the ed25519 key `publicKey` (32 bytes). Wrong bytes are no error.
 */
export function verifyEd25519(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  if (signature.length !== 64 || publicKey.length !== 32) return false;
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: true });
  } catch (error) {
    unlessOfMachine(error);
    return false; // bytes that are no point or scalar
  }
}
