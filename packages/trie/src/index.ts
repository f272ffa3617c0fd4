/**
 * The state trie: a base-16 Patricia tree over hashes, in state versions 0 and 1.
 *
 * Nodes are immutable and found by their hash in a {@link NodeStore}; an update gives the new root and the nodes to
 * store.
 *
 * @example
 * ```ts
 * import { toHex } from "@opentao/codec";
 * import { orderedRoot } from "@opentao/trie";
 *
 * const extrinsics = [Uint8Array.of(1, 2, 3), Uint8Array.of(4)];
 * console.log(toHex(orderedRoot(extrinsics, 1))); // 0x13ad8e00c86f5511df9ef113b6b3eaf87ed038aed6a9fb37a1e40416f8297506
 * ```
 *
 * @packageDocumentation
 */

export { EMPTY_ROOT, type StateVersion } from "./commit.ts";
export type { Difference, KeyRange } from "./differences.ts";
export { TRIE_ERRORS, TrieError, type TrieErrorCode } from "./errors.ts";
export { closestMerkleValue } from "./merkleValue.ts";
export type { TrieNode } from "./node.ts";
export { createProof, verifyProof } from "./proof.ts";
export type { NodeCache, NodeStore } from "./store.ts";
export {
  type Change,
  type Committed,
  get,
  keys,
  orderedRoot,
  StoredTrie,
  update,
} from "./trie.ts";
