/**
 * The state trie: a base-16 Patricia tree over hashes, in state versions 0 and 1.
 *
 * Nodes are immutable and found by their hash in a {@link NodeStore}; an update gives the new root and the nodes to
 * store.
 *
 * @packageDocumentation
 */

export { TRIE_ERRORS, TrieError, type TrieErrorCode } from "./errors.ts";
export { closestMerkleValue } from "./merkleValue.ts";
export type { TrieNode } from "./node.ts";
export { orderedRoot } from "./orderedRoot.ts";
export { createProof, verifyProof } from "./proof.ts";
export type { NodeCache, NodeStore } from "./store.ts";
export { type Change, type Committed, EMPTY_ROOT, get, keys, type StateVersion, update } from "./trie.ts";
