import { startsWith } from "@opentao/codec";

interface KeyList {
  readonly prefix: Uint8Array;
  readonly keys: readonly Uint8Array[];
}

/** Lists of keys by their beginning, each until one of its keys is written. */
export class KeyLists {
  #lists: KeyList[] = [];

  /** The keys that begin with `prefix`, if they are remembered. */
  get(prefix: Uint8Array): readonly Uint8Array[] | undefined {
    return this.#lists.find((list) => list.prefix === prefix)?.keys;
  }

  /** Remembers all keys that begin with `prefix`. @returns the keys */
  keep(prefix: Uint8Array, keys: readonly Uint8Array[]): readonly Uint8Array[] {
    this.#lists.push({ prefix, keys });
    return keys;
  }

  /** Forgets the lists to which a key belongs that is written or removed. */
  forget(key: Uint8Array): void {
    if (this.#lists.some(({ prefix }) => startsWith(key, prefix))) {
      this.#lists = this.#lists.filter(({ prefix }) => !startsWith(key, prefix));
    }
  }

  /** Forgets all lists. */
  forgetAll(): void {
    this.#lists.length = 0;
  }
}
