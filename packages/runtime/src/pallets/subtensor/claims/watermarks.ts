/**
 * Root dividends of a hotkey that a coldkey may not claim: those it claimed already, and those from before it staked
 * (protocol: staking §3.10).
 *
 * @packageDocumentation
 */

import { I96F32 } from "@opentao/fixed";
import type { State } from "../../../framework/index.ts";
import { saturatingSub } from "../../../primitives/numbers.ts";
import { ROOT } from "../../../primitives/subnets.ts";
import { RootClaimed } from "../../subtensorStorage/index.ts";
import { stakeAt } from "../ledger/positions.ts";
import type { Position, WalletKeys } from "../position.ts";
import { addRootColdkey, removeRootColdkeyIfEmpty } from "./coldkeys.ts";
import { alphaAtRate, claimRate, claimRates } from "./rates.ts";

/** Raises the watermarks of a position for root stake (rao) added to it: it has no part in what accrued before. */
export function raiseWatermarks(state: State, { coldkey, hotkey }: WalletKeys, amount: bigint): void {
  for (const [netuid, rate] of claimRates(state, hotkey)) {
    const alpha = alphaAtRate(rate, amount);
    if (alpha > 0n) RootClaimed.mutate(state, netuid, hotkey, coldkey, (claimed) => claimed + alpha);
  }
}

function lowerWatermarks(state: State, { coldkey, hotkey }: WalletKeys, amount: bigint): void {
  for (const [netuid, rate] of claimRates(state, hotkey)) {
    const before = RootClaimed.get(state, netuid, hotkey, coldkey);
    const after = saturatingSub(before, alphaAtRate(rate, amount));
    if (after === 0n) RootClaimed.delete(state, netuid, hotkey, coldkey);
    else if (after !== before) RootClaimed.set(state, netuid, hotkey, coldkey, after);
  }
}

/** Follows root stake (rao) that was added to a position. */
export function trackRootStakeAdded(state: State, keys: WalletKeys, amount: bigint): void {
  const { coldkey } = keys;
  raiseWatermarks(state, keys, amount);
  addRootColdkey(state, coldkey);
}

/** Follows root stake (rao) that was taken from a position. */
export function trackRootStakeRemoved(state: State, keys: WalletKeys, amount: bigint): void {
  const { coldkey } = keys;
  lowerWatermarks(state, keys, amount);
  removeRootColdkeyIfEmpty(state, coldkey);
}

/** Alpha of a subnet that a coldkey can claim with a hotkey, before rounding; may be below zero. */
export function owedAlpha(state: State, { coldkey, hotkey, netuid }: Position): I96F32 {
  const rootStake = stakeAt(state, { coldkey, hotkey, netuid: ROOT });
  const claimable = I96F32.mul(claimRate(state, hotkey, netuid), I96F32.fromInteger(rootStake));
  return I96F32.sub(claimable, I96F32.fromInteger(RootClaimed.get(state, netuid, hotkey, coldkey)));
}
