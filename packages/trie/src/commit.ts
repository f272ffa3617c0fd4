import { blake2b256 } from "@opentao/crypto";
import {
  type Branch,
  type ChildRef,
  HASH_LENGTH,
  type Leaf,
  MAX_INLINE_VALUE,
  type TrieNode,
  type ValueRef,
} from "./node.ts";
import { EMPTY_NODE, encodeNode, type Reference } from "./nodeCodec.ts";
import type { NodeCache } from "./store.ts";

/** 0: values stand in their node; 1: values over 32 bytes are stored under their hash. */
export type StateVersion = 0 | 1;

/** A node or a hashed value as it is stored. */
export interface StoredBytes {
  readonly hash: Uint8Array;
  readonly bytes: Uint8Array;
}

/** Root of the trie without keys. */
export const EMPTY_ROOT: Uint8Array = blake2b256(EMPTY_NODE);

/** A node with its encoding. */
interface Encoded {
  readonly bytes: Uint8Array;
  /** The node as it would be decoded again. */
  readonly node: TrieNode;
}

/**
 * The root of a new trie, and the nodes and hashed values that it has and the old one has not. `decoded` gets the nodes
 * as well: the next update goes the same ways, and need not read and decode what this one had at hand.
 */
export function commit(
  node: TrieNode | undefined,
  version: StateVersion,
  decoded: NodeCache | undefined,
): { root: Uint8Array; nodes: StoredBytes[] } {
  const nodes: StoredBytes[] = [];
  if (node === undefined) return { root: EMPTY_ROOT, nodes };
  const store = (bytes: Uint8Array): Uint8Array => {
    const hash = blake2b256(bytes);
    nodes.push({ hash, bytes });
    return hash;
  };
  const storeNode = ({ bytes, node: stored }: Encoded): Uint8Array => {
    const hash = store(bytes);
    decoded?.set(hash, stored, bytes.length);
    return hash;
  };
  // What no cache keeps may lie in the memory of others.
  const kept = decoded === undefined ? (bytes: Uint8Array) => bytes : owned;
  const settle = (value: ValueRef): ValueRef => {
    if (value.kind !== "new") return value;
    if (version === 0 || value.bytes.length <= MAX_INLINE_VALUE) return { kind: "inline", bytes: kept(value.bytes) };
    return { kind: "hashed", hash: store(value.bytes) };
  };
  const leaf = ({ partial, value }: Leaf): Encoded => {
    const settled: Leaf = { kind: "leaf", partial: kept(partial), value: settle(value) };
    return { bytes: encodeNode(settled, settled.value, []), node: settled };
  };
  const branch = ({ partial, children, value }: Branch): Encoded => {
    const settledValue = value === undefined ? undefined : settle(value);
    const references: Reference[] = [];
    const settled = children.map((child): ChildRef | undefined => {
      if (child === undefined) return undefined;
      if (child.kind === "stored") {
        references.push(child.hash);
        return child;
      }
      const encoded = encode(child.node);
      const inline = encoded.bytes.length < HASH_LENGTH;
      const reference = inline ? encoded.bytes : storeNode(encoded);
      references.push(reference);
      return inline ? { kind: "node", node: encoded.node } : { kind: "stored", hash: reference };
    });
    const made: Branch = { kind: "branch", partial: kept(partial), children: settled, value: settledValue };
    return { bytes: encodeNode(made, settledValue, references), node: made };
  };
  // Two frames of the stack for each level, whatever the trie: children are encoded before their parent's bytes begin.
  const encode = (entry: TrieNode): Encoded => (entry.kind === "leaf" ? leaf(entry) : branch(entry));
  return { root: storeNode(encode(node)), nodes };
}

/** The bytes without more memory behind them: what a cache keeps takes no more room than it says. */
function owned(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
}
