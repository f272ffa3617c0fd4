import type { Codec } from "@opentao/codec";
import type { StorageDescription } from "../metadata/description.ts";
import type { ChainParameters } from "../parameters.ts";
import type { AnyHasher } from "./hashers.ts";
import { type EntryKey, type LeadingKeys, MapKeys } from "./mapKeys.ts";
import type { State } from "./state.ts";
import type { Shared } from "./storagePlace.ts";
import type { DefaultOf } from "./storageValue.ts";
import { decodeStored } from "./stored.ts";

/** Some entries of a map, and the storage key behind which there may be more. */
export interface Page<K, V> {
  readonly entries: readonly [K, V][];
  readonly next: Uint8Array | undefined;
}

/**
 * A map with one key or several. Iteration follows the order of the storage keys (hashes, where keys are hashed). `Q`
 * is what a read gives: the value, or `undefined` as well for a map without default.
 */
export class StorageMap<K extends readonly unknown[], V, Q extends V | undefined = V> {
  readonly name: string;
  /** Beginning of all keys of the map. */
  readonly prefix: Uint8Array;
  readonly codec: Codec<V>;
  readonly #storageKeys: MapKeys<K>;
  readonly #default: DefaultOf<V> | undefined;
  readonly #docs: string | undefined;

  constructor(
    name: string,
    prefix: Uint8Array,
    hashers: readonly AnyHasher[],
    codec: Codec<V>,
    fallback: DefaultOf<V> | undefined,
    docs?: string,
  ) {
    this.name = name;
    this.prefix = prefix;
    this.codec = codec;
    this.#storageKeys = new MapKeys(prefix, hashers);
    this.#default = fallback;
    this.#docs = docs;
  }

  /** The storage key of an entry, or the beginning of the keys of those that share the first keys. */
  key(...keys: K | LeadingKeys<K>): Uint8Array {
    return this.#storageKeys.encode(keys);
  }

  /**
   * The keys of an entry, from its storage key; `undefined` when `isWanted` does not hold for them, and for a key that
   * no entry has: such a one can have been written raw under the map's prefix.
   */
  keysOf(raw: Uint8Array, isWanted: (keys: EntryKey<K>) => boolean): EntryKey<K> | undefined {
    const decoded = this.#storageKeys.decode(raw);
    return decoded !== undefined && isWanted(decoded.key) && this.#storageKeys.isKeyOf(decoded.key, raw)
      ? decoded.key
      : undefined;
  }

  /** The value, or the default (`undefined` where there is none). */
  get(state: State, ...keys: K): Q {
    // `undefined` is a Q exactly when there is no default.
    return (this.find(state, ...keys) ?? this.#default?.value(state)) as Q;
  }

  /** The value that {@link get} reads, for looking at it only: others see the same object. */
  peek(state: State, ...keys: K): Shared<Q> {
    const place = this.#storageKeys.place(keys);
    const found = place === undefined ? this.find(state, ...keys) : place.peek(state, this.codec);
    // `undefined` is a Q exactly when there is no default.
    return (found ?? this.#default?.value(state)) as Shared<Q>;
  }

  /** The stored value, or `undefined` without regard to the default. */
  find(state: State, ...keys: K): V | undefined {
    return decodeStored(this.codec, state.get(this.#storageKeys.encode(keys)));
  }

  /** Returns whether something is stored. */
  has(state: State, ...keys: K): boolean {
    return state.get(this.#storageKeys.encode(keys)) !== undefined;
  }

  set(state: State, ...keysAndValue: readonly [...K, V]): void {
    // The last argument is the value, those before are the keys.
    const value = keysAndValue[keysAndValue.length - 1] as V;
    state.set(this.#storageKeys.encode(keysAndValue), this.codec.encode(value));
  }

  delete(state: State, ...keys: K): void {
    state.clear(this.#storageKeys.encode(keys));
  }

  /** Reads and removes. */
  take(state: State, ...keys: K): Q {
    const value = this.get(state, ...keys);
    state.clear(this.#storageKeys.encode(keys));
    return value;
  }

  /** Writes what `change` makes of the value (`undefined` removes an entry of a map without default) and returns it. */
  mutate(state: State, ...keysAndChange: readonly [...K, (value: Q) => Q]): Q {
    // The last argument is the function, those before are the keys.
    const change = keysAndChange[keysAndChange.length - 1] as (value: Q) => Q;
    const key = this.#storageKeys.encode(keysAndChange);
    const value = change((decodeStored(this.codec, state.get(key)) ?? this.#default?.value(state)) as Q);
    if (value === undefined && this.#default === undefined) state.clear(key);
    // Not undefined, or a V that happens to be undefined (an option).
    else state.set(key, this.codec.encode(value as V));
    return value;
  }

  /** All entries. Those whose key or value does not decode are left out. */
  entries(state: State): [EntryKey<K>, V][] {
    return this.#entries(state, this.prefix);
  }

  /** Entries that share the first keys. */
  entriesUnder(state: State, ...keys: LeadingKeys<K>): [EntryKey<K>, V][] {
    return this.#entries(state, this.#storageKeys.encode(keys));
  }

  /**
   * Some of the entries that share the first keys: at most `limit` of those behind `last`, a storage key (from the
   * first, without). Also says the last storage key that was looked at, unless it was the end.
   */
  pageUnder(state: State, last: Uint8Array | undefined, limit: number, ...keys: LeadingKeys<K>): Page<EntryKey<K>, V> {
    const prefix = this.#storageKeys.encode(keys);
    const raw = state.keysAfter(prefix, last ?? prefix, limit);
    const next = raw.length < limit ? undefined : raw[limit - 1];
    return { entries: this.#decoded(state, raw), next };
  }

  /** All keys. */
  keys(state: State): EntryKey<K>[] {
    return this.#keys(state, this.prefix);
  }

  /** All keys, remembered until an entry is written: of a map with few entries that are gone over often. */
  list(state: State): EntryKey<K>[] {
    return this.#read(state.listUnder(this.prefix));
  }

  /** Keys of the entries that share the first keys. */
  keysUnder(state: State, ...keys: LeadingKeys<K>): EntryKey<K>[] {
    return this.#keys(state, this.#storageKeys.encode(keys));
  }

  /** All values. */
  values(state: State): V[] {
    return this.entries(state).map(([, value]) => value);
  }

  /** Removes all entries, or at most `limit` of them; returns how many were removed. */
  clear(state: State, limit?: number): number {
    return state.clearPrefix(this.prefix, limit);
  }

  /** Removes the entries that share the first keys; returns how many there were. */
  clearUnder(state: State, ...keys: LeadingKeys<K>): number {
    return state.clearPrefix(this.#storageKeys.encode(keys));
  }

  /** The map as metadata shows it. */
  describe(params: ChainParameters): StorageDescription {
    return {
      name: this.name,
      modifier: this.#default === undefined ? "Optional" : "Default",
      keys: this.#storageKeys.hashers.map(({ name, codec }) => ({ hasher: name, type: codec.type })),
      value: this.codec.type,
      default: this.#default?.encoded(params) ?? Uint8Array.of(0),
      docs: this.#docs === undefined ? [] : [this.#docs],
    };
  }

  #entries(state: State, prefix: Uint8Array): [EntryKey<K>, V][] {
    return this.#decoded(state, state.keysUnder(prefix));
  }

  #decoded(state: State, keys: readonly Uint8Array[]): [EntryKey<K>, V][] {
    const entries: [EntryKey<K>, V][] = [];
    for (const raw of keys) {
      const key = this.#storageKeys.decode(raw);
      const value = decodeStored(this.codec, state.get(raw));
      // An option that was stored as none is left out as well.
      if (key !== undefined && value !== undefined) entries.push([key.key, value]);
    }
    return entries;
  }

  #keys(state: State, prefix: Uint8Array): EntryKey<K>[] {
    return this.#read(state.keysUnder(prefix));
  }

  #read(raw: readonly Uint8Array[]): EntryKey<K>[] {
    const keys: EntryKey<K>[] = [];
    for (const bytes of raw) {
      const key = this.#storageKeys.decode(bytes);
      if (key !== undefined) keys.push(key.key);
    }
    return keys;
  }
}
