import { bytesEqual, toHex } from "@opentao/codec";
import { blake2b256 } from "@opentao/crypto";
import { EMPTY_ROOT } from "./commit.ts";
import { TrieError } from "./errors.ts";
import { getValue } from "./read.ts";
import { NodeReader, type NodeStore } from "./store.ts";
import { get } from "./trie.ts";

/**
 * Nodes and hashed values that show what stands under `keys`, or that nothing does. @throws TrieError when the store
 * lacks a node
 */
export function createProof(store: NodeStore, root: Uint8Array, keys: readonly Uint8Array[]): Uint8Array[] {
  if (bytesEqual(root, EMPTY_ROOT)) return [];
  const seen = new Map<string, Uint8Array>();
  const reader = new NodeReader(store, (bytes) => seen.set(toHex(blake2b256(bytes)), bytes));
  for (const key of keys) getValue(reader, reader.node(root), key);
  return [...seen.values()];
}

/**
 * Values under `keys` as a proof shows them against a root that is trusted; `undefined` where it shows that there is
 * none.
 *
 * @throws TrieError `INVALID_PROOF` when the proof does not reach that far, or its nodes are broken
 */
export function verifyProof(
  root: Uint8Array,
  proof: readonly Uint8Array[],
  keys: readonly Uint8Array[],
): (Uint8Array | undefined)[] {
  const nodes = new Map(proof.map((bytes) => [toHex(blake2b256(bytes)), bytes]));
  try {
    return keys.map((key) => get({ get: (hash) => nodes.get(toHex(hash)) }, root, key));
  } catch (error) {
    if (error instanceof TrieError)
      throw new TrieError("INVALID_PROOF", `the proof does not show every key: ${error.message}`);
    throw error;
  }
}
