/**
 * Dividends of inherited stake go back to where the stake came from (protocol: consensus §2.13).
 *
 * @packageDocumentation
 */

import { bytesEqual } from "@opentao/codec";
import { U96F32 } from "@opentao/fixed";
import { type State, Subject } from "../../../framework/index.ts";
import { U16_MAX, U64_MAX } from "../../../primitives/numbers.ts";
import { ROOT } from "../../../primitives/subnets.ts";
import { ChildKeys, CKBurn, Owner } from "../../subtensorStorage/index.ts";
import { childTake } from "../delegation/childTake.ts";
import { parentsOf } from "../delegation/relations.ts";
import { getStakeForHotkeyOnSubnet } from "../ledger/positions.ts";
import { taoWeight } from "../ledger/stakeWeights.ts";

/** Division of a hotkey's dividends. */
export interface DividendSplit {
  /** Whole amounts. */
  readonly recipients: readonly (readonly [hotkey: Uint8Array, amount: bigint])[];
  /** Part of them that is burned because the stake is inherited from another coldkey. */
  readonly burned: bigint;
}

/** Part of a parent in the dividend of a child. */
export interface ParentFigures {
  readonly parent: Uint8Array;
  /** Stake that it contributes. */
  readonly part: U96F32;
  /** Dividend that its stake earned. */
  readonly earned: U96F32;
  /** Part of that which is burned, and which the child takes; 0 where both have the same coldkey. */
  readonly burn: U96F32;
  readonly take: U96F32;
  /** Amount that it gets. */
  readonly paid: bigint;
}

/** Division of a hotkey's dividend, with its numbers. */
export interface SplitFigures {
  readonly netuid: number;
  readonly hotkey: Uint8Array;
  readonly dividend: U96F32;
  /** Stake of its own that the hotkey kept. */
  readonly own: U96F32;
  /** Own and inherited stake. */
  readonly total: U96F32;
  readonly takeShare: U96F32;
  readonly burnShare: U96F32;
  readonly parents: readonly ParentFigures[];
  /** Dividend of the stake of its own, and takes. */
  readonly kept: U96F32;
  readonly taken: U96F32;
}

export const DIVIDEND_SPLIT = new Subject<SplitFigures>("SubtensorModule.dividend_split");

const proportionOf = (proportion: bigint): U96F32 => U96F32.fraction(proportion, U64_MAX);

/** `proportion` of a hotkey's own stake: alpha, and root stake at its weight. */
function contribution(state: State, hotkey: Uint8Array, netuid: number, proportion: U96F32): U96F32 {
  const alpha = U96F32.mul(U96F32.fromInteger(getStakeForHotkeyOnSubnet(state, hotkey, netuid)), proportion);
  const root = U96F32.mul(U96F32.fromInteger(getStakeForHotkeyOnSubnet(state, hotkey, ROOT)), proportion);
  return U96F32.add(alpha, U96F32.mul(root, taoWeight(state)));
}

/** Part of its stake that a hotkey did not give to children. */
function keptProportion(state: State, hotkey: Uint8Array, netuid: number): U96F32 {
  const given = ChildKeys.get(state, hotkey, netuid).map(([proportion]) => proportionOf(proportion));
  return U96F32.sub(U96F32.one, U96F32.sum(given));
}

/** Contribution of a parent to a hotkey's stake on a subnet. */
interface ParentPart {
  readonly parent: Uint8Array;
  readonly part: U96F32;
}

/** Divides a dividend that is not 0. */
function divide(
  state: State,
  hotkey: Uint8Array,
  netuid: number,
  dividend: U96F32,
  parents: readonly ParentPart[],
): DividendSplit {
  const own = contribution(state, hotkey, netuid, keptProportion(state, hotkey, netuid));
  const inherited = U96F32.sum(parents.map(({ part }) => part));
  const total = U96F32.add(U96F32.fromInteger(U96F32.toU64(own)), inherited);
  const owner = Owner.get(state, hotkey);
  const takeShare = U96F32.fraction(childTake(state, hotkey, netuid), U16_MAX);
  const burnShare = proportionOf(CKBurn.get(state));
  const divided = parents.map(({ parent, part }): ParentFigures => {
    const earned = U96F32.mul(dividend, U96F32.div(part, total));
    const isOwn = bytesEqual(Owner.get(state, parent), owner);
    const burn = isOwn ? U96F32.zero : U96F32.mul(burnShare, earned);
    const take = isOwn ? U96F32.zero : U96F32.mul(takeShare, earned);
    return { parent, part, earned, burn, take, paid: U96F32.toU64(U96F32.sub(U96F32.sub(earned, burn), take)) };
  });
  const kept = divided.reduce((rest, { earned }) => U96F32.sub(rest, earned), dividend);
  const taken = U96F32.sum(divided.map(({ take }) => take));
  state.tell(DIVIDEND_SPLIT, () => ({
    ...{ netuid, hotkey, dividend, own, total, takeShare, burnShare, parents: divided, kept, taken },
  }));
  return {
    recipients: [
      ...divided.map(({ parent, paid }) => [parent, paid] as const),
      [hotkey, U96F32.toU64(U96F32.add(kept, taken))],
    ],
    burned: divided.reduce((sum, { burn }) => sum + U96F32.toU64(burn), 0n),
  };
}

/**
 * Splits a hotkey's dividend between itself and its parents, by what each contributed to its stake. From parents of
 * another coldkey it keeps its take, and the chain's part is burned.
 */
export function splitDividend(state: State, hotkey: Uint8Array, netuid: number, dividend: bigint): DividendSplit {
  const edges = parentsOf(state, hotkey, netuid);
  if (dividend === 0n) {
    const keys = [...edges.map(([, parent]) => parent), hotkey];
    return { recipients: keys.map((key) => [key, 0n] as const), burned: 0n };
  }
  const parents = edges.map(([proportion, parent]) => ({
    parent,
    part: contribution(state, parent, netuid, proportionOf(proportion)),
  }));
  return divide(state, hotkey, netuid, U96F32.fromInteger(dividend), parents);
}
