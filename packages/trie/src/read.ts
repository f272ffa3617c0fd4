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

/** Order of a path against `bound`, as far as the path goes: before it, a beginning of it, or after it. */
function compareToBound(path: Uint8Array, length: number, bound: Uint8Array): "before" | "prefix" | "after" {
  const most = Math.min(length, bound.length);
  for (let at = 0; at < most; at += 1) {
    const difference = (path[at] ?? 0) - (bound[at] ?? 0);
    if (difference !== 0) return difference < 0 ? "before" : "after";
  }
  return length <= bound.length ? "prefix" : "after";
}

/** A branch whose children are being visited. */
interface Visited {
  readonly node: Branch;
  /** Half bytes down to the branch and with its own. */
  readonly length: number;
  /** The child that goes on along the bound. */
  readonly onBound: number | undefined;
  next: number;
}

/** Half bytes of a key of the usual length; a path grows where one is longer. */
const USUAL_LENGTH = 512;

/** Half bytes from the root down to where a walk is. */
class Path {
  nibbles: Uint8Array = new Uint8Array(USUAL_LENGTH);

  /** Puts half bytes in, behind the first `length` ones. @returns how many there are with them */
  put(length: number, partial: Uint8Array): number {
    const total = length + partial.length;
    // One more than that: the place of a child.
    if (total >= this.nibbles.length) {
      const longer = new Uint8Array(2 * total);
      longer.set(this.nibbles);
      this.nibbles = longer;
    }
    this.nibbles.set(partial, length);
    return total;
  }
}

/**
 * Keys of the trie below `root` that are greater than `after` (all, when not given), in ascending order. @throws
 * TrieError
 */
export function* keysAfter(reader: NodeReader, root: TrieNode | undefined, after?: Uint8Array): Generator<Uint8Array> {
  const bound = after === undefined ? undefined : toNibbles(after);
  const path = new Path();
  const way: Visited[] = [];
  let node = root;
  let above = 0;
  let isOnBound = bound !== undefined;
  while (node !== undefined) {
    const length = path.put(above, node.partial);
    const position = bound !== undefined && isOnBound ? compareToBound(path.nibbles, length, bound) : "after";
    if (node.value !== undefined && position === "after") yield fromNibbles(path.nibbles, length);
    if (node.kind === "branch" && position !== "before") {
      // Children below the bound's own need no visit; the bound's own is searched, those above it are taken whole.
      const onBound = position === "prefix" ? bound?.[length] : undefined;
      way.push({ node, length, onBound, next: onBound ?? 0 });
    }
    node = undefined;
    for (let last = way[way.length - 1]; last !== undefined && node === undefined; last = way[way.length - 1]) {
      const at = nextChild(last);
      const child = last.node.children[at];
      if (child === undefined) {
        way.pop();
        continue;
      }
      node = reader.child(child);
      path.nibbles[last.length] = at;
      above = last.length + 1;
      isOnBound = at === last.onBound;
    }
  }
}

/** Place of the next child of a branch that is to be visited; that behind the last, when none is. */
function nextChild(visited: Visited): number {
  const { children } = visited.node;
  let at = visited.next;
  while (at < children.length && children[at] === undefined) at += 1;
  visited.next = at + 1;
  return at;
}
