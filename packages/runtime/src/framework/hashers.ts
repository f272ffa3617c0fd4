import { AccountId, type AnyCodec, type Codec, concat } from "@opentao/codec";
import { blake2b128, twox64 } from "@opentao/crypto";
import type { HasherName } from "../metadata/description.ts";
import { rememberAccounts } from "./memo.ts";

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

/** Function of an encoded key that gives the part of the storage key that stands for it. */
type Hash = (encoded: Uint8Array) => Uint8Array;

const withTwox64: Hash = (encoded) => concat(twox64(encoded), encoded);
const withBlake2: Hash = (encoded) => concat(blake2b128(encoded), encoded);

/**
 * Accounts are the keys that occur most, each many times while a transaction is applied. All maps with a hasher share
 * what is remembered.
 */
const ofAccounts = new Map<Hash, Hash>([
  [withTwox64, rememberAccounts(withTwox64)],
  [withBlake2, rememberAccounts(withBlake2)],
]);

function hasher<K>(name: HasherName, codec: Codec<K>, skip: number, hash: Hash): KeyHasher<K> {
  if ((codec as AnyCodec) !== AccountId) return { name, codec, skip, hash: (key) => hash(codec.encode(key)) };
  // Accounts encode as themselves.
  const ofAccount = ofAccounts.get(hash) ?? hash;
  return { name, codec, skip, hash: (key) => ofAccount(key as Uint8Array) };
}

/** The key as it is: for keys that nobody chooses freely. Iteration follows the encoded key. */
export function identity<K>(codec: Codec<K>): KeyHasher<K> {
  return hasher("Identity", codec, 0, (encoded) => encoded);
}

/** Eight bytes of xxHash, then the key. */
export function twox64Concat<K>(codec: Codec<K>): KeyHasher<K> {
  return hasher("Twox64Concat", codec, 8, withTwox64);
}

/** Sixteen bytes of BLAKE2b, then the key: for keys that users choose. */
export function blake2_128Concat<K>(codec: Codec<K>): KeyHasher<K> {
  return hasher("Blake2_128Concat", codec, 16, withBlake2);
}
