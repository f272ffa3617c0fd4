import { commonLength, fromNibbles, toNibbles } from "./nibbles.ts";
import type { Branch, TrieNode } from "./node.ts";
import type { NodeReader } from "./store.ts";

/** The value under `key` in the trie below `root`, or `undefined`. @throws TrieError */
export function getValue(reader: NodeReader, root: TrieNode | undefined, key: Uint8Array): Uint8Array | undefined {
  const nibbles = toNibbles(key);
  let node = root;
  let offset = 0;
  while (node !== undefined) {
    if (commonLength(node.partial, nibbles, offset) < node.partial.length) return undefined;
    offset += node.partial.length;
    if (offset === nibbles.length) return node.value === undefined ? undefined : reader.value(node.value);
    if (node.kind === "leaf") return undefined;
    const child: Branch["children"][number] = node.children[nibbles[offset] ?? 0];
    node = child === undefined ? undefined : reader.child(child);
    offset += 1;
  }
  return undefined;
}

function join(path: Uint8Array, partial: Uint8Array): Uint8Array {
  const joined = new Uint8Array(path.length + partial.length);
  joined.set(path);
  joined.set(partial, path.length);
  return joined;
}

/** Order of `path` against `bound`, as far as `path` goes: before it, a beginning of it, or after it. */
function compareToBound(path: Uint8Array, bound: Uint8Array): "before" | "prefix" | "after" {
  const common = commonLength(path, bound, 0);
  if (common === path.length) return common <= bound.length ? "prefix" : "after";
  if (common === bound.length) return "after";
  return (path[common] ?? 0) < (bound[common] ?? 0) ? "before" : "after";
}

/** Keys of the trie below `root` that are greater than `after` (all, when not given), in ascending order. @throws TrieError */
export function* keysAfter(reader: NodeReader, root: TrieNode | undefined, after?: Uint8Array): Generator<Uint8Array> {
  if (root === undefined) return;
  yield* walk(reader, root, new Uint8Array(), after === undefined ? undefined : toNibbles(after));
}

function* walk(
  reader: NodeReader,
  node: TrieNode,
  above: Uint8Array,
  bound: Uint8Array | undefined,
): Generator<Uint8Array> {
  const path = join(above, node.partial);
  const position = bound === undefined ? "after" : compareToBound(path, bound);
  if (position === "before") return;
  if (node.value !== undefined && position === "after") yield fromNibbles(path);
  if (node.kind === "leaf") return;
  // Children below the bound's own need no visit; the bound's own is searched, those above it are taken whole.
  const first = position === "prefix" && bound !== undefined ? (bound[path.length] ?? 0) : 0;
  const onBound = position === "prefix" && bound !== undefined && path.length < bound.length;
  for (let i = first; i < node.children.length; i += 1) {
    const child = node.children[i];
    if (child === undefined) continue;
    yield* walk(reader, reader.child(child), join(path, Uint8Array.of(i)), onBound && i === first ? bound : undefined);
  }
}
