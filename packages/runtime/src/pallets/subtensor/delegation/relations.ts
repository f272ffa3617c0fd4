/**
 * Parents and children of a hotkey on a subnet (protocol: staking §4.3-4.5).
 *
 * @packageDocumentation
 */

import { bytesEqual, compareBytes } from "@opentao/codec";
import { ensure, type State } from "../../../framework/index.ts";
import { U64_MAX } from "../../../primitives/numbers.ts";
import { ROOT } from "../../../primitives/subnets.ts";
import { ChildKeys, ParentKeys, TaoWeight } from "../../subtensorStorage/index.ts";
import { errors } from "../errors.ts";
import { getStakeForHotkeyOnSubnet } from "../ledger/positions.ts";

/** An edge as it is stored: proportion out of 2⁶⁴ − 1, and the hotkey at its other end. */
export type Edge = [proportion: bigint, hotkey: Uint8Array];

/** Most children of a hotkey on a subnet. */
export const MAX_CHILDREN = 5;

/**
 * Most parents of a hotkey on a subnet: twice the validators of root, who may all lend to the owner (deviations,
 * Safety).
 */
export const MAX_PARENTS = 128;

/** To see what one parent brings. */
const COMPARED = { refTime: 0, reads: 2 };

const hasKey = (edges: readonly Edge[], key: Uint8Array) => edges.some(([, other]) => bytesEqual(other, key));
const withoutKey = (edges: readonly Edge[], key: Uint8Array) => edges.filter(([, other]) => !bytesEqual(other, key));

/** Edges by account; of several to one account the last counts. */
export function normalized(edges: readonly Edge[]): Edge[] {
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

/** Stake that a parent brings to a child: its own on the subnet and on root, by the part that it gives. */
function contribution(state: State, [part, parent]: Edge, netuid: number): bigint {
  const alpha = getStakeForHotkeyOnSubnet(state, parent, netuid) << 64n;
  return (alpha + getStakeForHotkeyOnSubnet(state, parent, ROOT) * TaoWeight.get(state)) * part;
}

/**
 * Makes `parent` a parent of `child`. A child with as many parents as it may have loses the one that brings least, or
 * the newcomer fails who brings no more: strangers without stake keep nobody out, and push nobody out.
 */
function addParent(state: State, child: Uint8Array, netuid: number, edge: Edge): void {
  const [proportion, parent] = edge;
  const parents = ParentKeys.get(state, child, netuid);
  if (hasKey(parents, parent) || parents.length < MAX_PARENTS) {
    storeParents(state, child, netuid, withEdge(parents, parent, proportion));
    return;
  }
  state.weigh(COMPARED, parents.length);
  let place = 0;
  const brought = parents.map((other) => contribution(state, other, netuid));
  for (const [at, value] of brought.entries()) if (value < (brought[place] ?? 0n)) place = at;
  const [least, weakest] = [brought[place] ?? 0n, parents[place]];
  ensure(weakest !== undefined && contribution(state, edge, netuid) > least, errors.NotEnoughStakeToSetChildkeys);
  storeChildren(state, weakest[1], netuid, withoutKey(ChildKeys.get(state, weakest[1], netuid), child));
  storeParents(state, child, netuid, [...withoutKey(parents, weakest[1]), edge]);
}

/** Stores a hotkey's parents in the order of accounts, and brings those in step that say otherwise. */
function refreshParents(state: State, hotkey: Uint8Array, netuid: number): void {
  const stored = ParentKeys.get(state, hotkey, netuid);
  const parents = normalized(withoutKey(stored, hotkey));
  const isOrdered =
    parents.length === stored.length && parents.every(([, key], at) => bytesEqual(key, stored[at]?.[1] ?? hotkey));
  if (!isOrdered) storeParents(state, hotkey, netuid, parents);
  for (const [proportion, parent] of parents) {
    const edges = ChildKeys.get(state, parent, netuid);
    const isInStep = edges.some(([part, child]) => part === proportion && bytesEqual(child, hotkey));
    if (!isInStep) storeChildren(state, parent, netuid, withEdge(edges, hotkey, proportion));
  }
}

/**
 * Makes `children` the children of `hotkey`: both ends of every edge are kept in step, both lists of the hotkey are put
 * in the order of accounts. Fails when the relations would be inconsistent, or a child has enough parents that bring
 * more.
 */
export function replaceChildren(state: State, hotkey: Uint8Array, netuid: number, children: readonly Edge[]): void {
  const next = withoutKey(normalized(children), hotkey);
  const parents = normalized(parentsOf(state, hotkey, netuid));
  ensureConsistent(next, parents);
  const previous = ChildKeys.get(state, hotkey, netuid);
  storeChildren(state, hotkey, netuid, next);
  for (const [proportion, child] of next) addParent(state, child, netuid, [proportion, hotkey]);
  for (const [, child] of previous) {
    if (!hasKey(next, child)) {
      storeParents(state, child, netuid, withoutKey(ParentKeys.get(state, child, netuid), hotkey));
    }
  }
  refreshParents(state, hotkey, netuid);
}
