/**
 * Moving, making and destroying TAO in accounts. All amounts are in rao; every function fails, as a call does, without
 * having written anything that the caller's storage layer would not undo.
 *
 * @packageDocumentation
 */

import { bytesEqual } from "@opentao/codec";
import { arithmeticError, ensure, fail, type State, tokenError } from "../../framework/index.ts";
import { U64_MAX } from "../../primitives/numbers.ts";
import { canRemoveProvider } from "../system/references.ts";
import { Account } from "../system/storage.ts";
import { EXISTENTIAL_DEPOSIT, mutateBalance, type Preservation, reducible } from "./account.ts";
import { events } from "./events.ts";
import { TotalIssuance } from "./storage.ts";

const FundsUnavailable = tokenError("FundsUnavailable");
const Frozen = tokenError("Frozen");
const BelowMinimum = tokenError("BelowMinimum");
const OnlyProvider = tokenError("OnlyProvider");
const NotExpendable = tokenError("NotExpendable");
const Overflow = arithmeticError("Overflow");

/** Fails unless `amount` could be added to an account. */
function ensureCanDeposit(state: State, who: Uint8Array, amount: bigint): void {
  if (amount === 0n) return;
  const { free, reserved } = Account.peek(state, who).data;
  ensure(free + reserved + amount <= U64_MAX, Overflow);
  ensure(free + amount >= EXISTENTIAL_DEPOSIT, BelowMinimum);
}

/** Fails unless `amount` could be taken from an account and, where that matters, the account would stay. */
function ensureCanWithdraw(state: State, who: Uint8Array, amount: bigint, mayEnd: boolean): void {
  if (amount === 0n) return;
  const info = Account.peek(state, who);
  const { free, reserved, frozen } = info.data;
  ensure(free >= amount, FundsUnavailable);
  ensure(amount <= reducible(info, "expendable"), Frozen);
  const ends = free - amount < EXISTENTIAL_DEPOSIT;
  if (ends && !canRemoveProvider(info)) fail(OnlyProvider);
  ensure(free - amount + reserved >= frozen, Frozen);
  if (ends && !mayEnd) fail(NotExpendable);
}

/** Takes exactly `amount` from an account's free balance. */
export function decrease(state: State, who: Uint8Array, amount: bigint, preservation: Preservation): void {
  if (amount === 0n) return;
  ensure(reducible(Account.peek(state, who), preservation) >= amount, FundsUnavailable);
  mutateBalance(state, who, (data) => {
    data.free -= amount;
  });
}

/** Adds exactly `amount` to an account's free balance. */
export function increase(state: State, who: Uint8Array, amount: bigint): void {
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
  ensure(TotalIssuance.get(state) + amount <= U64_MAX, Overflow);
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

/** Takes `amount` off the total issuance. */
export function lowerIssuance(state: State, amount: bigint): void {
  if (amount > 0n) TotalIssuance.mutate(state, (total) => (total > amount ? total - amount : 0n));
}
