import { concat, toHex } from "@opentao/codec";
import { twox128 } from "@opentao/crypto";

const text = new TextEncoder();

/** Beginning of the storage keys of an item: `0x` and {@link PREFIX_DIGITS} hex digits in all. */
export function prefixOf(pallet: string, name: string): string {
  return toHex(concat(twox128(text.encode(pallet)), twox128(text.encode(name))));
}

/** Hex digits of `0x` and the two hashes that the keys of a storage item begin with. */
export const PREFIX_DIGITS = 2 + 64;
