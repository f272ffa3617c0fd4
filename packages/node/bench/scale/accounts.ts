import { State } from "../../../runtime/src/framework/index.ts";
import { mintInto } from "../../../runtime/src/pallets/balances/index.ts";
import { TotalIssuance } from "../../../runtime/src/pallets/balances/storage.ts";
import { syncIssuance } from "../../../runtime/src/pallets/subtensor/ledger/tao.ts";
import { Account } from "../../../runtime/src/pallets/system/storage.ts";
import { NO_BALANCE } from "../../../runtime/src/primitives/accounts.ts";
import { below, repeat, TAO, type World } from "./world.ts";

/** Gives all coldkeys, and others who send transactions, balances. */
export function makeAccounts(world: World, senders: readonly Uint8Array[]): void {
  const { coldkeys, chance, scratch, size } = world;
  let total = 0n;
  repeat(world, "accounts", size.accounts, (index) => {
    const coldkey = coldkeys[index];
    if (coldkey === undefined) return;
    const free = (TAO * BigInt(1 + below(chance, 1000, 3))) / 10n;
    const references = { consumers: 0, providers: 1, sufficients: 0 };
    Account.set(new State(scratch), coldkey, { nonce: 1, ...references, data: { ...NO_BALANCE, free } });
    total += free;
  });
  scratch.write(() => {
    const state = new State(scratch);
    TotalIssuance.mutate(state, (issued) => issued + total);
    for (const sender of senders) mintInto(state, sender, 10_000n * TAO);
    syncIssuance(state);
  });
}
