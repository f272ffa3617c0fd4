import { bytesEqual } from "@opentao/codec";
import type { NodeCache, TrieNode } from "@opentao/trie";
import { ByteCache } from "./byteCache.ts";
import { KnownSteps } from "./knownSteps.ts";
import { latin1 } from "./text.ts";

/** Decoded nodes of a trie take more room than their encoding: as objects by its length, and each for itself. */
const DECODED_FACTOR = 8;
const DECODED_BYTES = 200;
/** Bytes that an array takes beside its contents. */
const ARRAY_BYTES = 240;

/** Makes a cache of decoded nodes. @param limit - bytes, about */
export function nodeCache(limit: number): NodeCache {
  const nodes = new ByteCache<TrieNode>(limit);
  return {
    get: (hash) => nodes.get(latin1(hash)),
    set: (hash, node, size) => nodes.set(latin1(hash), node, DECODED_BYTES + size * DECODED_FACTOR),
  };
}

/** Keys by their text, with bytes and new value (`undefined`: removed). */
export type Changes = ReadonlyMap<string, { readonly key: Uint8Array; readonly value: Uint8Array | undefined }>;

/** A key that is known to be absent. */
const ABSENT = null;

/**
 * Values of one state, that after the best block, and steps from key to key, so that reading them takes no walk down
 * the trie.
 */
export class ValueCache {
  readonly #values: ByteCache<Uint8Array | typeof ABSENT>;
  /** Steps of the same state. */
  readonly steps = new KnownSteps();
  #root: Uint8Array = new Uint8Array();

  /** @param limit - bytes, about */
  constructor(limit: number) {
    this.#values = new ByteCache(limit);
  }

  /** Returns whether the cache is of the state with this root. */
  isOf(root: Uint8Array): boolean {
    return this.#root === root || bytesEqual(this.#root, root);
  }

  /** The value under a key, `null` when the key is known to be absent, `undefined` when nothing is known. */
  get(text: string): Uint8Array | null | undefined {
    return this.#values.get(text);
  }

  /** Remembers what stands under a key. */
  set(text: string, value: Uint8Array | undefined): void {
    this.#values.set(text, value ?? ABSENT, value === undefined ? 0 : ARRAY_BYTES + value.length);
  }

  /** Goes on from the state `from` to the state `to` by `changes`; from any other state by forgetting everything. */
  advance(from: Uint8Array, to: Uint8Array, changes: Changes): void {
    if (!this.isOf(from)) this.reset(to);
    else {
      for (const [text, { value }] of changes) {
        const before = this.#values.get(text);
        const isThere = value !== undefined;
        if (before === undefined || (before !== ABSENT) !== isThere) this.steps.forgetOver(text);
        this.set(text, value);
      }
    }
    this.#root = to;
  }

  /** Forgets everything and turns to another state. */
  reset(root: Uint8Array): void {
    this.#values.clear();
    this.steps.clear();
    this.#root = root;
  }
}
