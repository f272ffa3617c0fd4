import type { State } from "../../framework/index.ts";
import { Account } from "../system/storage.ts";
import { type Preservation, reducible } from "./account.ts";
import { TotalIssuance } from "./storage.ts";

/** All TAO that exists, in rao. */
export function totalIssuance(state: State): bigint {
  return TotalIssuance.get(state);
}

/** What an account can use, locks and existential deposit not regarded, in rao. */
export function freeBalance(state: State, who: Uint8Array): bigint {
  return Account.get(state, who).data.free;
}

/** What an account owns, reserved or not, in rao. */
export function totalBalance(state: State, who: Uint8Array): bigint {
  const { free, reserved } = Account.get(state, who).data;
  return free + reserved;
}

/** What can be withdrawn from an account, in rao. */
export function reducibleBalance(state: State, who: Uint8Array, preservation: Preservation): bigint {
  return reducible(Account.get(state, who), preservation);
}
