/**
 * Reference counts of accounts: an account exists while something provides for it, and what consumes it keeps its last
 * provider from leaving. The functions change an {@link AccountInfo} in hand; {@link writeAccount} stores it.
 *
 * @packageDocumentation
 */

import { ensure, fail, type State } from "../../framework/index.ts";
import { NO_BALANCE } from "../../primitives/accounts.ts";
import { events } from "./events.ts";
import { Account } from "./storage.ts";
import type { AccountInfo } from "./types.ts";

/** Most consumers of one account. */
const MAX_CONSUMERS = 16;

/** Adds a provider; the first one brings the account into being. */
export function addProvider(state: State, who: Uint8Array, info: AccountInfo): void {
  if (info.providers === 0 && info.sufficients === 0) state.deposit(events.NewAccount({ account: who }));
  info.providers += 1;
}

/** Removes a provider; without the last one the account ends. Fails when something still needs the account. */
export function removeProvider(state: State, who: Uint8Array, info: AccountInfo): void {
  if (info.providers === 0) return;
  if (info.providers === 1) ensure(info.consumers === 0, { type: "ConsumerRemaining" });
  info.providers -= 1;
  if (info.providers === 0 && info.sufficients === 0) state.deposit(events.KilledAccount({ account: who }));
}

/** Adds a consumer. Fails when nothing provides for the account, or too much needs it. */
export function addConsumer(info: AccountInfo): void {
  if (info.providers === 0) fail({ type: "NoProviders" });
  if (info.consumers >= MAX_CONSUMERS) fail({ type: "TooManyConsumers" });
  info.consumers += 1;
}

/** Removes a consumer. */
export function removeConsumer(info: AccountInfo): void {
  info.consumers = Math.max(info.consumers - 1, 0);
}

/** Returns whether the account could lose a provider. */
export function canRemoveProvider(info: AccountInfo): boolean {
  return info.consumers === 0 || info.providers > 1;
}

/** Returns whether the account exists. */
export function accountExists(info: AccountInfo): boolean {
  return info.providers > 0 || info.sufficients > 0;
}

/**
 * Stores an account, or removes it when it does not exist any more. On a fair-launch chain the nonce stays: calls that
 * cost nothing are open to accounts that do not exist, and would otherwise be open to be made again (deviations F7).
 */
export function writeAccount(state: State, who: Uint8Array, info: AccountInfo): void {
  if (accountExists(info)) Account.set(state, who, info);
  else if (info.nonce > 0 && state.params.fairLaunch) {
    Account.set(state, who, { nonce: info.nonce, consumers: 0, providers: 0, sufficients: 0, data: NO_BALANCE });
  } else Account.delete(state, who);
}
