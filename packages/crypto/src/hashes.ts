import { sha256 as sha2 } from "@noble/hashes/sha2.js";
import { keccak_256 } from "@noble/hashes/sha3.js";
import { withBytes } from "./wasm/instance.ts";

function blake2b(data: Uint8Array, size: number): Uint8Array {
  return withBytes(data, (wasm) => {
    wasm.exports.blake2b(wasm.at, data.length, size);
    return wasm.output(size);
  });
}

/** BLAKE2b with 64 bytes of output. */
export const blake2b512 = (data: Uint8Array): Uint8Array => blake2b(data, 64);
/** BLAKE2b with 32 bytes of output: the chain's hash. */
export const blake2b256 = (data: Uint8Array): Uint8Array => blake2b(data, 32);
/** BLAKE2b with 16 bytes of output: of storage keys. */
export const blake2b128 = (data: Uint8Array): Uint8Array => blake2b(data, 16);
/** BLAKE2b with 8 bytes of output: of runtime API names. */
export const blake2b64 = (data: Uint8Array): Uint8Array => blake2b(data, 8);

/** xxHash64 with seeds 0, 1, …: each 8 bytes little-endian, one after the other. */
function twox(data: Uint8Array, words: number): Uint8Array {
  return withBytes(data, (wasm) => {
    wasm.exports.twox(wasm.at, data.length, words);
    return wasm.output(8 * words);
  });
}

/** xxHash with 8 bytes of output. Fast, not collision-resistant: only for keys that nobody chooses freely. */
export const twox64 = (data: Uint8Array): Uint8Array => twox(data, 1);
/** xxHash with 16 bytes of output; see {@link twox64}. */
export const twox128 = (data: Uint8Array): Uint8Array => twox(data, 2);
/** xxHash with 32 bytes of output; see {@link twox64}. */
export const twox256 = (data: Uint8Array): Uint8Array => twox(data, 4);

/** Keccak-256, as Ethereum has it. */
export const keccak256 = (data: Uint8Array): Uint8Array => keccak_256(data);
/** SHA-256. */
export const sha256 = (data: Uint8Array): Uint8Array => sha2(data);
