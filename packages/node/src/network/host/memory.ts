import { MemoryDatastore } from "datastore-core";
import type { Key } from "interface-datastore";

/** Peers of which libp2p keeps what they said of themselves. */
const MAX_ENTRIES = 4096;

/** Keys that the DHT stores for others. Here it serves to look for peers, and nothing else. */
const FOR_OTHERS = /^\/dht\/(record|provider)\//;

/**
 * Memory of libp2p. Strangers cause most of it, so that it has a bound: what was written longest ago is
 * forgotten first, and what they want stored for others is not kept at all.
 */
export class BoundedMemory extends MemoryDatastore {
  readonly #keys = new Map<string, Key>();

  override put(key: Key, value: Uint8Array): Key | Promise<Key> {
    const name = key.toString();
    if (FOR_OTHERS.test(name)) return key;
    this.#keys.delete(name);
    this.#keys.set(name, key);
    for (const [oldest, oldestKey] of this.#keys) {
      if (this.#keys.size <= MAX_ENTRIES) break;
      this.#keys.delete(oldest);
      void super.delete(oldestKey);
    }
    return super.put(key, value);
  }

  override delete(key: Key): void | Promise<void> {
    this.#keys.delete(key.toString());
    return super.delete(key);
  }
}
