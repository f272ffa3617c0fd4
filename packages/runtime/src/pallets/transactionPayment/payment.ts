/**
 * Payment of a fee (protocol: consensus §7.4, staking §2.16): it is withdrawn before the call from whoever pays, what
 * was too much is given back after it, and the rest goes to the block's author.
 *
 * @packageDocumentation
 */

import { type AlternativePayment, DispatchFailure, type DueFee, invalid, type State } from "../../framework/index.ts";
import { blockAuthor } from "../aura/index.ts";
import {
  type Credit,
  deposit,
  dropCredit,
  reducibleBalance,
  splitCredit,
  totalBalance,
  withdraw,
} from "../balances/index.ts";

/** Returns whether a fee could be paid now. */
export function canPay(state: State, fee: DueFee, alternatives: readonly AlternativePayment[]): boolean {
  if (fee.amount <= reducibleBalance(state, fee.payer, "preserve")) return true;
  return alternatives.some((alternative) => alternative.canPay(state, fee));
}

/**
 * Takes the fee before the call. @returns what was taken in TAO; `undefined` when it was paid otherwise. Refuses the
 * transaction (`Payment`) when it cannot be paid.
 */
export function takeFee(state: State, fee: DueFee, alternatives: readonly AlternativePayment[]): Credit | undefined {
  const { payer, amount } = fee;
  if (amount === 0n) return undefined;
  if (amount <= reducibleBalance(state, payer, "preserve")) return withdraw(state, payer, amount, "preserve");
  const author = blockAuthor(state);
  if (!alternatives.some((alternative) => alternative.pay(state, fee, author))) invalid("Payment");
  return undefined;
}

/**
 * Gives back what was taken beyond the fee (rao) that is due after the call, and the fee to the block's author. What
 * the account cannot take back, since the call has ended it or filled it to the brim, goes the way of the fee.
 */
export function settleFee(state: State, payer: Uint8Array, taken: Credit, due: bigint): void {
  const [fee, excess] = splitCredit(taken, due);
  const isSettled = excess.amount === 0n || (totalBalance(state, payer) > 0n && tryDeposit(state, payer, excess));
  payAuthor(state, isSettled ? fee : taken);
}

/** A fee without author, or too small to bring the author's account into being, is destroyed. */
function payAuthor(state: State, fee: Credit): void {
  if (fee.amount === 0n) return;
  const author = blockAuthor(state);
  if (author === undefined || !tryDeposit(state, author, fee)) dropCredit(state, fee);
}

function tryDeposit(state: State, who: Uint8Array, credit: Credit): boolean {
  try {
    state.transactional(() => deposit(state, who, credit));
    return true;
  } catch (error) {
    if (error instanceof DispatchFailure) return false;
    throw error;
  }
}
