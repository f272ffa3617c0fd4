import { ctr } from "@noble/ciphers/aes.js";
import { hmac } from "@noble/hashes/hmac.js";
import { pbkdf2Async } from "@noble/hashes/pbkdf2.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesEqual, fromHex } from "@opentao/codec";

const decoder = new TextDecoder();
const ROUNDS = 10_000;

function hexLines(text: string): string[] {
  return decoder.decode(fromHex(text)).split("\n");
}

/**
 * Decrypts an Ansible vault 1.1 (protocol: wire §b.3); `undefined` when the password is wrong or the file was changed.
 */
export async function decryptAnsible(file: Uint8Array, password: string): Promise<Uint8Array | undefined> {
  const [, ...lines] = decoder.decode(file).trim().split("\n");
  try {
    const [salt = "", mac = "", ciphertext = ""] = hexLines(lines.map((line) => line.trim()).join(""));
    const keys = await pbkdf2Async(sha256, password, fromHex(salt), { c: ROUNDS, dkLen: 80 });
    const encrypted = fromHex(ciphertext);
    if (!bytesEqual(hmac(sha256, keys.subarray(32, 64), encrypted), fromHex(mac))) return undefined;
    const padded = ctr(keys.slice(0, 32), keys.slice(64, 80)).decrypt(encrypted);
    const padding = padded.at(-1) ?? 0;
    return padding >= 1 && padding <= 16 ? padded.subarray(0, padded.length - padding) : undefined;
  } catch {
    return undefined; // hex that is none, or a length that no vault has
  }
}
