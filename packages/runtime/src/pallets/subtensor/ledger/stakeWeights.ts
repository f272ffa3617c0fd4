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

/** Stake weight of a hotkey. */
interface StakeWeight {
  /** Alpha and weighted TAO together. */
  readonly total: I64F64;
  /** Alpha. */
  readonly alpha: bigint;
  /** TAO staked on root, in rao, before it is weighted. */
  readonly tao: bigint;
}

/** Weight of one TAO staked on root against one alpha. */
export function taoWeight(state: State): U96F32 {
  return U96F32.fraction(TaoWeight.get(state), U64_MAX);
}

const proportionOf = (proportion: bigint): U96F32 => U96F32.fraction(proportion, U64_MAX);

/** Stake on `pool` that counts for a hotkey on `netuid`: without what its children got, with what its parents gave. */
function inherited(state: State, hotkey: Uint8Array, netuid: number, pool: number): bigint {
  const own = U96F32.fromInteger(getStakeForHotkeyOnSubnet(state, hotkey, pool));
  const given = ChildKeys.get(state, hotkey, netuid).map(([part]) => U96F32.mul(own, proportionOf(part)));
  const received = ParentKeys.get(state, hotkey, netuid).map(([part, parent]) =>
    U96F32.mul(U96F32.fromInteger(getStakeForHotkeyOnSubnet(state, parent, pool)), proportionOf(part)),
  );
  return U96F32.toU64(U96F32.add(U96F32.sub(own, U96F32.sum(given)), U96F32.sum(received)));
}

/** Alpha that counts for a hotkey on a subnet; on root, what is staked with it. */
function getInheritedForHotkeyOnSubnet(state: State, hotkey: Uint8Array, netuid: number): bigint {
  return netuid === ROOT ? getStakeForHotkeyOnSubnet(state, hotkey, ROOT) : inherited(state, hotkey, netuid, netuid);
}

/** Root stake (rao) that counts for a hotkey on a subnet. */
function getTaoInheritedForHotkeyOnSubnet(state: State, hotkey: Uint8Array, netuid: number): bigint {
  return inherited(state, hotkey, netuid, ROOT);
}

/** Stake weight of a hotkey on a subnet. */
export function getStakeWeightsForHotkeyOnSubnet(state: State, hotkey: Uint8Array, netuid: number): StakeWeight {
  const alpha = getInheritedForHotkeyOnSubnet(state, hotkey, netuid);
  const tao = getTaoInheritedForHotkeyOnSubnet(state, hotkey, netuid);
  const weighted = I64F64.mul(I64F64.fromInteger(tao), I64F64.from(U96F32, taoWeight(state)));
  return { total: I64F64.add(I64F64.fromInteger(alpha), weighted), alpha, tao };
}

/** Stake weights of a subnet's neurons, by UID; a UID without hotkey weighs nothing. */
export function getStakeWeightsForNetwork(state: State, netuid: number): StakeWeight[] {
  return Array.from({ length: SubnetworkN.get(state, netuid) }, (_, uid) => {
    const hotkey = Keys.find(state, netuid, uid);
    if (hotkey === undefined) return { total: I64F64.zero, alpha: 0n, tao: 0n };
    return getStakeWeightsForHotkeyOnSubnet(state, hotkey, netuid);
  });
}
