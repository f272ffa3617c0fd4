import { xsalsa20poly1305 } from "@noble/ciphers/salsa.js";
import { concat } from "@opentao/codec";
import { NACL_PREFIX } from "./forms.ts";

const NONCE_LENGTH = 24;
/** Makes a key of 32 bytes of a password. */
export type KeyDerivation = (password: string) => Promise<Uint8Array>;

/** Encrypts under a derived key. `nonce` (24 bytes) is random unless a test fixes it. */
export function encryptNacl(
  plain: Uint8Array,
  key: Uint8Array,
  nonce: Uint8Array = crypto.getRandomValues(new Uint8Array(NONCE_LENGTH)),
): Uint8Array {
  return concat(NACL_PREFIX, nonce, xsalsa20poly1305(key, nonce).encrypt(plain));
}

/** Decrypts; `undefined` when the key is wrong or the file was changed. */
export function decryptNacl(file: Uint8Array, key: Uint8Array): Uint8Array | undefined {
  const body = file.subarray(NACL_PREFIX.length);
  try {
    return xsalsa20poly1305(key, body.slice(0, NONCE_LENGTH)).decrypt(body.slice(NONCE_LENGTH));
  } catch {
    return undefined; // the library throws on a wrong tag and on too few bytes
  }
}
