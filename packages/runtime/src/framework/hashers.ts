import { AccountId, type AnyCodec, type Codec, concat } from "@opentao/codec";
import { blake2b128, twox64 } from "@opentao/crypto";
import type { HasherName } from "../metadata/description.ts";
import { rememberAccounts } from "./accountMemo.ts";

/** Hasher by which one key of a map becomes part of the storage key. */
export interface KeyHasher<K> {
  readonly name: HasherName;
  readonly codec: Codec<K>;
  /** The part of the storage key that stands for `key`. */
  hash(key: K): Uint8Array;
  /** Number of bytes that stand before the encoded key. */
  readonly skip: number;
}

/** Key hasher of any type, where only its place in a map matters. */
// biome-ignore lint/suspicious/noExplicitAny: KeyHasher is invariant in K; no other type is a supertype of all hashers
export type AnyHasher = KeyHasher<any>;

function hasher<K>(
  name: HasherName,
  codec: Codec<K>,
  skip: number,
  hash: (encoded: Uint8Array) => Uint8Array,
): KeyHasher<K> {
  if ((codec as AnyCodec) !== AccountId) return { name, codec, skip, hash: (key) => hash(codec.encode(key)) };
  // Accounts are the keys that occur most, each many times while a transaction is applied; they encode as themselves.
  const ofAccount = skip === 0 ? hash : rememberAccounts(hash);
  return { name, codec, skip, hash: (key) => ofAccount(key as Uint8Array) };
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
