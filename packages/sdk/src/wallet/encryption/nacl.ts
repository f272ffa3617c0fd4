import { xsalsa20poly1305 } from "@noble/ciphers/salsa.js";
import { concat, startsWith } from "@opentao/codec";
import { argon2i } from "hash-wasm";

const PREFIX = new TextEncoder().encode("$NACL");
const NONCE_LENGTH = 24;
/** The ecosystem's fixed salt (protocol: wire (b.3)). */
const SALT = Uint8Array.of(
  0x13,
  0x71,
  0x83,
  0xdf,
  0xf1,
  0x5a,
  0x09,
  0xbc,
  0x9c,
  0x90,
  0xb5,
  0x51,
  0x87,
  0x39,
  0xe9,
  0xb1,
);

/** Makes a key of 32 bytes of a password. */
export type KeyDerivation = (password: string) => Promise<Uint8Array>;

/** The ecosystem's: Argon2i, 8 passes over 512 MiB; some seconds (protocol: wire (b.3)). */
export const deriveNaclKey: KeyDerivation = (password) =>
  argon2i({
    password,
    salt: SALT,
    parallelism: 1,
    iterations: 8,
    memorySize: 524_288,
    hashLength: 32,
    outputType: "binary",
  });

/** Whether a file is encrypted in this form. */
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
