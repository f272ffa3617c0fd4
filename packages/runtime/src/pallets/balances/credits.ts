import type { State } from "../../framework/index.ts";
import { U64_MAX } from "../../primitives/numbers.ts";
import type { Preservation } from "./account.ts";
import { events } from "./events.ts";
import { decrease, increase, lowerIssuance } from "./movements.ts";
import { TotalIssuance } from "./storage.ts";

/**
 * TAO that exists and belongs to nobody yet. Whoever holds a credit must {@link deposit} or {@link dropCredit} it,
 * once, before the block ends: the total issuance counts it.
 */
export interface Credit {
  readonly amount: bigint;
}

/** Makes TAO that belongs to nobody yet; never more than the issuance can count. */
export function issueCredit(state: State, amount: bigint): Credit {
  const total = TotalIssuance.get(state);
  const issued = total + amount > U64_MAX ? U64_MAX - total : amount;
  TotalIssuance.set(state, total + issued);
  state.deposit(events.Issued({ amount: issued }));
  return { amount: issued };
}

/** Takes `amount` from an account as a credit. */
export function withdraw(state: State, who: Uint8Array, amount: bigint, preservation: Preservation): Credit {
  decrease(state, who, amount, preservation);
  state.deposit(events.Withdraw({ who, amount }));
  return { amount };
}

/**
 * Gives a credit to an account, which comes into being when it does not exist (`BelowMinimum` when it is too little).
 */
export function deposit(state: State, who: Uint8Array, credit: Credit): void {
  increase(state, who, credit.amount);
  state.deposit(events.Deposit({ who, amount: credit.amount }));
}

/** Divides a credit in two: at most `amount`, and the rest. */
export function splitCredit(credit: Credit, amount: bigint): readonly [Credit, Credit] {
  const first = amount < credit.amount ? amount : credit.amount;
  return [{ amount: first }, { amount: credit.amount - first }];
}

/** Destroys a credit. */
export function dropCredit(state: State, credit: Credit): void {
  lowerIssuance(state, credit.amount);
}
