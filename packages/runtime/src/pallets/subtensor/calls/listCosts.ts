/**
 * Costs of calls because of lists that the caller, or strangers, can make long: they read them whole, or look at each
 * item.
 *
 * @packageDocumentation
 */

import type { State, WeighContext, WeightSpec } from "../../../framework/index.ts";
import {
  AutoStakeDestination,
  AutoStakeDestinationColdkeys,
  ChildKeys,
  OwnedHotkeys,
  Owner,
  ParentKeys,
  StakeThreshold,
  StakingHotkeys,
  TimelockedWeightCommits,
} from "../../subtensorStorage/index.ts";
import { storageIndex } from "../../subtensorStorage/storageIndex.ts";
import { MAX_CHILDREN, MAX_PARENTS } from "../delegation/relations.ts";
import { currentEpoch } from "../tempo/schedule.ts";
import { lengthAt, networks, plus } from "./costs.ts";

/** To read a list and write it again, in picoseconds a byte. */
const LIST_BYTE = 60_000;
/** Bytes of one relation of a parent and a child. */
const EDGE_BYTES = 40;
/** Alpha and root stake of a parent, in the guard and in the call. */
const READS_OF_PARENT = 4;
/** A key with an end, to see whether a hotkey has a place on any subnet. */
const READS_OF_PLACES = 2;
/** Reads that tell of a UID whether it says that the hotkey works for its owner. */
const READS_OF_PLACE = 5;

/** To read a list of so many bytes, and write it again. */
const listCost = (bytes: number): WeightSpec => ({ refTime: bytes * LIST_BYTE });

type HotkeyList = typeof OwnedHotkeys;

const bytesOf = (state: State, list: HotkeyList, who: Uint8Array | undefined): number =>
  who === undefined ? 0 : lengthAt(state, list.key(who));

const parentBytes = (state: State, hotkey: Uint8Array, netuid: number): number =>
  lengthAt(state, ParentKeys.key(hotkey, netuid));

/** A call that asks for the caller's stake weight on subnets, once for each time that they are named. */
export function withParents(base: WeightSpec, { state, who }: WeighContext, netuids: readonly number[]): WeightSpec {
  if (who === undefined || StakeThreshold.get(state) === 0n) return base;
  const lengths = new Map([...new Set(netuids)].map((netuid) => [netuid, parentBytes(state, who, netuid)]));
  const bytes = netuids.reduce((sum, netuid) => sum + (lengths.get(netuid) ?? 0), 0);
  const cost = { ...listCost(2 * bytes), reads: READS_OF_PARENT * Math.ceil(bytes / EDGE_BYTES) };
  return plus(base, cost);
}

/** A call that may add a hotkey to those with which the caller stakes. */
export const withStakingList = (base: WeightSpec, { state, who }: WeighContext): WeightSpec =>
  plus(base, listCost(bytesOf(state, StakingHotkeys, who)));

/** A call that may add a hotkey to those that the caller owns. */
export const withOwnLists = (base: WeightSpec, context: WeighContext): WeightSpec =>
  plus(withStakingList(base, context), listCost(bytesOf(context.state, OwnedHotkeys, context.who)));

/** A call that looks for one of the caller's hotkeys with a place on a subnet. */
export function withPlaces(base: WeightSpec, { state, who }: WeighContext): WeightSpec {
  const bytes = bytesOf(state, OwnedHotkeys, who);
  const reads = networks(state) + READS_OF_PLACES * Math.ceil(bytes / 32);
  return plus(base, { ...listCost(bytes), reads });
}

/** A change of children, with what it is to apply it later: each child may have to choose among its parents. */
export function childrenCost(
  base: WeightSpec,
  { state }: WeighContext,
  netuid: number,
  hotkey: Uint8Array,
  children: readonly (readonly [bigint, Uint8Array])[],
): WeightSpec {
  const own = parentBytes(state, hotkey, netuid);
  const theirs = children.slice(0, MAX_CHILDREN).map(([, child]) => parentBytes(state, child, netuid));
  const full = theirs.filter((bytes) => bytes >= MAX_PARENTS * EDGE_BYTES).length;
  return plus(base, {
    ...listCost(2 * own + theirs.reduce((sum, bytes) => sum + bytes, 0)),
    reads: Math.ceil(own / EDGE_BYTES) + full * 2 * MAX_PARENTS,
  });
}

/**
 * A registration by work of a hotkey that somebody owns: it may leave its owner, with the relations that the owner gave
 * it.
 */
export function claimOfHotkey(base: WeightSpec, { state }: WeighContext, hotkey: Uint8Array): WeightSpec {
  if (!Owner.has(state, hotkey)) return base;
  const owner = Owner.get(state, hotkey);
  const bytes = [OwnedHotkeys, StakingHotkeys].map((list) => lengthAt(state, list.key(owner)));
  const relations = ChildKeys.keysUnder(state, hotkey).map(
    ([, netuid]) => MAX_CHILDREN + Math.floor(parentBytes(state, hotkey, netuid) / EDGE_BYTES),
  );
  const edges = relations.reduce((sum, count) => sum + 2 + count, 0);
  const each = networks(state) + 2 * edges;
  return plus(plus(base, listCost(bytes.reduce((sum, length) => sum + length, 0))), {
    refTime: 0,
    reads: 3 * each + READS_OF_PLACE * networks(state),
    writes: each + networks(state),
  });
}

/** A commit to the list of all encrypted weights of an epoch. */
export function timelockedCommit(
  base: WeightSpec,
  { state }: WeighContext,
  netuid: number,
  mechanism: number,
): WeightSpec {
  const key = TimelockedWeightCommits.key(storageIndex(netuid, mechanism), currentEpoch(state, netuid));
  return plus(base, listCost(lengthAt(state, key)));
}

/** A change of where the caller's miner emission goes: it leaves one list and joins another. */
export function autoStakeChange(
  base: WeightSpec,
  { state, who }: WeighContext,
  netuid: number,
  hotkey: Uint8Array,
): WeightSpec {
  const before = who === undefined ? undefined : AutoStakeDestination.get(state, who, netuid);
  const lists = before === undefined ? [hotkey] : [hotkey, before];
  const bytes = lists.map((owner) => lengthAt(state, AutoStakeDestinationColdkeys.key(owner, netuid)));
  return plus(base, listCost(bytes.reduce((sum, length) => sum + length, 0)));
}
