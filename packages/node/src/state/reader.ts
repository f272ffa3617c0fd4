import { startsWith } from "@opentao/codec";
import type { StateReader } from "../chain/interface.ts";
import { textOf } from "./text.ts";
import type { TrieState } from "./trieState.ts";

/** Read access to a stored state. */
export function readerOf(state: TrieState): StateReader {
  const nextKey = (key: Uint8Array) => state.nextKey(key, textOf(key));
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
