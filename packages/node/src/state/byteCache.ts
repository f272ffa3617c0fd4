/**
 * Bytes that an entry takes beside its key's characters and its value: a place in a map, an object, the head of a text.
 */
const ENTRY_BYTES = 120;

/**
 * A map that forgets what was not used lately once it holds more than a number of bytes. Two generations: what is used
 * moves to the young one; when that is half of the limit, it becomes the old one and the old one goes.
 */
export class ByteCache<V> {
  readonly #limit: number;
  #young = new Map<string, { value: V; size: number }>();
  #old = new Map<string, { value: V; size: number }>();
  #bytes = 0;

  /** @param limit - bytes, about; a limit of 0 keeps nothing */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The value under `key`, when it is still there. */
  get(key: string): V | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) return young.value;
    const old = this.#old.get(key);
    if (old === undefined) return undefined;
    this.#add(key, old);
    return old.value;
  }

  /** Keeps `value`, which takes about `size` bytes. */
  set(key: string, value: V, size: number): void {
    this.#add(key, { value, size: ENTRY_BYTES + key.length + size });
  }

  /** Forgets one. */
  delete(key: string): void {
    this.#bytes -= this.#young.get(key)?.size ?? 0;
    this.#young.delete(key);
    this.#old.delete(key);
  }

  /** Forgets everything. */
  clear(): void {
    this.#young.clear();
    this.#old.clear();
    this.#bytes = 0;
  }

  #add(key: string, entry: { value: V; size: number }): void {
    this.#bytes += entry.size - (this.#young.get(key)?.size ?? 0);
    this.#young.set(key, entry);
    if (this.#bytes <= this.#limit / 2) return;
    this.#old = this.#young;
    this.#young = new Map();
    this.#bytes = 0;
  }
}
