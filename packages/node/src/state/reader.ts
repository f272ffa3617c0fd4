import { startsWith } from "@opentao/codec";
import { bytesOf, textOf } from "./text.ts";
import type { TrieState } from "./trieState.ts";

/** Read access to the state after one block. Keys and values are raw bytes. */
export interface StateReader {
  /** Value under `key`, or `undefined`. */
  get(key: Uint8Array): Uint8Array | undefined;
  /** Smallest key strictly greater than `key`, or `undefined`. */
  nextKey(key: Uint8Array): Uint8Array | undefined;
  /** Up to `count` keys that start with `prefix` and are strictly greater than `startKey`, in order. */
  keysPaged(prefix: Uint8Array, count: number, startKey?: Uint8Array): Uint8Array[];
  /** Trie nodes that prove the values (or the absence) of `keys` against the block's state root. */
  readProof(keys: readonly Uint8Array[]): Uint8Array[];
}

/** Read access to a stored state. */
export function readerOf(state: TrieState): StateReader {
  const nextKey = (key: Uint8Array) => {
    const next = state.nextText(textOf(key));
    return next === undefined ? undefined : bytesOf(next);
  };
  return {
    get: (key) => state.get(key, textOf(key)),
    nextKey,
    keysPaged: (prefix, count, startKey) => {
      const fromPrefix = startKey === undefined || textOf(startKey) < textOf(prefix);
      let key = fromPrefix ? prefix : nextKey(startKey);
      if (key === prefix && state.get(prefix, textOf(prefix)) === undefined) key = nextKey(prefix);
      const found: Uint8Array[] = [];
      while (key !== undefined && found.length < count && startsWith(key, prefix)) {
        found.push(key);
        key = nextKey(key);
      }
      return found;
    },
    readProof: (keys) => state.proof(keys),
  };
}
