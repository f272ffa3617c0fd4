import { CodecError, concatAll, Reader } from "@opentao/codec";
import type { AnyHasher, KeyHasher } from "./hashers.ts";

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

/** Storage keys of a map: its prefix, then what the hashers make of each key. */
export class MapKeys<K extends readonly unknown[]> {
  /** Beginning of all of them. */
  readonly prefix: Uint8Array;
  readonly hashers: readonly AnyHasher[];

  constructor(prefix: Uint8Array, hashers: readonly AnyHasher[]) {
    this.prefix = prefix;
    this.hashers = hashers;
  }

  /** The storage key of as many keys as are given; what follows the map's own keys is not looked at. */
  encode(keys: readonly unknown[]): Uint8Array {
    const parts = [this.prefix];
    for (let i = 0; i < this.hashers.length && i < keys.length; i += 1) {
      const part = this.hashers[i]?.hash(keys[i]);
      if (part !== undefined) parts.push(part);
    }
    return concatAll(parts);
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
}
