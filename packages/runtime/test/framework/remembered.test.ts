import { AccountId, struct, u16, u32, u64 } from "@opentao/codec";
import { describe, expect, it } from "vitest";
import { blake2_128Concat, identity, palletStorage, twox64Concat } from "../../src/framework/index.ts";
import { account, emptyState } from "../testState.ts";
import { workOf } from "../workOf.ts";

const pallet = palletStorage("Sample");
const Pair = struct({ a: u64, b: u64 });
const Value = pallet.value("Value", Pair, { default: { a: 0n, b: 0n } });
const ByAccount = pallet.map("ByAccount", [blake2_128Concat(AccountId)], Pair, { default: { a: 0n, b: 0n } });
const ByNumber = pallet.optionalMap("ByNumber", [twox64Concat(u32)], u64);
const Short = pallet.map("Short", [identity(u16)], u64, { default: 0n });
const ByBoth = pallet.optionalMap("ByBoth", [identity(u16), blake2_128Concat(AccountId)], u64);

describe("values that are looked at", () => {
  it("are those that are stored, after writes, removals and rollbacks", () => {
    const state = emptyState();
    expect(Value.peek(state)).toEqual({ a: 0n, b: 0n });
    Value.set(state, { a: 1n, b: 2n });
    expect(Value.peek(state)).toEqual({ a: 1n, b: 2n });
    state.dryRun(() => {
      Value.set(state, { a: 3n, b: 4n });
      expect(Value.peek(state)).toEqual({ a: 3n, b: 4n });
    });
    expect(Value.peek(state)).toEqual({ a: 1n, b: 2n });
    Value.delete(state);
    expect(Value.peek(state)).toEqual({ a: 0n, b: 0n });
  });

  it("are decoded once while the same bytes stand in the state", () => {
    const state = emptyState();
    ByAccount.set(state, account(1), { a: 1n, b: 2n });
    expect(ByAccount.peek(state, account(1))).toBe(ByAccount.peek(state, account(1)));
    // What is read for changing is another object.
    const own = ByAccount.get(state, account(1));
    own.a = 9n;
    expect(ByAccount.peek(state, account(1)).a).toBe(1n);
  });

  it("of two states do not mix", () => {
    const [one, other] = [emptyState(), emptyState()];
    ByAccount.set(one, account(1), { a: 1n, b: 0n });
    ByAccount.set(other, account(1), { a: 2n, b: 0n });
    for (let i = 0; i < 3; i += 1) {
      expect(ByAccount.peek(one, account(1)).a).toBe(1n);
      expect(ByAccount.peek(other, account(1)).a).toBe(2n);
      expect(ByAccount.peek(emptyState(), account(1)).a).toBe(0n);
    }
  });

  it("of maps with several keys are read like others", () => {
    const state = emptyState();
    ByBoth.set(state, 1, account(1), 5n);
    expect(ByBoth.peek(state, 1, account(1))).toBe(5n);
    expect(ByBoth.peek(state, 2, account(1))).toBeUndefined();
  });
});

describe("remembered keys", () => {
  it("of accounts and numbers that share a slot stay apart", () => {
    const state = emptyState();
    // Bytes outside of those by which an account finds its slot.
    const alike = [0, 1, 2].map((last) => Uint8Array.from({ length: 32 }, (_, i) => (i === 30 ? last : 7)));
    for (const [i, who] of alike.entries()) ByAccount.set(state, who, { a: BigInt(i), b: 0n });
    expect(alike.map((who) => ByAccount.get(state, who).a)).toEqual([0n, 1n, 2n]);
    const numbers = [5, 5 + 1024, 5 + 2048, 2 ** 32 - 1019];
    for (const number of numbers) ByNumber.set(state, number, BigInt(number));
    for (let i = 0; i < 2; i += 1)
      expect(numbers.map((number) => ByNumber.get(state, number))).toEqual(numbers.map(BigInt));
    expect(() => Short.get(state, 65_536 + 5)).toThrow();
  });

  it("do not follow an account that its owner changes", () => {
    const state = emptyState();
    const who = account(3);
    ByAccount.set(state, who, { a: 3n, b: 0n });
    who.fill(4);
    expect(ByAccount.get(state, who).a).toBe(0n);
    expect(ByAccount.get(state, account(3)).a).toBe(3n);
  });
});

describe("lists of keys", () => {
  it("are those of the entries, after writes, removals and rollbacks", () => {
    const state = emptyState();
    const expectList = (keys: number[]) => {
      // Twice: made, and remembered.
      expect(Short.list(state)).toEqual(keys);
      expect(Short.list(state)).toEqual(keys);
      expect(Short.keys(state)).toEqual(keys);
    };
    expectList([]);
    Short.set(state, 1, 1n);
    expectList([1]);
    state.dryRun(() => {
      Short.set(state, 2, 1n);
      expectList([1, 2]);
      Short.delete(state, 1);
      expectList([2]);
    });
    expectList([1]);
    state.set(Short.key(3), new Uint8Array(8));
    expectList([1, 3]);
    Short.clear(state);
    expectList([]);
  });

  it("are the same work wherever they come from", () => {
    const state = emptyState();
    for (let netuid = 0; netuid < 5; netuid += 1) Short.set(state, netuid, 1n);
    const first = workOf(state, () => Short.list(state));
    expect(workOf(state, () => Short.list(state))).toEqual(first);
    expect(workOf(state, () => Short.keys(state))).toEqual(first);
  });
});
