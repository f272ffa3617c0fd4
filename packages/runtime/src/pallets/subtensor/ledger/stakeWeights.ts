/**
 * Stake weight of a hotkey on a subnet: its own stake and what it inherits, alpha and the TAO staked on root
 * (protocol: consensus §1.8).
 *
 * @packageDocumentation
 */

import { I64F64, U96F32 } from "@opentao/fixed";
import type { State } from "../../../framework/index.ts";
import { U64_MAX } from "../../../primitives/numbers.ts";
import { ROOT } from "../../../primitives/subnets.ts";
import { ChildKeys, Keys, ParentKeys, SubnetworkN, TaoWeight } from "../../subtensorStorage/index.ts";
import { getStakeForHotkeyOnSubnet } from "./positions.ts";

/** Stake that counts for a hotkey in one pool. */
export interface CountedStake {
  readonly own: U96F32;
  /** Parts of its own that children got. */
  readonly given: readonly U96F32[];
  /** Parts of their own that parents gave. */
  readonly gotten: readonly U96F32[];
  /** Own stake, without what is given, with what is gotten. */
  readonly amount: bigint;
}

/** Stake weight of a hotkey. */
export interface StakeWeight {
  /** Alpha and weighted TAO together. */
  readonly total: I64F64;
  /** Alpha. */
  readonly alpha: bigint;
  /** TAO staked on root, in rao, before it is weighted. */
  readonly tao: bigint;
  /** Parts of which both consist; none of alpha on root, and none for a UID without hotkey. */
  readonly counted?: { readonly alpha: CountedStake | undefined; readonly tao: CountedStake };
}

/** Weight of one TAO staked on root against one alpha. */
export function taoWeight(state: State): U96F32 {
  return U96F32.fraction(TaoWeight.get(state), U64_MAX);
}

const proportionOf = (proportion: bigint): U96F32 => U96F32.fraction(proportion, U64_MAX);

/** Parts of stake that a hotkey passes to its children on a subnet, and gets from its parents. */
interface Relations {
  readonly given: readonly U96F32[];
  readonly received: readonly (readonly [part: U96F32, parent: Uint8Array])[];
}

function relationsOf(state: State, hotkey: Uint8Array, netuid: number): Relations {
  return {
    given: ChildKeys.get(state, hotkey, netuid).map(([part]) => proportionOf(part)),
    received: ParentKeys.get(state, hotkey, netuid).map(([part, parent]) => [proportionOf(part), parent]),
  };
}

/** Stake on `pool` that counts for a hotkey: without what its children got, with what its parents gave. */
function inherited(state: State, hotkey: Uint8Array, pool: number, { given, received }: Relations): CountedStake {
  const own = U96F32.fromInteger(getStakeForHotkeyOnSubnet(state, hotkey, pool));
  const passedOn = given.map((part) => U96F32.mul(own, part));
  const gotten = received.map(([part, parent]) =>
    U96F32.mul(U96F32.fromInteger(getStakeForHotkeyOnSubnet(state, parent, pool)), part),
  );
  const amount = U96F32.toU64(U96F32.add(U96F32.sub(own, U96F32.sum(passedOn)), U96F32.sum(gotten)));
  return { own, given: passedOn, gotten, amount };
}

/** @param weight - that of one TAO staked on root */
function stakeWeightOf(state: State, hotkey: Uint8Array, netuid: number, weight: I64F64): StakeWeight {
  const relations = relationsOf(state, hotkey, netuid);
  const ofAlpha = netuid === ROOT ? undefined : inherited(state, hotkey, netuid, relations);
  const alpha = ofAlpha?.amount ?? getStakeForHotkeyOnSubnet(state, hotkey, ROOT);
  const ofTao = inherited(state, hotkey, ROOT, relations);
  const tao = ofTao.amount;
  const weighted = I64F64.mul(I64F64.fromInteger(tao), weight);
  const total = I64F64.add(I64F64.fromInteger(alpha), weighted);
  return { total, alpha, tao, counted: { alpha: ofAlpha, tao: ofTao } };
}

const weightOfTao = (state: State): I64F64 => I64F64.from(U96F32, taoWeight(state));

/** Stake weight of a hotkey on a subnet. */
export function getStakeWeightsForHotkeyOnSubnet(state: State, hotkey: Uint8Array, netuid: number): StakeWeight {
  return stakeWeightOf(state, hotkey, netuid, weightOfTao(state));
}

/** Stake weights of a subnet's neurons, by UID; a UID without hotkey weighs nothing. */
export function getStakeWeightsForNetwork(state: State, netuid: number): StakeWeight[] {
  const weight = weightOfTao(state);
  return Array.from({ length: SubnetworkN.get(state, netuid) }, (_, uid) => {
    const hotkey = Keys.find(state, netuid, uid);
    if (hotkey === undefined) return { total: I64F64.zero, alpha: 0n, tao: 0n };
    return stakeWeightOf(state, hotkey, netuid, weight);
  });
}
