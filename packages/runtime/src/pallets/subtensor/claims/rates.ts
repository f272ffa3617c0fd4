/**
 * Root dividends that hotkeys have accrued: for each subnet, alpha per rao of root stake (protocol: consensus §2.15).
 *
 * @packageDocumentation
 */

import { I96F32 } from "@opentao/fixed";
import { type State, Subject } from "../../../framework/index.ts";
import { ROOT } from "../../../primitives/subnets.ts";
import { endingSubnetIds } from "../../subtensorStorage/existence.ts";
import { Owner, RootClaimable, RootClaimed } from "../../subtensorStorage/index.ts";
import { getStakeForHotkeyOnSubnet, increaseStake } from "../ledger/positions.ts";
import { REMOVE, removing, type Sweep } from "../sweep.ts";

/** A subnet and a hotkey's rate on it. */
export type ClaimRate = readonly [netuid: number, rate: I96F32];

/** Root dividends that were divided among those who stake with a hotkey on root. */
export interface AccrualFigures {
  readonly hotkey: Uint8Array;
  readonly netuid: number;
  readonly amount: bigint;
  /** Root stake with the hotkey, in rao. */
  readonly rootStake: bigint;
  /** Rates before and after; both 0 where the amount is above the root stake and goes to the hotkey's owner. */
  readonly before: I96F32;
  readonly after: I96F32;
  readonly isStaked: boolean;
}

export const ROOT_ACCRUAL = new Subject<AccrualFigures>("SubtensorModule.root_accrual");

/** All rates of a hotkey, by subnet. Those of subnets that are ending count no more. */
export function claimRates(state: State, hotkey: Uint8Array): ClaimRate[] {
  const ending = endingSubnetIds(state);
  return RootClaimable.get(state, hotkey)
    .filter(([netuid]) => !ending.includes(netuid))
    .map(([netuid, { bits }]) => [netuid, I96F32.fromBits(bits)]);
}

/** Alpha that a rate gives an amount of root stake (rao), rounded down; never negative. */
export function alphaAtRate(rate: I96F32, rootStake: bigint): bigint {
  return I96F32.toInteger(I96F32.mul(rate, I96F32.fromInteger(rootStake)));
}

/**
 * Divides `amount` alpha of a subnet among those who stake with a hotkey on root. An amount above the root stake (rao)
 * is staked for the hotkey's owner instead.
 */
export function accrueRootDividends(state: State, hotkey: Uint8Array, netuid: number, amount: bigint): void {
  if (amount === 0n) return;
  const rootStake = getStakeForHotkeyOnSubnet(state, hotkey, ROOT);
  if (amount > rootStake) {
    const none = I96F32.zero;
    state.tell(ROOT_ACCRUAL, () => ({ hotkey, netuid, amount, rootStake, before: none, after: none, isStaked: true }));
    increaseStake(state, { coldkey: Owner.get(state, hotkey), hotkey, netuid }, amount);
    return;
  }
  RootClaimable.mutate(state, hotkey, (rates) => {
    const before = I96F32.fromBits(rates.find(([other]) => other === netuid)?.[1].bits ?? 0n);
    const after = I96F32.add(before, I96F32.fraction(amount, rootStake));
    state.tell(ROOT_ACCRUAL, () => ({ hotkey, netuid, amount, rootStake, before, after, isStaked: false }));
    return [...rates.filter(([other]) => other !== netuid), [netuid, { bits: after }]];
  });
}

/** To read and write one rate of a hotkey, in picoseconds. */
const RATE = 2_000_000;

function forgetRate(state: State, netuid: number, key: Uint8Array): number {
  const hotkey = RootClaimable.keysOf(key, () => true);
  if (hotkey === undefined) return 0;
  const rates = RootClaimable.get(state, hotkey);
  const kept = rates.filter(([other]) => other !== netuid);
  const weight = rates.length * RATE;
  if (kept.length === rates.length) return weight;
  if (kept.length === 0) RootClaimable.delete(state, hotkey);
  else RootClaimable.set(state, hotkey, kept);
  return weight + REMOVE;
}

/** Sweeps that forget the root dividends of a subnet that is ending, claimed or not. */
export const rateSweeps = (netuid: number): Sweep[] => [
  { prefix: RootClaimable.prefix, visit: (state, key) => forgetRate(state, netuid, key) },
  removing(RootClaimed.key(netuid)),
];
