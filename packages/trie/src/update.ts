import { commonLength } from "./nibbles.ts";
import { type Branch, CHILDREN, type ChildRef, type TrieNode, type ValueRef } from "./node.ts";
import type { NodeReader } from "./store.ts";

/** An update of a trie: the reader of its nodes, and what the new trie no longer has of the old one. */
export interface Update {
  readonly reader: NodeReader;
  /** Hashes of stored nodes and values, once for each place that they have left. */
  readonly removed: Uint8Array[];
}

/** The node behind a child that another takes the place of. @throws TrieError */
function take({ reader, removed }: Update, from: ChildRef): TrieNode {
  if (from.kind === "stored") removed.push(from.hash);
  return reader.child(from);
}

function drop({ removed }: Update, value: ValueRef | undefined): void {
  if (value?.kind === "hashed") removed.push(value.hash);
}

const child = (node: TrieNode): ChildRef => ({ kind: "node", node });

function branch(
  partial: Uint8Array,
  value: ValueRef | undefined,
  entries: readonly (readonly [number, TrieNode])[],
): Branch {
  const children: (ChildRef | undefined)[] = new Array(CHILDREN).fill(undefined);
  for (const [at, node] of entries) children[at] = child(node);
  return { kind: "branch", partial, children, value };
}

/** The trie with `value` under the key whose rest is `nibbles`. @throws TrieError */
export function insert(update: Update, node: TrieNode | undefined, nibbles: Uint8Array, value: ValueRef): TrieNode {
  if (node === undefined) return { kind: "leaf", partial: nibbles, value };
  const { partial } = node;
  const common = commonLength(partial, nibbles, 0);
  if (common < partial.length) {
    const lower = { ...node, partial: partial.subarray(common + 1) };
    const at = partial[common] ?? 0;
    if (common === nibbles.length) return branch(nibbles, value, [[at, lower]]);
    const leaf: TrieNode = { kind: "leaf", partial: nibbles.subarray(common + 1), value };
    return branch(partial.subarray(0, common), undefined, [
      [at, lower],
      [nibbles[common] ?? 0, leaf],
    ]);
  }
  if (common === nibbles.length) {
    drop(update, node.value);
    return { ...node, value };
  }
  const at = nibbles[common] ?? 0;
  const rest = nibbles.subarray(common + 1);
  if (node.kind === "leaf") return branch(partial, node.value, [[at, { kind: "leaf", partial: rest, value }]]);
  const below = node.children[at];
  const inserted = insert(update, below === undefined ? undefined : take(update, below), rest, value);
  return { ...node, children: node.children.with(at, child(inserted)) };
}

/** The trie without the key whose rest is `nibbles`; the same node when the key is not there. @throws TrieError */
export function remove(update: Update, node: TrieNode | undefined, nibbles: Uint8Array): TrieNode | undefined {
  if (node === undefined || commonLength(node.partial, nibbles, 0) < node.partial.length) return node;
  const offset = node.partial.length;
  if (offset === nibbles.length) {
    if (node.value === undefined) return node;
    drop(update, node.value);
    return node.kind === "leaf" ? undefined : collapse(update, { ...node, value: undefined });
  }
  if (node.kind === "leaf") return node;
  const at = nibbles[offset] ?? 0;
  const below = node.children[at];
  if (below === undefined) return node;
  const before = update.reader.child(below);
  const after = remove(update, before, nibbles.subarray(offset + 1));
  if (after === before) return node;
  if (below.kind === "stored") update.removed.push(below.hash);
  return collapse(update, {
    ...node,
    children: node.children.with(at, after === undefined ? undefined : child(after)),
  });
}

/** Reduces a branch that has one thing left to that thing: a leaf with its value, or its only child. */
function collapse(update: Update, node: Branch): TrieNode | undefined {
  const left = node.children.flatMap((entry, at) => (entry === undefined ? [] : [{ entry, at }]));
  const [only] = left;
  if (only === undefined)
    return node.value === undefined ? undefined : { kind: "leaf", partial: node.partial, value: node.value };
  if (left.length > 1 || node.value !== undefined) return node;
  const below = take(update, only.entry);
  return { ...below, partial: Uint8Array.from([...node.partial, only.at, ...below.partial]) };
}
