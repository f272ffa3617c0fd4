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

/** A node that is to be visited. */
interface Visit {
  readonly node: TrieNode;
  /** Half bytes above the node. */
  readonly above: Uint8Array;
  /** Half bytes that keys must be greater than; `undefined` when all below the node are. */
  readonly bound: Uint8Array | undefined;
}

/** A branch whose children are being visited. */
interface Visited {
  readonly node: Branch;
  /** Half bytes down to the branch and with its own. */
  readonly path: Uint8Array;
  /** The child that goes on along the bound. */
  readonly onBound: number | undefined;
  readonly bound: Uint8Array | undefined;
  next: number;
}

/**
 * Keys of the trie below `root` that are greater than `after` (all, when not given), in ascending order. @throws
 * TrieError
 */
export function* keysAfter(reader: NodeReader, root: TrieNode | undefined, after?: Uint8Array): Generator<Uint8Array> {
  if (root === undefined) return;
  const way: Visited[] = [];
  const bound = after === undefined ? undefined : toNibbles(after);
  for (let visit: Visit | undefined = { node: root, above: new Uint8Array(), bound }; ; ) {
    if (visit !== undefined) {
      const { node } = visit;
      const path = join(visit.above, node.partial);
      const position = visit.bound === undefined ? "after" : compareToBound(path, visit.bound);
      if (node.value !== undefined && position === "after") yield fromNibbles(path);
      if (node.kind === "branch" && position !== "before") way.push(enter(node, path, position, visit.bound));
    }
    const last = way.at(-1);
    if (last === undefined) return;
    visit = nextVisit(reader, last);
    if (visit === undefined) way.pop();
  }
}

/** Children below the bound's own need no visit; the bound's own is searched, those above it are taken whole. */
function enter(node: Branch, path: Uint8Array, position: "prefix" | "after", bound: Uint8Array | undefined): Visited {
  const onBound = position === "prefix" ? bound?.[path.length] : undefined;
  return { node, path, onBound, bound, next: onBound ?? 0 };
}

function nextVisit(reader: NodeReader, visited: Visited): Visit | undefined {
  const { node, path, onBound, bound } = visited;
  for (let at = visited.next; at < node.children.length; at += 1) {
    const child = node.children[at];
    if (child === undefined) continue;
    visited.next = at + 1;
    const above = new Uint8Array(path.length + 1);
    above.set(path);
    above[path.length] = at;
    return { node: reader.child(child), above, bound: at === onBound ? bound : undefined };
  }
  visited.next = node.children.length;
  return undefined;
}
