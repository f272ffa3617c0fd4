import { attempt, ensure, fail, type State } from "../../../framework/index.ts";
import { min } from "../../../primitives/numbers.ts";
import { subnetExists } from "../../subtensorStorage/existence.ts";
import { SubnetTAO, SubtokenEnabled } from "../../subtensorStorage/index.ts";
import { approximateFee, hasPool, MAX_INPUT_FACTOR, simulateBuy } from "../../swap/index.ts";
import { errors } from "../errors.ts";
import { ensureHotkeyExists } from "../keys/ownership.ts";
import { isWorthShares } from "../ledger/sharePool.ts";
import { getColdkeyBalance } from "../ledger/tao.ts";
import type { Position } from "../position.ts";
import { MIN_STAKE } from "./limits.ts";

/** Fails with `InsufficientLiquidity` when far more TAO is offered than the pool can take. */
export function ensureBuyIsSane(state: State, netuid: number, amount: bigint): void {
  const isSane = !hasPool(state, netuid) || amount <= MAX_INPUT_FACTOR * SubnetTAO.get(state, netuid);
  ensure(isSane, errors.InsufficientLiquidity);
}

/** A wish to stake. */
export interface AddStake extends Position {
  /** TAO (rao). */
  readonly amount: bigint;
  /** TAO (rao) that can be staked within the price limit. */
  readonly maxAmount: bigint;
  /** True to stake less when the limit requires it. */
  readonly allowPartial: boolean;
}

/** Least amount of a purchase: the minimum stake and the fee for it. */
function leastAmount(state: State, netuid: number): bigint {
  const fee = attempt(() => simulateBuy(state, netuid, MIN_STAKE).feePaid);
  return MIN_STAKE + (fee ?? approximateFee(state, netuid, MIN_STAKE));
}

/** Fails unless the wish can be met (protocol: staking §3.1-3). */
export function validateAddStake(state: State, wish: AddStake): void {
  const { coldkey, hotkey, netuid, maxAmount, allowPartial } = wish;
  ensure(subnetExists(state, netuid), errors.SubnetNotExists);
  ensure(SubtokenEnabled.get(state, netuid), errors.SubtokenDisabled);
  ensure(wish.amount >= leastAmount(state, netuid), errors.AmountTooLow);
  ensure(allowPartial || wish.amount <= maxAmount, errors.SlippageTooHigh);
  const amount = min(wish.amount, maxAmount);
  ensure(amount <= getColdkeyBalance(state, coldkey), errors.NotEnoughBalanceToStake);
  ensureHotkeyExists(state, hotkey);
  const swap = attempt(() => simulateBuy(state, netuid, amount)) ?? fail(errors.InsufficientLiquidity);
  ensure(swap.amountPaidIn >= MIN_STAKE, errors.AmountTooLow);
  ensure(swap.amountPaidOut !== 0n, errors.InsufficientLiquidity);
  const canIncrease = isWorthShares(state, hotkey, netuid, swap.amountPaidOut);
  ensure(canIncrease, errors.InsufficientLiquidity);
}
