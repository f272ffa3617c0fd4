import type { State } from "../../framework/index.ts";
import { Account } from "../system/storage.ts";
import { type Preservation, reducible } from "./account.ts";
import { TotalIssuance } from "./storage.ts";

/** All TAO that exists, in rao. */
export function totalIssuance(state: State): bigint {
  return TotalIssuance.get(state);
}

/** Free balance of an account in rao, whatever is frozen and whatever must stay. */
export function freeBalance(state: State, who: Uint8Array): bigint {
  return Account.peek(state, who).data.free;
}

/** Balance of an account in rao, free and reserved. */
export function totalBalance(state: State, who: Uint8Array): bigint {
  const { free, reserved } = Account.peek(state, who).data;
  return free + reserved;
}

/** Part of an account's free balance that can be withdrawn, in rao. */
export function reducibleBalance(state: State, who: Uint8Array, preservation: Preservation): bigint {
  return reducible(Account.peek(state, who), preservation);
}
