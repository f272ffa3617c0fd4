import { bytesEqual, compact, u32 } from "@opentao/codec";
import { commit, EMPTY_ROOT, type StateVersion, type StoredBytes } from "./commit.ts";
import { type Difference, differences, type KeyRange } from "./differences.ts";
import { toNibbles } from "./nibbles.ts";
import type { TrieNode } from "./node.ts";
import { getValue, keysAfter } from "./read.ts";
import { NodeReader, type NodeStore } from "./store.ts";
import { insert, remove } from "./update.ts";

/** A key with its new value; `undefined` removes it. */
export type Change = readonly [key: Uint8Array, value: Uint8Array | undefined];

/** Outcome of an update: the new root, and what must be stored for it (nodes and hashed values, by their hash). */
export interface Committed {
  readonly root: Uint8Array;
  readonly nodes: readonly StoredBytes[];
  /**
   * Hashes of what the old trie has and the new one has not. Both this and `nodes` name a hash once for each place
   * where it stands, so that a store that counts the places of each hash knows when the last has gone.
   */
  readonly removed: readonly Uint8Array[];
}

function rootNode(reader: NodeReader, root: Uint8Array): TrieNode | undefined {
  return bytesEqual(root, EMPTY_ROOT) ? undefined : reader.node(root);
}

/** The trie with one root, to be read many times: its root is read once. */
export class StoredTrie {
  readonly #reader: NodeReader;
  readonly #root: Uint8Array;
  #node: { readonly root: TrieNode | undefined } | undefined;

  constructor(store: NodeStore, root: Uint8Array) {
    this.#reader = new NodeReader(store);
    this.#root = root;
  }

  /** Value under `key`, or `undefined`. @throws TrieError when the store lacks a node */
  get(key: Uint8Array): Uint8Array | undefined {
    return getValue(this.#reader, this.#rootNode(), key);
  }

  /**
   * Keys greater than `after` (all, when not given) in ascending order. @throws TrieError when the store lacks a node
   */
  keys(after?: Uint8Array): Generator<Uint8Array> {
    return keysAfter(this.#reader, this.#rootNode(), after);
  }

  /**
   * Differences from another trie of the same store, in ascending order of their keys. What both have in common is not
   * read.
   *
   * @throws TrieError when the store lacks a node
   */
  differencesFrom(before: StoredTrie, range: KeyRange): Generator<Difference> {
    return differences(this.#reader, before.#rootNode(), this.#rootNode(), range);
  }

  #rootNode(): TrieNode | undefined {
    this.#node ??= { root: rootNode(this.#reader, this.#root) };
    return this.#node.root;
  }
}

/** Value under `key`, or `undefined`. @throws TrieError when the store lacks a node */
export function get(store: NodeStore, root: Uint8Array, key: Uint8Array): Uint8Array | undefined {
  return new StoredTrie(store, root).get(key);
}

/** Keys greater than `after` (all, when not given) in ascending order. @throws TrieError when the store lacks a node */
export function keys(store: NodeStore, root: Uint8Array, after?: Uint8Array): Generator<Uint8Array> {
  return new StoredTrie(store, root).keys(after);
}

/**
 * The trie with all `changes`, the later of two to the same key winning. @throws TrieError when the store lacks a node
 */
export function update(
  store: NodeStore,
  root: Uint8Array,
  changes: Iterable<Change>,
  version: StateVersion,
): Committed {
  const reader = new NodeReader(store);
  let node = rootNode(reader, root);
  const removed: Uint8Array[] = node === undefined ? [] : [root];
  const edit = { reader, removed };
  for (const [key, value] of changes) {
    const nibbles = toNibbles(key);
    node =
      value === undefined ? remove(edit, node, nibbles) : insert(edit, node, nibbles, { kind: "new", bytes: value });
  }
  return { ...commit(node, version, store.decoded), removed };
}

const index = compact(u32);
const NO_STORE: NodeStore = { get: () => undefined };

/** Root of the trie that holds `values` under their compact-encoded positions: the extrinsics root of a block. */
export function orderedRoot(values: readonly Uint8Array[], version: StateVersion): Uint8Array {
  const changes = values.map((value, i) => [index.encode(i), value] as const);
  return update(NO_STORE, EMPTY_ROOT, changes, version).root;
}
