import { startsWith } from "@opentao/codec";
import { createProof, type Difference, type KeyRange, type NodeStore, StoredTrie } from "@opentao/trie";
import type { ValueCache } from "./caches.ts";
import { bytesOf, latin1 } from "./text.ts";

/** Walks over keys that are kept open, so that going on from the last key takes no new way down from the root. */
const MAX_WALKS = 16;

/** The state with one root, as it is stored. It never changes. */
export class TrieState {
  readonly root: Uint8Array;
  readonly store: NodeStore;
  readonly #trie: StoredTrie;
  readonly #cache: ValueCache | undefined;
  readonly #walks = new Map<string, Iterator<Uint8Array, void>>();

  constructor(store: NodeStore, root: Uint8Array, cache?: ValueCache) {
    this.store = store;
    this.root = root;
    this.#trie = new StoredTrie(store, root);
    this.#cache = cache;
  }

  /** The value under `key`, or `undefined`. @param text - the key as text */
  get(key: Uint8Array, text: string): Uint8Array | undefined {
    const cached = this.cached(text);
    if (cached !== undefined) return cached ?? undefined;
    const value = this.#trie.get(key);
    if (this.#cache?.isOf(this.root) === true) this.#cache.set(text, value);
    return value;
  }

  /** Returns what is known without reading: the value, `null` for an absent key, `undefined` when nothing is known. */
  cached(text: string): Uint8Array | null | undefined {
    // The cache moves on with the best block; this state may be another's by now.
    return this.#cache?.isOf(this.root) === true ? this.#cache.get(text) : undefined;
  }

  /** The smallest key greater than the one whose text is `text`, as text, or `undefined`. */
  nextText(text: string): string | undefined {
    const steps = this.#cache?.isOf(this.root) === true ? this.#cache.steps : undefined;
    const known = steps?.get(text);
    if (known !== undefined) return known ?? undefined;
    const next = this.#walkOn(text);
    steps?.set(text, next ?? null);
    return next;
  }

  /** The first keys after the one whose text is `text` that start with `prefix`: at most `limit`. */
  keysAfter(prefix: Uint8Array, text: string, limit: number): Uint8Array[] {
    const walk = this.#walkFrom(text);
    const keys: Uint8Array[] = [];
    while (keys.length < limit) {
      const { value } = walk.next();
      if (value === undefined || !startsWith(value, prefix)) return keys;
      keys.push(value);
    }
    const last = keys[keys.length - 1];
    if (last !== undefined) this.#keepWalk(latin1(last), walk);
    return keys;
  }

  /** Differences from another state of the same store, in the order of their keys. */
  differencesFrom(before: TrieState, range: KeyRange): Generator<Difference> {
    return this.#trie.differencesFrom(before.#trie, range);
  }

  #walkOn(text: string): string | undefined {
    const walk = this.#walkFrom(text);
    const { value } = walk.next();
    if (value === undefined) return undefined;
    const next = latin1(value);
    this.#keepWalk(next, walk);
    return next;
  }

  #walkFrom(text: string): Iterator<Uint8Array, void> {
    const walk = this.#walks.get(text) ?? this.#trie.keys(bytesOf(text));
    this.#walks.delete(text);
    return walk;
  }

  /** Keeps a walk that stands behind a key. */
  #keepWalk(text: string, walk: Iterator<Uint8Array, void>): void {
    this.#walks.set(text, walk);
    if (this.#walks.size > MAX_WALKS) {
      for (const oldest of this.#walks.keys()) {
        this.#walks.delete(oldest);
        break;
      }
    }
  }

  /** Nodes that prove what stands under `wanted`. */
  proof(wanted: readonly Uint8Array[]): Uint8Array[] {
    return createProof(this.store, this.root, wanted);
  }
}
