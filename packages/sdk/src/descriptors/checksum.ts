import { blake2b256 } from "@opentao/crypto";
import type { Entry } from "./entries.ts";
import type { TypeWriter } from "./typeText.ts";

const encoder = new TextEncoder();
/** Six bytes in base64: none of a thousand entries is taken for another one. */
const BYTES = 6;

/** Hash of an entry's name and type. `writer` must not name types. */
export function checksumOf(entry: Entry, writer: TypeWriter): string {
  const hash = blake2b256(encoder.encode(`${entry.name}: ${entry.text(writer)}`));
  return btoa(String.fromCharCode(...hash.subarray(0, BYTES)));
}
