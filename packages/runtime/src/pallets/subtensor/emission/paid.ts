/**
 * Payments of emission, told before the stake is changed: the change of the pool that follows at once is its effect.
 *
 * @packageDocumentation
 */

import type { U96F32 } from "@opentao/fixed";
import { Subject } from "../../../framework/index.ts";

/** Alpha for a miner's work. */
export interface MinerPayment {
  readonly netuid: number;
  /** Miner that earned it. */
  readonly hotkey: Uint8Array;
  readonly amount: bigint;
  /** Hotkey with which it is staked; `undefined` when it is withheld, since the miner is the subnet owner's. */
  readonly staked: Uint8Array | undefined;
}

export const MINER_PAID = new Subject<MinerPayment>("SubtensorModule.miner_paid");

/** Alpha for a validator: its owner's take, and what is left for all who stake with it. */
export interface TakenPayment {
  readonly netuid: number;
  readonly hotkey: Uint8Array;
  /** Stake for which it is paid. */
  readonly kind: "alpha" | "root";
  readonly amount: U96F32;
  readonly takeShare: U96F32;
  readonly take: bigint;
  readonly rest: bigint;
}

export const VALIDATOR_PAID = new Subject<TakenPayment>("SubtensorModule.validator_paid");

/** Cut of a subnet's owner. */
export interface OwnerPayment {
  readonly netuid: number;
  readonly hotkey: Uint8Array;
  readonly amount: bigint;
}

export const OWNER_PAID = new Subject<OwnerPayment>("SubtensorModule.owner_paid");
