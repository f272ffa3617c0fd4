import { bytesEqual } from "@opentao/codec";
import { EMPTY_ROOT } from "./commit.ts";
import { commonLength, toNibbles } from "./nibbles.ts";
import type { ChildRef } from "./node.ts";
import { encodeNode, type Reference } from "./nodeCodec.ts";
import { NodeReader, type NodeStore } from "./store.ts";

/** Reference of a parent to a child that is stored: its hash, or its encoding when shorter. */
function referenceOf(child: ChildRef): Reference {
  if (child.kind === "stored") return child.hash;
  const { node } = child;
  const below = node.kind === "leaf" ? [] : node.children.filter((entry) => entry !== undefined);
  return encodeNode(node, node.value, below.map(referenceOf));
}

/**
 * The Merkle value of the node closest to the root whose key begins with `key`: as long as it stays the same, nothing
 * that begins with `key` has changed. `undefined` when nothing does.
 *
 * @throws TrieError when the store lacks a node
 */
export function closestMerkleValue(store: NodeStore, root: Uint8Array, key: Uint8Array): Uint8Array | undefined {
  if (bytesEqual(root, EMPTY_ROOT)) return undefined;
  const reader = new NodeReader(store);
  const nibbles = toNibbles(key);
  let value = root;
  let node = reader.node(root);
  for (let offset = 0; node !== undefined; offset += 1) {
    const common = commonLength(node.partial, nibbles, offset);
    offset += common;
    if (offset === nibbles.length) return value;
    if (common < node.partial.length || node.kind === "leaf") return undefined;
    const child: ChildRef | undefined = node.children[nibbles[offset] ?? 0];
    if (child === undefined) return undefined;
    value = referenceOf(child);
    node = reader.child(child);
  }
  return undefined;
}
