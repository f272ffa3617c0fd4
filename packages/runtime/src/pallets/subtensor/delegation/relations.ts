/**
 * Parents and children of a hotkey on a subnet (protocol: staking §4.3-4.5).
 *
 * @packageDocumentation
 */

import { bytesEqual, compareBytes } from "@opentao/codec";
import { ensure, type State } from "../../../framework/index.ts";
import { errors } from "../errors.ts";
import { U64_MAX } from "../numbers.ts";
import { ChildKeys, ParentKeys } from "../storage/index.ts";

/** An edge as it is stored: proportion out of 2⁶⁴ − 1, and the hotkey at its other end. */
export type Edge = [proportion: bigint, hotkey: Uint8Array];

/** Most children of a hotkey on a subnet. */
export const MAX_CHILDREN = 5;

const hasKey = (edges: readonly Edge[], key: Uint8Array) => edges.some(([, other]) => bytesEqual(other, key));
const withoutKey = (edges: readonly Edge[], key: Uint8Array) => edges.filter(([, other]) => !bytesEqual(other, key));

/** Edges by account; of several to one account the last counts. */
export function normalised(edges: readonly Edge[]): Edge[] {
  const last = edges.filter(([, key], index) => !hasKey(edges.slice(index + 1), key));
  return last.sort(([, a], [, b]) => compareBytes(a, b));
}

/** The edges with the one to `key` set to `proportion`: in its place, or at the end. */
function withEdge(edges: readonly Edge[], key: Uint8Array, proportion: bigint): Edge[] {
  if (!hasKey(edges, key)) return [...edges, [proportion, key]];
  return edges.map(([old, other]) => [bytesEqual(other, key) ? proportion : old, other]);
}

/** Fails unless the proportions stay within the whole and no child is also a parent. */
function ensureConsistent(children: readonly Edge[], parents: readonly Edge[]): void {
  const total = children.reduce((sum, [proportion]) => sum + proportion, 0n);
  ensure(total <= U64_MAX, errors.ProportionOverflow);
  ensure(!children.some(([, child]) => hasKey(parents, child)), errors.ChildParentInconsistency);
}

/** Parents of a hotkey, itself left out. */
export function parentsOf(state: State, hotkey: Uint8Array, netuid: number): Edge[] {
  return withoutKey(ParentKeys.get(state, hotkey, netuid), hotkey);
}

/** Fails unless `children` could become the children of `hotkey` as things are (protocol: staking §4.4-8). */
export function ensureCanHaveChildren(
  state: State,
  hotkey: Uint8Array,
  netuid: number,
  children: readonly Edge[],
): void {
  const parents = parentsOf(state, hotkey, netuid);
  ensureConsistent(withoutKey(ChildKeys.get(state, hotkey, netuid), hotkey), parents);
  ensure(!hasKey(children, hotkey), errors.InvalidChild);
  ensure(children.length <= MAX_CHILDREN, errors.TooManyChildren);
  ensureConsistent(children, parents);
}

function storeChildren(state: State, hotkey: Uint8Array, netuid: number, edges: readonly Edge[]): void {
  if (edges.length === 0) ChildKeys.delete(state, hotkey, netuid);
  else ChildKeys.set(state, hotkey, netuid, [...edges]);
}

function storeParents(state: State, hotkey: Uint8Array, netuid: number, edges: readonly Edge[]): void {
  if (edges.length === 0) ParentKeys.delete(state, hotkey, netuid);
  else ParentKeys.set(state, hotkey, netuid, [...edges]);
}

/**
 * Makes `children` the children of `hotkey`: both ends of every edge are kept in step, both lists of the hotkey are put in
 * the order of accounts. Fails when the relations would be inconsistent.
 */
export function replaceChildren(state: State, hotkey: Uint8Array, netuid: number, children: readonly Edge[]): void {
  const next = withoutKey(normalised(children), hotkey);
  const parents = normalised(parentsOf(state, hotkey, netuid));
  ensureConsistent(next, parents);
  const previous = ChildKeys.get(state, hotkey, netuid);
  storeChildren(state, hotkey, netuid, next);
  for (const [proportion, child] of next) {
    storeParents(state, child, netuid, withEdge(ParentKeys.get(state, child, netuid), hotkey, proportion));
  }
  for (const [, child] of previous) {
    if (!hasKey(next, child)) {
      storeParents(state, child, netuid, withoutKey(ParentKeys.get(state, child, netuid), hotkey));
    }
  }
  storeParents(state, hotkey, netuid, parents);
  for (const [proportion, parent] of parents) {
    storeChildren(state, parent, netuid, withEdge(ChildKeys.get(state, parent, netuid), hotkey, proportion));
  }
}
