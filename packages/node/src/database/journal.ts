import { fixedBytes, struct, toHex, type Value, vec } from "@opentao/codec";
import type { StateChange, StoredNode } from "./commit.ts";

const Hashes = vec(fixedBytes(32));

/**
 * Nodes that a block's state has and its parent's has not, and the other way round, as stored: hashes, once for each
 * place.
 */
export const Journal = struct({ added: Hashes, removed: Hashes });
export type Journal = Value<typeof Journal>;

/** A change without what leaves a place only to come to it again, or to another. */
export function netChange({ nodes, removed }: StateChange): { added: StoredNode[]; removed: Uint8Array[] } {
  const leaving = new Map<string, Uint8Array[]>();
  for (const hash of removed) {
    const name = toHex(hash);
    const same = leaving.get(name);
    if (same === undefined) leaving.set(name, [hash]);
    else same.push(hash);
  }
  const added = nodes.filter(({ hash }) => leaving.get(toHex(hash))?.pop() === undefined);
  return { added, removed: [...leaving.values()].flat() };
}
