import type { Codec } from "@opentao/codec";
import type { AnyHasher } from "./hashers.ts";
import type { KeysOf } from "./mapKeys.ts";
import { StorageMap } from "./storageMap.ts";
import { DefaultOf, type ItemOptions, StorageValue } from "./storageValue.ts";
import { itemPrefix } from "./wellKnownKeys.ts";

/** Docs of an item without default. */
export interface OptionalItemOptions {
  readonly docs?: string;
}

/** Any storage item, as metadata needs it. */
// biome-ignore lint/suspicious/noExplicitAny: items are invariant in their types; no other type is a supertype of all items
export type AnyStorageItem = StorageValue<any, any> | StorageMap<any, any, any>;

/** Declares storage items of one pallet. */
export interface PalletStorage {
  readonly prefix: string;
  /** A value with a default. */
  value<V>(name: string, codec: Codec<V>, options: ItemOptions<V>): StorageValue<V>;
  /** A value that may be absent. */
  optionalValue<V>(name: string, codec: Codec<V>, options?: OptionalItemOptions): StorageValue<V, V | undefined>;
  /** A map with one key or several, with a default. */
  map<const H extends readonly AnyHasher[], V>(
    name: string,
    hashers: H,
    codec: Codec<V>,
    options: ItemOptions<V>,
  ): StorageMap<KeysOf<H>, V>;
  /** A map whose entries may be absent. */
  optionalMap<const H extends readonly AnyHasher[], V>(
    name: string,
    hashers: H,
    codec: Codec<V>,
    options?: OptionalItemOptions,
  ): StorageMap<KeysOf<H>, V, V | undefined>;
}

/**
 * Storage of a pallet.
 *
 * @param prefix - the pallet's name; its twox-128 hash begins every key
 */
export function palletStorage(prefix: string): PalletStorage {
  return {
    prefix,
    value: (name, codec, options) =>
      new StorageValue(name, itemPrefix(prefix, name), codec, new DefaultOf(codec, options.default), options.docs),
    optionalValue: (name, codec, options = {}) =>
      new StorageValue(name, itemPrefix(prefix, name), codec, undefined, options.docs),
    map: (name, hashers, codec, options) =>
      new StorageMap(
        name,
        itemPrefix(prefix, name),
        hashers,
        codec,
        new DefaultOf(codec, options.default),
        options.docs,
      ),
    optionalMap: (name, hashers, codec, options = {}) =>
      new StorageMap(name, itemPrefix(prefix, name), hashers, codec, undefined, options.docs),
  };
}
