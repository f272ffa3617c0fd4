import { TrieError } from "./errors.ts";
import type { ChildRef, TrieNode, ValueRef } from "./node.ts";
import { decodeNode } from "./nodeCodec.ts";

/** Cache of decoded nodes, which are never changed: those near the root are not decoded again and again. */
export interface NodeCache {
  /** The node with this hash, when it is still kept. */
  get(hash: Uint8Array): TrieNode | undefined;
  /** Keeps a node. @param size - length of its encoding in bytes */
  set(hash: Uint8Array, node: TrieNode, size: number): void;
}

/** Store of encoded nodes and hashed values by their hash. */
export interface NodeStore {
  /** Bytes stored under `hash`, or `undefined`. */
  get(hash: Uint8Array): Uint8Array | undefined;
  /** Decoded nodes of this store. */
  readonly decoded?: NodeCache;
}

/** Reader of nodes through a store, which reports all that it reads, for proofs. */
export class NodeReader {
  readonly #store: NodeStore;
  readonly #onRead: ((bytes: Uint8Array) => void) | undefined;

  constructor(store: NodeStore, onRead?: (bytes: Uint8Array) => void) {
    this.#store = store;
    this.#onRead = onRead;
  }

  /** The node with this hash; `undefined` for the empty trie. @throws TrieError `MISSING_NODE`, `INVALID_NODE` */
  node(hash: Uint8Array): TrieNode | undefined {
    // A reader that reports what it reads needs the bytes, which the cache does not have.
    const cache = this.#onRead === undefined ? this.#store.decoded : undefined;
    const cached = cache?.get(hash);
    if (cached !== undefined) return cached;
    const bytes = this.#read(hash);
    const node = decodeNode(bytes);
    if (node !== undefined) cache?.set(hash, node, bytes.length);
    return node;
  }

  /** The node behind a branch's child. @throws TrieError */
  child(child: ChildRef): TrieNode {
    if (child.kind === "node") return child.node;
    const node = this.node(child.hash);
    if (node === undefined) throw new TrieError("INVALID_NODE", "a branch has an empty trie as child");
    return node;
  }

  /** The bytes of a value. @throws TrieError `MISSING_NODE` */
  value(value: ValueRef): Uint8Array {
    return value.kind === "hashed" ? this.#read(value.hash) : value.bytes;
  }

  #read(hash: Uint8Array): Uint8Array {
    const bytes = this.#store.get(hash);
    if (bytes === undefined) throw new TrieError("MISSING_NODE", "a node of the trie is not in its store");
    this.#onRead?.(bytes);
    return bytes;
  }
}
