import { toHex } from "@opentao/codec";
import { twox128 } from "@opentao/crypto";

/** A storage item by its names. */
export interface StorageName {
  readonly pallet: string;
  readonly item: string;
}

/** Digits, with `0x`, of the hashes of pallet and item with which a storage key begins. */
const PREFIX = 2 + 64;

interface NamedPallet {
  readonly name: string;
  readonly storage?: { readonly prefix: string; readonly items: readonly { readonly name: string }[] } | undefined;
}

/** Storage items of a runtime by the prefixes of their keys, which are hashes of their names. */
export class StorageNames {
  readonly #names = new Map<string, StorageName>();

  constructor(pallets: readonly NamedPallet[]) {
    const hashed = (name: string): string => toHex(twox128(new TextEncoder().encode(name)));
    for (const { name: pallet, storage } of pallets) {
      if (storage === undefined) continue;
      const prefix = hashed(storage.prefix);
      for (const { name: item } of storage.items) {
        this.#names.set(prefix + hashed(item).slice(2), { pallet, item });
      }
    }
  }

  /** Names of the item that a key (`0x` and hex digits) belongs to; `undefined` when the runtime has none. */
  of(key: string): StorageName | undefined {
    return this.#names.get(key.slice(0, PREFIX).toLowerCase());
  }
}
