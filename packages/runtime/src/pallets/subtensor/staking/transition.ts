/**
 * Stake that changes hotkey, coldkey or subnet (protocol: staking §3.8).
 *
 * @packageDocumentation
 */

import { bytesEqual } from "@opentao/codec";
import { attempt, ensure, fail, type State } from "../../../framework/index.ts";
import { min } from "../../../primitives/numbers.ts";
import { ROOT } from "../../../primitives/subnets.ts";
import { subnetExists } from "../../subtensorStorage/existence.ts";
import { SubtokenEnabled, TransferToggle } from "../../subtensorStorage/index.ts";
import { MAX_PRICE, MIN_PRICE, simulateSell } from "../../swap/index.ts";
import { becomeDelegateIfAbsent } from "../delegation/take.ts";
import { errors } from "../errors.ts";
import { ensureHotkeyExists, ownsHotkey } from "../keys/ownership.ts";
import { stakeAt } from "../ledger/positions.ts";
import { transferTao } from "../ledger/tao.ts";
import { ensureAvailableToUnstake } from "../locks/available.ts";
import type { Position } from "../position.ts";
import { isSubnetAccount } from "../subnets/account.ts";
import { stakeIntoSubnet } from "./into.ts";
import { MIN_STAKE, type PriceLimit } from "./limits.ts";
import { maxAmountMove } from "./maxAmounts.ts";
import { unstakeFromSubnet } from "./outOf.ts";
import { transferStakeWithinSubnet } from "./within.ts";

/** A wish to move alpha from one position to another. */
export interface Transition {
  readonly from: Position;
  readonly to: Position;
  readonly amount: bigint;
  /** Limit of the relative price, in billionths. */
  readonly limit?: PriceLimit;
  /** True when the subnets must allow that stake changes coldkeys. */
  readonly isTransfer: boolean;
}

const isSame = (a: Position, b: Position) =>
  a.netuid === b.netuid && bytesEqual(a.hotkey, b.hotkey) && bytesEqual(a.coldkey, b.coldkey);

function validate(state: State, { from, to, limit, isTransfer }: Transition, amount: bigint, maxAmount: bigint): void {
  ensure(!isSame(from, to), errors.SameNetuid);
  ensure(!isSubnetAccount(to.coldkey), errors.CannotUseSystemAccount);
  const subnets = from.netuid === to.netuid ? [from.netuid] : [from.netuid, to.netuid];
  const all = (condition: (netuid: number) => boolean) => subnets.every(condition);
  ensure(
    all((netuid) => subnetExists(state, netuid)),
    errors.SubnetNotExists,
  );
  ensure(
    all((netuid) => SubtokenEnabled.get(state, netuid)),
    errors.SubtokenDisabled,
  );
  ensureHotkeyExists(state, from.hotkey);
  ensureHotkeyExists(state, to.hotkey);
  const isAcross = subnets.length > 1;
  if (isAcross) {
    const swap = attempt(() => simulateSell(state, from.netuid, amount)) ?? fail(errors.InsufficientLiquidity);
    ensure(swap.amountPaidOut > MIN_STAKE, errors.AmountTooLow);
    ensure(limit?.allowPartial !== false || amount <= maxAmount, errors.SlippageTooHigh);
  }
  ensure(!isTransfer || all((netuid) => TransferToggle.get(state, netuid)), errors.TransferDisallowed);
  if (isAcross) ensureAvailableToUnstake(state, from.coldkey, from.netuid, amount);
}

/**
 * Sells on one subnet and buys on the other. One of the two legs pays a fee: the first, or the second when coming from
 * root.
 */
function moveAcross(state: State, { from, to }: Transition, amount: bigint): bigint {
  const fromRoot = from.netuid === ROOT;
  const tao = unstakeFromSubnet(state, from, amount, {
    beneficiary: from.coldkey,
    limit: MIN_PRICE,
    dropFees: fromRoot,
  });
  if (!bytesEqual(from.coldkey, to.coldkey)) transferTao(state, from.coldkey, to.coldkey, tao);
  if (tao < MIN_STAKE) return tao;
  if (!ownsHotkey(state, to)) becomeDelegateIfAbsent(state, to.hotkey);
  stakeIntoSubnet(state, to, tao, MAX_PRICE, !fromRoot);
  return tao;
}

/**
 * Moves stake. A price limit bounds the amount; the trades themselves then take any price. What is worth less than the
 * minimum after the sale stays as TAO with the receiving coldkey.
 *
 * @returns the TAO (rao) that moved
 */
export function transitionStake(state: State, wish: Transition): bigint {
  const { from, to, limit } = wish;
  const amount = min(wish.amount, stakeAt(state, from));
  const isAcross = from.netuid !== to.netuid;
  const maxAmount =
    isAcross && limit !== undefined ? maxAmountMove(state, from.netuid, to.netuid, limit.price) : amount;
  validate(state, wish, amount, maxAmount);
  const moved = min(amount, maxAmount);
  if (isAcross) return moveAcross(state, wish, moved);
  return transferStakeWithinSubnet(state, from, to, moved);
}
