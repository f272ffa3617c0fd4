import type { State } from "../../framework/index.ts";
import { type AccountData, NEW_LOGIC, NO_BALANCE } from "../../primitives/accounts.ts";
import {
  addConsumer,
  addProvider,
  canRemoveProvider,
  removeConsumer,
  removeProvider,
  writeAccount,
} from "../system/references.ts";
import { Account } from "../system/storage.ts";
import type { AccountInfo } from "../system/types.ts";
import { events } from "./events.ts";
import { TotalIssuance } from "./storage.ts";

/** Least free balance of an account without reserved balance, in rao (protocol: staking §7.1). */
export const EXISTENTIAL_DEPOSIT = 500n;

/**
 * Part of an account that a withdrawal may use: all of it; all of it unless the account would end by that (`protect`);
 * or all but the existential deposit (`preserve`).
 */
export type Preservation = "expendable" | "protect" | "preserve";

const holdsNothing = ({ free, reserved, frozen, flags }: AccountData): boolean =>
  free === 0n && reserved === 0n && frozen === 0n && flags === NEW_LOGIC;
const isProviding = ({ free }: AccountData): boolean => free >= EXISTENTIAL_DEPOSIT;
const isConsuming = ({ reserved, frozen }: AccountData): boolean => reserved > 0n || frozen > 0n;

/**
 * Changes an account's balances by `change`, which may fail, and does what follows: the account comes into being, or
 * ends and what is left of it (less than the existential deposit) is destroyed. The total issuance is otherwise not
 * touched.
 */
export function mutateBalance<T>(state: State, who: Uint8Array, change: (data: AccountData) => T): T {
  const stored = Account.peek(state, who);
  // A copy, to be changed: it takes a tenth of decoding the account anew.
  const data = { ...stored.data };
  const info = { ...stored, data };
  const isNew = holdsNothing(data);
  const provided = isProviding(data);
  const consumed = isConsuming(data);
  const result = change(data);
  const provides = isProviding(data);
  const consumes = isConsuming(data);
  if (!provided && provides) addProvider(state, who, info);
  if (consumed && !consumes) removeConsumer(info);
  if (!consumed && consumes) addConsumer(info);
  if (provided && !provides) removeProvider(state, who, info);
  const dust = !provides && data.reserved === 0n ? data.free : 0n;
  if (!provides && data.reserved === 0n) info.data = { ...NO_BALANCE };
  writeAccount(state, who, info);
  if (isNew) state.deposit(events.Endowed({ account: who, freeBalance: data.free }));
  if (dust > 0n) {
    state.deposit(events.DustLost({ account: who, amount: dust }));
    TotalIssuance.mutate(state, (total) => (total > dust ? total - dust : 0n));
  }
  return result;
}

/** Part of an account's free balance that can be withdrawn, in rao. */
export function reducible(info: AccountInfo, preservation: Preservation, ignoreFrozen = false): bigint {
  const { free, reserved, frozen } = info.data;
  let untouchable = !ignoreFrozen && frozen > reserved ? frozen - reserved : 0n;
  const mustStay =
    preservation === "preserve" ||
    (preservation === "protect" && free > 0n && info.providers === 1) ||
    (preservation === "expendable" && free > 0n && !canRemoveProvider(info));
  if (mustStay && untouchable < EXISTENTIAL_DEPOSIT) untouchable = EXISTENTIAL_DEPOSIT;
  return free > untouchable ? free - untouchable : 0n;
}
