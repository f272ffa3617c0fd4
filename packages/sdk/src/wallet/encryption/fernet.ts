import { cbc } from "@noble/ciphers/aes.js";
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesEqual } from "@opentao/codec";
import { pbkdf2Key } from "#derivations";
import { fromBase64 } from "./base64.ts";

const SALT = new TextEncoder().encode("Iguesscyborgslikemyselfhaveatendencytobeparanoidaboutourorigins");
const ROUNDS = 10_000_000;
const HEADER_LENGTH = 25;
const MAC_LENGTH = 32;

/** Key of a password for the oldest form: signing half, then encryption half. Some seconds (protocol: wire §b.3). */
export function deriveFernetKey(password: string): Promise<Uint8Array> {
  return pbkdf2Key(password, SALT, ROUNDS);
}

/** Decrypts a Fernet token; `undefined` when the key is wrong or the file was changed. Its time is not looked at. */
export function decryptFernet(file: Uint8Array, key: Uint8Array): Uint8Array | undefined {
  const token = fromBase64(new TextDecoder().decode(file).trim());
  if (token === undefined || token.length < HEADER_LENGTH + MAC_LENGTH) return undefined;
  const signed = token.subarray(0, -MAC_LENGTH);
  if (!bytesEqual(hmac(sha256, key.subarray(0, 16), signed), token.subarray(-MAC_LENGTH))) return undefined;
  try {
    return cbc(key.slice(16), signed.slice(9, HEADER_LENGTH)).decrypt(signed.slice(HEADER_LENGTH));
  } catch {
    return undefined; // a length that is no multiple of a block
  }
}
