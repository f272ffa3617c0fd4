/**
 * Moving, making and destroying TAO. All amounts are in rao; every function fails, as a call does, without having
 * written anything that the caller's storage layer would not undo.
 *
 * @packageDocumentation
 */

import { bytesEqual } from "@opentao/codec";
import { arithmeticError, ensure, fail, type State, tokenError } from "../../framework/index.ts";
import { U64_MAX } from "../../primitives/numbers.ts";
import { canRemoveProvider } from "../system/references.ts";
import { Account } from "../system/storage.ts";
import { EXISTENTIAL_DEPOSIT, mutateBalance, type Preservation, reducible } from "./account.ts";
import { errors } from "./errors.ts";
import { events } from "./events.ts";
import { TotalIssuance } from "./storage.ts";

/** Fails unless `amount` could be added to an account. */
function ensureCanDeposit(state: State, who: Uint8Array, amount: bigint): void {
  if (amount === 0n) return;
  const { free, reserved } = Account.get(state, who).data;
  ensure(free + reserved + amount <= U64_MAX, arithmeticError("Overflow"));
  ensure(free + amount >= EXISTENTIAL_DEPOSIT, tokenError("BelowMinimum"));
}

/** Fails unless `amount` could be taken from an account and, where that matters, the account would stay. */
function ensureCanWithdraw(state: State, who: Uint8Array, amount: bigint, mayEnd: boolean): void {
  if (amount === 0n) return;
  const info = Account.get(state, who);
  const { free, reserved, frozen } = info.data;
  ensure(free >= amount, tokenError("FundsUnavailable"));
  ensure(amount <= reducible(info, "expendable"), tokenError("Frozen"));
  const ends = free - amount < EXISTENTIAL_DEPOSIT;
  if (ends && !canRemoveProvider(info)) fail(tokenError("OnlyProvider"));
  ensure(free - amount + reserved >= frozen, tokenError("Frozen"));
  if (ends && !mayEnd) fail(tokenError("NotExpendable"));
}

/** Takes exactly `amount` from an account's free balance. */
function decrease(state: State, who: Uint8Array, amount: bigint, preservation: Preservation): void {
  if (amount === 0n) return;
  ensure(reducible(Account.get(state, who), preservation) >= amount, tokenError("FundsUnavailable"));
  mutateBalance(state, who, (data) => {
    data.free -= amount;
  });
}

/** Adds exactly `amount` to an account's free balance. */
function increase(state: State, who: Uint8Array, amount: bigint): void {
  if (amount === 0n) return;
  ensureCanDeposit(state, who, amount);
  mutateBalance(state, who, (data) => {
    data.free += amount;
  });
}

/** Accounts between which an amount moves. */
export interface Parties {
  readonly from: Uint8Array;
  readonly to: Uint8Array;
}

/** Moves `amount` from one account to another. Nothing, and an amount to oneself, can always be moved. */
export function transfer(state: State, { from, to }: Parties, amount: bigint, preservation: Preservation): void {
  ensureCanWithdraw(state, from, amount, preservation === "expendable");
  ensureCanDeposit(state, to, amount);
  if (bytesEqual(from, to)) return;
  decrease(state, from, amount, preservation);
  increase(state, to, amount);
  state.deposit(events.Transfer({ from, to, amount }));
}

/** Makes `amount` into an account. */
export function mintInto(state: State, who: Uint8Array, amount: bigint): void {
  ensure(TotalIssuance.get(state) + amount <= U64_MAX, arithmeticError("Overflow"));
  increase(state, who, amount);
  TotalIssuance.mutate(state, (total) => total + amount);
  state.deposit(events.Minted({ who, amount }));
}

/** Destroys `amount` of an account. */
export function burnFrom(state: State, who: Uint8Array, amount: bigint, preservation: Preservation): void {
  decrease(state, who, amount, preservation);
  lowerIssuance(state, amount);
  state.deposit(events.Burned({ who, amount }));
}

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

/** Sets aside `amount` of an account's free balance (`InsufficientBalance`, `LiquidityRestrictions`). */
export function reserve(state: State, who: Uint8Array, amount: bigint): void {
  if (amount === 0n) return;
  mutateBalance(state, who, (data) => {
    ensure(data.free >= amount, errors.InsufficientBalance);
    data.free -= amount;
    ensure(data.reserved + amount <= U64_MAX, arithmeticError("Overflow"));
    data.reserved += amount;
    ensure(data.free >= data.frozen, errors.LiquidityRestrictions);
  });
  state.deposit(events.Reserved({ who, amount }));
}

/** Frees at most `amount` of what is set aside. @returns what could not be freed */
export function unreserve(state: State, who: Uint8Array, amount: bigint): bigint {
  const { reserved } = Account.get(state, who).data;
  const freed = amount < reserved ? amount : reserved;
  if (freed === 0n) return amount;
  mutateBalance(state, who, (data) => {
    data.reserved -= freed;
    data.free += freed;
  });
  state.deposit(events.Unreserved({ who, amount: freed }));
  return amount - freed;
}

function lowerIssuance(state: State, amount: bigint): void {
  if (amount > 0n) TotalIssuance.mutate(state, (total) => (total > amount ? total - amount : 0n));
}
