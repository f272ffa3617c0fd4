import { blake2b256 } from "./hashes.ts";
import type { Junction } from "./suri.ts";

const CHAIN_CODE_LENGTH = 32;

/** The 32-byte chain code of a junction: a number as u64, other text as SCALE string, longer ones hashed. */
export function chainCode({ code }: Junction): Uint8Array {
  const out = new Uint8Array(CHAIN_CODE_LENGTH);
  if (/^\d{1,20}$/.test(code) && BigInt(code) < 1n << 64n) {
    new DataView(out.buffer).setBigUint64(0, BigInt(code), true);
    return out;
  }
  const encoded = scaleText(code);
  if (encoded.length > CHAIN_CODE_LENGTH) return blake2b256(encoded);
  out.set(encoded);
  return out;
}

/** Text as SCALE has it: compact length and UTF-8. */
export function scaleText(text: string): Uint8Array {
  const utf8 = new TextEncoder().encode(text);
  const length = utf8.length < 64 ? [utf8.length << 2] : [((utf8.length << 2) | 1) & 0xff, utf8.length >> 6];
  return Uint8Array.from([...length, ...utf8]);
}
