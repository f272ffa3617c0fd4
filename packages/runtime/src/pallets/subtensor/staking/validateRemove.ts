import { attempt, ensure, fail, type State } from "../../../framework/index.ts";
import { subnetExists } from "../../subtensorStorage/existence.ts";
import { SubnetAlphaIn } from "../../subtensorStorage/index.ts";
import { hasPool, MAX_INPUT_FACTOR, simulateSell } from "../../swap/index.ts";
import { errors } from "../errors.ts";
import { ensureHotkeyExists } from "../keys/ownership.ts";
import { stakeAt } from "../ledger/positions.ts";
import { ensureAvailableToUnstake } from "../locks/available.ts";
import type { Position } from "../position.ts";
import { MIN_STAKE } from "./limits.ts";

/** Fails with `InsufficientLiquidity` when far more alpha is offered than the pool can take. */
export function ensureSellIsSane(state: State, netuid: number, amount: bigint): void {
  const isSane = !hasPool(state, netuid) || amount <= MAX_INPUT_FACTOR * SubnetAlphaIn.get(state, netuid);
  ensure(isSane, errors.InsufficientLiquidity);
}

/** A wish to unstake alpha. */
export interface RemoveStake extends Position {
  readonly amount: bigint;
  /** Alpha that can be sold within the price limit. */
  readonly maxAmount: bigint;
  /** True to sell less when the limit requires it. */
  readonly allowPartial: boolean;
}

/**
 * Fails unless the wish can be met (protocol: staking §3.4-5). What leaves nothing behind may be worth less than the
 * minimum.
 */
export function validateRemoveStake(state: State, wish: RemoveStake): void {
  const { coldkey, hotkey, netuid, amount, maxAmount, allowPartial } = wish;
  ensure(subnetExists(state, netuid), errors.SubnetNotExists);
  ensure(amount !== 0n, errors.AmountTooLow);
  const stake = stakeAt(state, { coldkey, hotkey, netuid });
  ensure(amount <= stake, errors.NotEnoughStakeToWithdraw);
  const swap = attempt(() => simulateSell(state, netuid, amount)) ?? fail(errors.InsufficientLiquidity);
  ensure(amount === stake || swap.amountPaidOut >= MIN_STAKE, errors.AmountTooLow);
  ensure(allowPartial || amount <= maxAmount, errors.SlippageTooHigh);
  ensureHotkeyExists(state, hotkey);
  ensureAvailableToUnstake(state, coldkey, netuid, amount);
}
