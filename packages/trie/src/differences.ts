import { bytesEqual } from "@opentao/codec";
import { commonLength, fromNibbles, toNibbles } from "./nibbles.ts";
import { CHILDREN, type ChildRef, type TrieNode, type ValueRef } from "./node.ts";
import type { NodeReader } from "./store.ts";

/** A key whose value differs between two tries; a value is `undefined` where the key is absent. */
export interface Difference {
  readonly key: Uint8Array;
  readonly before: Uint8Array | undefined;
  readonly after: Uint8Array | undefined;
}

/** Part of the keys: those that begin with `prefix` and are greater than `from`. */
export interface KeyRange {
  readonly prefix: Uint8Array;
  readonly from?: Uint8Array | undefined;
}

/** Place of one trie at a path: a node, of whose own half bytes the first `skip` belong to the path. */
interface Side {
  readonly node: TrieNode;
  readonly skip: number;
}

/** A path at which the two tries may differ. */
interface Place {
  readonly path: Uint8Array;
  readonly before: Side | undefined;
  readonly after: Side | undefined;
}

/**
 * Differences between two tries in ascending order of their keys. Where both have the same node nothing is read: the
 * work grows with what differs and the depth of the tries, not with their size.
 *
 * @throws TrieError
 */
export function* differences(
  reader: NodeReader,
  before: TrieNode | undefined,
  after: TrieNode | undefined,
  range: KeyRange,
): Generator<Difference> {
  const prefix = toNibbles(range.prefix);
  const from = range.from === undefined ? undefined : toNibbles(range.from);
  const sides = [before, after].map((node) => node && { node, skip: 0 });
  // Places that are still to be visited, the next one last.
  const places: Place[] = [{ path: new Uint8Array(), before: sides[0], after: sides[1] }];
  for (let place = places.pop(); place !== undefined; place = places.pop()) {
    const isWanted = (path: Uint8Array): boolean =>
      agree(path, prefix) && (from === undefined || agree(path, from) || isAfter(path, from));
    const { path, below, values } = visit(reader, place, isWanted);
    const isWithin = path.length >= prefix.length && agree(path, prefix);
    if (values !== undefined && isWithin && (from === undefined || isAfter(path, from))) {
      const [left, right] = values.map((value) => value && reader.value(value));
      const isSame = left !== undefined && right !== undefined && bytesEqual(left, right);
      if (!isSame) yield { key: fromNibbles(path, path.length), before: left, after: right };
    }
    for (const next of below.reverse()) places.push(next);
  }
}

/** Contents of a place: values, when one has any and they are not the same, and the wanted places below, in order. */
interface Visit {
  readonly path: Uint8Array;
  readonly values: readonly [ValueRef | undefined, ValueRef | undefined] | undefined;
  readonly below: Place[];
}

function visit(reader: NodeReader, { path, before, after }: Place, isWanted: (path: Uint8Array) => boolean): Visit {
  const [left, right] = [restOf(before), restOf(after)];
  const common =
    left === undefined || right === undefined ? (left ?? right ?? path).length : commonLength(left, right, 0);
  const here = extended(path, (left ?? right ?? path).subarray(0, common));
  const [one, other] = [endingAt(before, common), endingAt(after, common)];
  const below: Place[] = [];
  for (let at = 0; at < CHILDREN; at += 1) {
    const [a, b] = [childAt(before, common, at), childAt(after, common, at)];
    if ((a === undefined && b === undefined) || isSameChild(a, b)) continue;
    const next = extended(here, Uint8Array.of(at));
    // Nothing is read of what is not asked for.
    if (isWanted(next)) below.push({ path: next, before: sideOf(reader, a), after: sideOf(reader, b) });
  }
  const isSame = one?.value === other?.value || isSameHash(one?.value, other?.value);
  return { path: here, values: isSame ? undefined : [one?.value, other?.value], below };
}

/** Half bytes of a node that the path does not hold yet. */
function restOf(side: Side | undefined): Uint8Array | undefined {
  return side?.node.partial.subarray(side.skip);
}

/** The node whose own half bytes end after `common` more of them. */
function endingAt(side: Side | undefined, common: number): TrieNode | undefined {
  return side !== undefined && side.skip + common === side.node.partial.length ? side.node : undefined;
}

/** Place of a trie one half byte further: a child, or the same node when its own half bytes go on there. */
function childAt(side: Side | undefined, common: number, at: number): ChildRef | Side | undefined {
  if (side === undefined) return undefined;
  const { node } = side;
  const end = side.skip + common;
  if (end < node.partial.length) return node.partial[end] === at ? { node, skip: end + 1 } : undefined;
  return node.kind === "branch" ? node.children[at] : undefined;
}

function sideOf(reader: NodeReader, child: ChildRef | Side | undefined): Side | undefined {
  if (child === undefined || "skip" in child) return child;
  return { node: reader.child(child), skip: 0 };
}

function isSameChild(a: ChildRef | Side | undefined, b: ChildRef | Side | undefined): boolean {
  if (a === undefined || b === undefined || "skip" in a || "skip" in b) return false;
  return a.kind === "stored" && b.kind === "stored" && bytesEqual(a.hash, b.hash);
}

function isSameHash(a: ValueRef | undefined, b: ValueRef | undefined): boolean {
  return a?.kind === "hashed" && b?.kind === "hashed" && bytesEqual(a.hash, b.hash);
}

function extended(path: Uint8Array, more: Uint8Array): Uint8Array {
  const longer = new Uint8Array(path.length + more.length);
  longer.set(path);
  longer.set(more, path.length);
  return longer;
}

/** Returns whether one of two paths begins with the other. */
function agree(a: Uint8Array, b: Uint8Array): boolean {
  return commonLength(a, b, 0) === Math.min(a.length, b.length);
}

/** Returns whether a path comes after another. */
function isAfter(path: Uint8Array, bound: Uint8Array): boolean {
  const common = commonLength(path, bound, 0);
  if (common === bound.length) return path.length > common;
  return common < path.length && (path[common] ?? 0) > (bound[common] ?? 0);
}
