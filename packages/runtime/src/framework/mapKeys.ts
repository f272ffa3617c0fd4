import { AccountId, type AnyCodec, bytesEqual, CodecError, Reader } from "@opentao/codec";
import type { AnyHasher, KeyHasher } from "./hashers.ts";
import { rememberAccounts, rememberNumbers } from "./memo.ts";
import { StoragePlace } from "./storagePlace.ts";

/** Keys that hashers take, in order. */
export type KeysOf<H extends readonly AnyHasher[]> = {
  -readonly [I in keyof H]: H[I] extends KeyHasher<infer K> ? K : never;
};

/** Key of an entry in iteration: the key itself of a map with one key, all keys as a tuple otherwise. */
export type EntryKey<K extends readonly unknown[]> = K extends readonly [infer Only] ? Only : K;

/** Some of the first keys of a map with several. */
export type LeadingKeys<K extends readonly unknown[]> = K extends readonly [...infer Front, unknown]
  ? Front | (Front extends readonly [unknown, ...unknown[]] ? LeadingKeys<Front> : never)
  : never;

/**
 * Bytes from which keys are cut: engines take ten times as long for an array of its own as soon as it has more than 64
 * bytes. Few keys share them, since whoever keeps one keeps them all.
 */
const ROOM = 1024;
let room = new Uint8Array(ROOM);
let used = 0;

/** Bytes for a key. They share their memory with other keys, which are all as short-lived as what they are used for. */
function keyOfLength(length: number): Uint8Array {
  if (used + length > room.length) {
    room = new Uint8Array(Math.max(ROOM, length));
    used = 0;
  }
  used += length;
  return room.subarray(used - length, used);
}

/** Storage keys of a map: its prefix, then what the hashers make of each key. */
export class MapKeys<K extends readonly unknown[]> {
  /** Beginning of all of them. */
  readonly prefix: Uint8Array;
  readonly hashers: readonly AnyHasher[];
  /** Place of an entry of a map with one key, by that key. */
  readonly #ofAccount: ((account: Uint8Array) => StoragePlace) | undefined;
  readonly #ofNumber: (number: number) => StoragePlace;

  constructor(prefix: Uint8Array, hashers: readonly AnyHasher[]) {
    this.prefix = prefix;
    this.hashers = hashers;
    // Copied: what is remembered would keep the memory of all keys that were cut beside it.
    const make = (key: unknown) => new StoragePlace(this.#joined([key]).slice());
    const codec: AnyCodec | undefined = hashers[0]?.codec;
    if (codec === AccountId) this.#ofAccount = rememberAccounts(make);
    this.#ofNumber = rememberNumbers(make);
  }

  /** The storage key of as many keys as are given; what follows the map's own keys is not looked at. */
  encode(keys: readonly unknown[]): Uint8Array {
    return this.place(keys)?.key ?? this.#joined(keys);
  }

  /** The place of an entry, where places are remembered: in maps with one key that is an account or a number. */
  place(keys: readonly unknown[]): StoragePlace | undefined {
    if (this.hashers.length !== 1) return undefined;
    const key = keys[0];
    if (typeof key === "number") return this.#ofNumber(key);
    return key instanceof Uint8Array ? this.#ofAccount?.(key) : undefined;
  }

  #joined(keys: readonly unknown[]): Uint8Array {
    const { prefix, hashers } = this;
    const parts: Uint8Array[] = [];
    let length = prefix.length;
    for (let i = 0; i < hashers.length && i < keys.length; i += 1) {
      const part: Uint8Array | undefined = hashers[i]?.hash(keys[i]);
      if (part === undefined) continue;
      parts.push(part);
      length += part.length;
    }
    const joined = keyOfLength(length);
    joined.set(prefix);
    let offset = prefix.length;
    for (const part of parts) {
      joined.set(part, offset);
      offset += part.length;
    }
    return joined;
  }

  /** The keys in a storage key; `undefined` when they cannot be read back. */
  decode(raw: Uint8Array): { readonly key: EntryKey<K> } | undefined {
    try {
      const input = new Reader(raw);
      input.view(this.prefix.length);
      const keys = this.hashers.map(({ codec, skip }) => {
        input.view(skip);
        return codec.decodeFrom(input);
      });
      // One key for every hasher, which is what EntryKey says.
      return { key: (keys.length === 1 ? keys[0] : keys) as EntryKey<K> };
    } catch (error) {
      if (error instanceof CodecError) return undefined;
      throw error;
    }
  }

  /** Returns whether a storage key is that of an entry. */
  isKeyOf(key: EntryKey<K>, raw: Uint8Array): boolean {
    // A map with one key gives the key itself, one with several the tuple of them.
    const keys: readonly unknown[] = this.hashers.length === 1 ? [key] : (key as readonly unknown[]);
    return bytesEqual(this.#joined(keys), raw);
  }
}
