import { toHex } from "@opentao/codec";
import { blake2b256 } from "@opentao/crypto";
import { get, keys, type NodeStore, TrieError, type TrieNode } from "@opentao/trie";
import { malformed, NetworkError } from "../../errors.ts";
import { decodeStateResponse } from "./message.ts";

/** A part of a state that a proof shows. */
export interface StatePart {
  readonly entries: readonly (readonly [key: Uint8Array, value: Uint8Array])[];
  /** True when no key follows. */
  readonly complete: boolean;
}

/**
 * Keys greater than `after` with their values as far as a response proves them against a root that is trusted: nothing
 * within that range is left out.
 *
 * @throws NetworkError `MALFORMED`, `FALSE_ANSWER` when the response proves nothing
 */
export function checkStateResponse(root: Uint8Array, after: Uint8Array | undefined, message: Uint8Array): StatePart {
  const store = storeOf(message);
  const entries: [Uint8Array, Uint8Array][] = [];
  try {
    for (const key of keys(store, root, after)) {
      const value = get(store, root, key);
      if (value !== undefined) entries.push([key, value]);
    }
    return { entries, complete: true };
  } catch (error) {
    // Nothing is read but what the peer sent: whatever is wrong is wrong with that.
    if (!(error instanceof TrieError) || error.code !== "MISSING_NODE") throw malformed("a proof is broken", error);
    if (entries.length > 0) return { entries, complete: false };
    throw new NetworkError("FALSE_ANSWER", "the response proves no key", "Ask another peer.", { cause: error });
  }
}

/** Length below which a node of a trie stands in the node above it, in bytes; only the topmost may be shorter. */
const SHORTEST_NODE = 32;

function storeOf(message: Uint8Array): NodeStore {
  let proof: readonly Uint8Array[];
  try {
    proof = decodeStateResponse(message);
  } catch (error) {
    throw error instanceof NetworkError ? error : malformed("a part of a state cannot be read", error);
  }
  // Each node is hashed, however short it is.
  if (proof.filter(({ length }) => length < SHORTEST_NODE).length > 1) throw malformed("a proof has nodes of no trie");
  const nodes = new Map(proof.map((bytes) => [toHex(blake2b256(bytes)), bytes]));
  const decoded = new Map<string, TrieNode>();
  return {
    get: (hash) => nodes.get(toHex(hash)),
    decoded: { get: (hash) => decoded.get(toHex(hash)), set: (hash, node) => void decoded.set(toHex(hash), node) },
  };
}
