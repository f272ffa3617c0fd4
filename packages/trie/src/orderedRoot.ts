import { compact, u32 } from "@opentao/codec";
import { EMPTY_ROOT, type StateVersion, update } from "./trie.ts";

const index = compact(u32);
const NO_STORE = { get: () => undefined };

/** Root of the trie that holds `values` under their compact-encoded positions: the extrinsics root of a block. */
export function orderedRoot(values: readonly Uint8Array[], version: StateVersion): Uint8Array {
  const changes = values.map((value, i) => [index.encode(i), value] as const);
  return update(NO_STORE, EMPTY_ROOT, changes, version).root;
}
