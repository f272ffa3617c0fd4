import { AccountId, alias, bool, compact, vec } from "@opentao/codec";
import { MultiAddress } from "@opentao/codec/primitives";
import { call, ensure, ensureRoot, ensureSigned, palletCalls } from "../../framework/index.ts";
import { NEW_LOGIC } from "../../primitives/accounts.ts";
import { U64_MAX } from "../../primitives/numbers.ts";
import { lookupAccount } from "../system/lookup.ts";
import { Account } from "../system/storage.ts";
import { EXISTENTIAL_DEPOSIT, mutateBalance } from "./account.ts";
import { errors } from "./errors.ts";
import { events } from "./events.ts";
import { burnFrom, transfer } from "./movements.ts";
import { reducibleBalance } from "./queries.ts";
import { unreserve } from "./reserves.ts";
import { InactiveIssuance, TotalIssuance } from "./storage.ts";
import { AdjustmentDirection, Balance } from "./types.ts";

const Address = alias(MultiAddress, "AccountIdLookupOf<T>");
const Amount = compact(Balance);

/** Calls of Balances; amounts in rao. */
export const calls = palletCalls({
  transferAllowDeath: call({
    index: 0,
    args: { dest: Address, value: Amount },
    weight: { refTime: 50_000_000, reads: 1, writes: 1 },
    docs: "Moves TAO to another account; the sender's account may end by it.",
    dispatch: ({ state, origin }, { dest, value }) => {
      transfer(state, { from: ensureSigned(origin), to: lookupAccount(dest) }, value, "expendable");
    },
  }),
  forceTransfer: call({
    index: 2,
    args: { source: Address, dest: Address, value: Amount },
    weight: { refTime: 52_000_000, reads: 2, writes: 2 },
    docs: "Moves TAO from any account to another.",
    dispatch: ({ state, origin }, { source, dest, value }) => {
      ensureRoot(origin);
      transfer(state, { from: lookupAccount(source), to: lookupAccount(dest) }, value, "expendable");
    },
  }),
  transferKeepAlive: call({
    index: 3,
    args: { dest: Address, value: Amount },
    weight: { refTime: 40_000_000, reads: 1, writes: 1 },
    docs: "Moves TAO to another account; fails when the sender's account would end by it.",
    dispatch: ({ state, origin }, { dest, value }) => {
      transfer(state, { from: ensureSigned(origin), to: lookupAccount(dest) }, value, "preserve");
    },
  }),
  transferAll: call({
    index: 4,
    args: { dest: Address, keepAlive: bool },
    weight: { refTime: 50_000_000, reads: 1, writes: 1 },
    docs: "Moves all that the sender can move to another account.",
    dispatch: ({ state, origin }, { dest, keepAlive }) => {
      const from = ensureSigned(origin);
      const preservation = keepAlive ? "preserve" : "expendable";
      const parties = { from, to: lookupAccount(dest) };
      transfer(state, parties, reducibleBalance(state, from, preservation), preservation);
    },
  }),
  forceUnreserve: call({
    index: 5,
    args: { who: Address, amount: Balance },
    weight: { refTime: 18_000_000, reads: 1, writes: 1 },
    docs: "Frees a reserved part of an account's balance.",
    dispatch: ({ state, origin }, { who, amount }) => {
      ensureRoot(origin);
      unreserve(state, lookupAccount(who), amount);
    },
  }),
  upgradeAccounts: call({
    index: 6,
    args: { who: vec(alias(AccountId, "T::AccountId")) },
    weight: (_, { who }) => ({
      refTime: 17_000_000 + 13_000_000 * who.length,
      reads: who.length,
      writes: who.length,
    }),
    docs: "Brings accounts up to date that were written by an earlier form of this pallet.",
    dispatch: ({ state, origin }, { who }) => {
      ensureSigned(origin);
      const old = who.filter((account) => (Account.peek(state, account).data.flags & NEW_LOGIC) === 0n);
      for (const account of old) {
        mutateBalance(state, account, (data) => {
          data.flags |= NEW_LOGIC;
        });
        state.deposit(events.Upgraded({ who: account }));
      }
      return { paysFee: old.length * 10 < who.length * 9 || who.length === 0 };
    },
  }),
  forceSetBalance: call({
    index: 8,
    args: { who: Address, newFree: Amount },
    weight: { refTime: 20_000_000, reads: 1, writes: 1 },
    docs: "Sets the free balance of an account, and the total issuance with it.",
    dispatch: ({ state, origin }, { who, newFree }) => {
      ensureRoot(origin);
      const account = lookupAccount(who);
      const free = newFree < EXISTENTIAL_DEPOSIT ? 0n : newFree;
      const before = mutateBalance(state, account, (data) => {
        const old = data.free;
        data.free = free;
        return old;
      });
      TotalIssuance.mutate(state, (total) => clamp(total + free - before));
      state.deposit(events.BalanceSet({ who: account, free }));
    },
  }),
  forceAdjustTotalIssuance: call({
    index: 9,
    args: { direction: AdjustmentDirection, delta: Amount },
    weight: { refTime: 6_000_000, reads: 2, writes: 1 },
    docs: "Corrects the total issuance.",
    dispatch: ({ state, origin }, { direction, delta }) => {
      ensureRoot(origin);
      ensure(delta > 0n, errors.DeltaZero);
      const old = TotalIssuance.get(state);
      const changed = clamp(direction.type === "Increase" ? old + delta : old - delta);
      ensure(InactiveIssuance.get(state) <= changed, errors.IssuanceDeactivated);
      TotalIssuance.set(state, changed);
      state.deposit(events.TotalIssuanceForced({ old, new: changed }));
    },
  }),
  burn: call({
    index: 10,
    args: { value: Amount, keepAlive: bool },
    weight: { refTime: 25_000_000, reads: 1, writes: 1 },
    docs: "Destroys TAO of the sender.",
    dispatch: ({ state, origin }, { value, keepAlive }) => {
      burnFrom(state, ensureSigned(origin), value, keepAlive ? "preserve" : "expendable");
    },
  }),
});

function clamp(value: bigint): bigint {
  if (value < 0n) return 0n;
  return value > U64_MAX ? U64_MAX : value;
}
