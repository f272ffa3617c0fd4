import { sha256 as sha2 } from "@noble/hashes/sha2.js";
import { keccak_256 } from "@noble/hashes/sha3.js";
import { createBLAKE2b, createXXHash64, type IHasher } from "hash-wasm";

/** Hashes synchronously; the WebAssembly hasher was made when this module was loaded. */
function digest(hasher: IHasher, data: Uint8Array): Uint8Array {
  return hasher.init().update(data).digest("binary");
}

const [blake512, blake256, blake128, blake64] = await Promise.all(
  [512, 256, 128, 64].map((bits) => createBLAKE2b(bits)),
);
const xxhashes = await Promise.all([0, 1, 2, 3].map((seed) => createXXHash64(seed)));

function ready(hasher: IHasher | undefined): IHasher {
  if (hasher === undefined) throw new Error("a hasher was not created when the module was loaded");
  return hasher;
}

/** BLAKE2b with 64 bytes of output. */
export const blake2b512 = digest.bind(undefined, ready(blake512));
/** BLAKE2b with 32 bytes of output: the chain's hash. */
export const blake2b256 = digest.bind(undefined, ready(blake256));
/** BLAKE2b with 16 bytes of output: of storage keys. */
export const blake2b128 = digest.bind(undefined, ready(blake128));
/** BLAKE2b with 8 bytes of output: of runtime API names. */
export const blake2b64 = digest.bind(undefined, ready(blake64));

/** xxHash64 with seeds 0, 1, …: each 8 bytes little-endian, one after the other. */
function twox(data: Uint8Array, words: number): Uint8Array {
  const out = new Uint8Array(8 * words);
  for (let i = 0; i < words; i += 1) out.set(digest(ready(xxhashes[i]), data).reverse(), 8 * i);
  return out;
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
