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
import type { WalletKeys } from "../position.ts";
import { addRootColdkey, removeRootColdkeyIfEmpty } from "./coldkeys.ts";
import { alphaAtRate, type ClaimRate, claimRates } from "./rates.ts";

/**
 * Weight, in a call, of each watermark that it may raise or lower. Stake that goes may lower it twice more, for a
 * nomination of which too little is left and for a fee in alpha; work stays within three times the weight then too.
 */
export const WATERMARK = { refTime: 50_000_000 } as const;

/** To raise one watermark, where the weight shows as work goes: in blocks and in `unstake_all_alpha`. */
const RAISED = { refTime: 0, reads: 1, writes: 1 };

/**
 * Watermarks of a coldkey with a hotkey while it claims. A sale on one subnet raises those of all others: sums gather
 * here, and each is written once.
 */
export class Watermarks {
  readonly #state: State;
  readonly #keys: WalletKeys;
  readonly #rates: readonly ClaimRate[];
  readonly #raised = new Map<number, bigint>();
  #rootStake: I96F32 | undefined;

  /** @param rates - all rates of the hotkey */
  constructor(state: State, keys: WalletKeys, rates: readonly ClaimRate[]) {
    this.#state = state;
    this.#keys = keys;
    this.#rates = rates;
  }

  /** Alpha of a subnet that can be claimed at the hotkey's rate there, before rounding; may be below zero. */
  owed(netuid: number, rate: I96F32): I96F32 {
    const { coldkey, hotkey } = this.#keys;
    this.#rootStake ??= I96F32.fromInteger(stakeAt(this.#state, { coldkey, hotkey, netuid: ROOT }));
    const claimable = I96F32.mul(rate, this.#rootStake);
    const claimed = RootClaimed.get(this.#state, netuid, hotkey, coldkey) + (this.#raised.get(netuid) ?? 0n);
    return I96F32.sub(claimable, I96F32.fromInteger(claimed));
  }

  /** Raises the watermark of one subnet by alpha that was claimed. */
  raise(netuid: number, alpha: bigint): void {
    if (alpha > 0n) this.#raised.set(netuid, (this.#raised.get(netuid) ?? 0n) + alpha);
  }

  /** Raises all for root stake (rao) that was added to the position: it has no part in what accrued before. */
  raiseAll(rootStake: bigint): void {
    this.#rootStake = undefined;
    for (const [netuid, rate] of this.#rates) this.raise(netuid, alphaAtRate(rate, rootStake));
  }

  /** Writes what was raised. @returns the number of watermarks */
  write(): number {
    const { coldkey, hotkey } = this.#keys;
    const { size } = this.#raised;
    this.#state.weigh(RAISED, size);
    for (const [netuid, alpha] of this.#raised) {
      RootClaimed.mutate(this.#state, netuid, hotkey, coldkey, (claimed) => claimed + alpha);
    }
    this.#raised.clear();
    return size;
  }
}

/** Raises the watermarks of a position for root stake (rao) added to it. */
function raiseWatermarks(state: State, keys: WalletKeys, amount: bigint): void {
  const watermarks = new Watermarks(state, keys, claimRates(state, keys.hotkey));
  watermarks.raiseAll(amount);
  watermarks.write();
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
