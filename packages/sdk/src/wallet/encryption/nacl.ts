import { xsalsa20poly1305 } from "@noble/ciphers/salsa.js";
import { concat, startsWith } from "@opentao/codec";

const PREFIX = new TextEncoder().encode("$NACL");
const NONCE_LENGTH = 24;
/** Makes a key of 32 bytes of a password. */
export type KeyDerivation = (password: string) => Promise<Uint8Array>;

/** True when a file is encrypted in this form. */
export function isNacl(file: Uint8Array): boolean {
  return startsWith(file, PREFIX);
}

/** Encrypts under a derived key. `nonce` (24 bytes) is random unless a test fixes it. */
export function encryptNacl(
  plain: Uint8Array,
  key: Uint8Array,
  nonce: Uint8Array = crypto.getRandomValues(new Uint8Array(NONCE_LENGTH)),
): Uint8Array {
  return concat(PREFIX, nonce, xsalsa20poly1305(key, nonce).encrypt(plain));
}

/** Decrypts; `undefined` when the key is wrong or the file was changed. */
export function decryptNacl(file: Uint8Array, key: Uint8Array): Uint8Array | undefined {
  const body = file.subarray(PREFIX.length);
  try {
    return xsalsa20poly1305(key, body.slice(0, NONCE_LENGTH)).decrypt(body.slice(NONCE_LENGTH));
  } catch {
    return undefined; // the library throws on a wrong tag and on too few bytes
  }
}
