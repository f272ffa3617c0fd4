import { arithmeticError, ensure, type State } from "../../framework/index.ts";
import { U64_MAX } from "../../primitives/numbers.ts";
import { Account } from "../system/storage.ts";
import { mutateBalance } from "./account.ts";
import { errors } from "./errors.ts";
import { events } from "./events.ts";

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
  const { reserved } = Account.peek(state, who).data;
  const freed = amount < reserved ? amount : reserved;
  if (freed === 0n) return amount;
  mutateBalance(state, who, (data) => {
    data.reserved -= freed;
    data.free += freed;
  });
  state.deposit(events.Unreserved({ who, amount: freed }));
  return amount - freed;
}
