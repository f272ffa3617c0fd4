import { toHex } from "@opentao/codec";
import { Header } from "@opentao/codec/primitives";
import { blake2b256 } from "@opentao/crypto";

/** Header with its hash, which is calculated once, where the header comes in. */
export interface HashedHeader {
  readonly hash: `0x${string}`;
  readonly header: Header;
}

/** Returns a header with its hash. */
export function hashedHeader(header: Header): HashedHeader {
  return { hash: toHex(blake2b256(Header.encode(header))), header };
}
