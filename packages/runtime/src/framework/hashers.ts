import { AccountId, type AnyCodec, type Codec, concat } from "@opentao/codec";
import { blake2b128, blake2b256, twox64, twox128 as twox128Of } from "@opentao/crypto";
import type { HasherName } from "../metadata/description.ts";

/** How one key of a map becomes part of the storage key. */
export interface KeyHasher<K> {
  readonly name: HasherName;
  readonly codec: Codec<K>;
  /** The part of the storage key that stands for `key`. */
  hash(key: K): Uint8Array;
  /** Bytes that stand before the encoded key; `undefined` when the key cannot be read back. */
  readonly skip: number | undefined;
}

/** Any key hasher, where only its place in a map matters. */
// biome-ignore lint/suspicious/noExplicitAny: KeyHasher is invariant in K; no other type is a supertype of all hashers
export type AnyHasher = KeyHasher<any>;

function hasher<K>(
  name: HasherName,
  codec: Codec<K>,
  skip: number | undefined,
  hash: (encoded: Uint8Array) => Uint8Array,
): KeyHasher<K> {
  // Accounts are the keys that occur most; their encoding is themselves.
  const encode = (codec as AnyCodec) === AccountId ? (key: K) => key as Uint8Array : codec.encode;
  return { name, codec, skip, hash: (key) => hash(encode(key)) };
}

/** The key as it is: for keys that nobody chooses freely. Iteration follows the encoded key. */
export function identity<K>(codec: Codec<K>): KeyHasher<K> {
  return hasher("Identity", codec, 0, (encoded) => encoded);
}

/** Eight bytes of xxHash, then the key. */
export function twox64Concat<K>(codec: Codec<K>): KeyHasher<K> {
  return hasher("Twox64Concat", codec, 8, (encoded) => concat(twox64(encoded), encoded));
}

/** Sixteen bytes of BLAKE2b, then the key: for keys that users choose. */
export function blake2_128Concat<K>(codec: Codec<K>): KeyHasher<K> {
  return hasher("Blake2_128Concat", codec, 16, (encoded) => concat(blake2b128(encoded), encoded));
}

/** Sixteen bytes of BLAKE2b; the key cannot be read back. */
export function blake2_128<K>(codec: Codec<K>): KeyHasher<K> {
  return hasher("Blake2_128", codec, undefined, blake2b128);
}

/** 32 bytes of BLAKE2b; the key cannot be read back. */
export function blake2_256<K>(codec: Codec<K>): KeyHasher<K> {
  return hasher("Blake2_256", codec, undefined, blake2b256);
}

/** Sixteen bytes of xxHash; the key cannot be read back. */
export function twox128<K>(codec: Codec<K>): KeyHasher<K> {
  return hasher("Twox128", codec, undefined, twox128Of);
}
