import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DispatchFailure, State } from "../../../src/framework/index.ts";
import {
  Balances,
  burnFrom,
  deposit,
  dropCredit,
  freeBalance,
  issueCredit,
  mintInto,
  reducibleBalance,
  reserve,
  splitCredit,
  totalIssuance,
  transfer,
  unreserve,
  withdraw,
} from "../../../src/pallets/balances/index.ts";
import { Sudo } from "../../../src/pallets/sudo/index.ts";
import { Account } from "../../../src/pallets/system/storage.ts";
import { account, address, alice, bob, charlie, TAO, TestChain } from "../../executive/chain.ts";

const [A, B, C] = [account(1), account(2), account(3)];

/** A state with TAO in some accounts. */
function stateWith(...amounts: readonly (readonly [Uint8Array, bigint])[]): State {
  const state = new State(TestChain.local().state);
  for (const [who, amount] of amounts) mintInto(state, who, amount);
  return state;
}

const failure = (action: () => void) => {
  try {
    action();
  } catch (error) {
    if (error instanceof DispatchFailure) return error.error;
    throw error;
  }
  return undefined;
};
const token = (type: string) => ({ type: "Token", value: { type } });

describe("transfers", () => {
  it("bring accounts into being and end them", () => {
    const state = stateWith([A, 10_000n]);
    transfer(state, { from: A, to: B }, 9_000n, "preserve");
    expect(freeBalance(state, B)).toBe(9_000n);
    expect(Account.get(state, B)).toMatchObject({ providers: 1, consumers: 0, nonce: 0 });
    transfer(state, { from: A, to: B }, 1_000n, "expendable");
    expect(Account.has(state, A)).toBe(false);
  });

  it("destroy what is left of an account below the existential deposit", () => {
    const state = stateWith([A, 10_000n]);
    const before = totalIssuance(state);
    transfer(state, { from: A, to: B }, 9_600n, "expendable");
    expect(Account.has(state, A)).toBe(false);
    expect(totalIssuance(state)).toBe(before - 400n);
  });

  it.each([
    ["more than there is", () => [stateWith([A, 10_000n]), 10_001n, "expendable"] as const, token("FundsUnavailable")],
    [
      "all of an account that must stay",
      () => [stateWith([A, 10_000n]), 10_000n, "preserve"] as const,
      token("NotExpendable"),
    ],
    [
      "too little for a new account",
      () => [stateWith([A, 10_000n]), 499n, "expendable"] as const,
      token("BelowMinimum"),
    ],
  ])("fail with %s", (_, make, expected) => {
    const [state, amount, preservation] = make();
    expect(failure(() => transfer(state, { from: A, to: B }, amount, preservation))).toMatchObject(expected);
    expect(freeBalance(state, A)).toBe(10_000n);
  });

  it("of nothing, and to oneself, change nothing", () => {
    const state = stateWith([A, 10_000n]);
    transfer(state, { from: A, to: C }, 0n, "expendable");
    transfer(state, { from: A, to: A }, 10_000n, "expendable");
    expect(freeBalance(state, A)).toBe(10_000n);
    expect(Account.has(state, C)).toBe(false);
  });

  it("leave an account that something needs", () => {
    const state = stateWith([A, 10_000n]);
    reserve(state, A, 1_000n);
    expect(reducibleBalance(state, A, "expendable")).toBe(8_500n);
    expect(failure(() => transfer(state, { from: A, to: B }, 9_000n, "expendable"))).toMatchObject(token("Frozen"));
    expect(unreserve(state, A, 1_500n)).toBe(500n);
    transfer(state, { from: A, to: B }, 10_000n, "expendable");
    expect(Account.has(state, A)).toBe(false);
  });
});

describe("the nonce of an account that ends", () => {
  const ended = (preset: string) => {
    const state = new State(new TestChain(TestChain.preset(preset)).state);
    mintInto(state, A, 1_000n);
    Account.mutate(state, A, (info) => ({ ...info, nonce: 7 }));
    burnFrom(state, A, 1_000n, "expendable");
    return Account.find(state, A);
  };

  it("is forgotten with the account where calls cost TAO", () => {
    expect(ended("local")).toBeUndefined();
  });

  it("stays on a fair-launch chain, where accounts that do not exist may call (deviations F7)", () => {
    expect(ended("mainnet")).toMatchObject({ nonce: 7, providers: 0, consumers: 0, data: { free: 0n } });
  });
});

describe("credits", () => {
  it("exist without an owner until they are given or dropped", () => {
    const state = stateWith([A, 10_000n]);
    const before = totalIssuance(state);
    const [one, rest] = splitCredit(issueCredit(state, 5_000n), 2_000n);
    deposit(state, B, one);
    expect(totalIssuance(state)).toBe(before + 5_000n);
    dropCredit(state, rest);
    expect(totalIssuance(state)).toBe(before + 2_000n);
    deposit(state, C, withdraw(state, A, 1_000n, "preserve"));
    expect([freeBalance(state, A), freeBalance(state, B), freeBalance(state, C)]).toEqual([9_000n, 2_000n, 1_000n]);
    expect(totalIssuance(state)).toBe(before + 2_000n);
  });

  it("are never more than the issuance can count", () => {
    const state = stateWith();
    const before = totalIssuance(state);
    expect(issueCredit(state, 1n << 64n).amount).toBe((1n << 64n) - 1n - before);
  });
});

describe("any sequence of movements", () => {
  const step = fc.record({
    kind: fc.constantFrom("transfer", "mint", "burn", "reserve", "unreserve", "withdraw"),
    from: fc.integer({ min: 1, max: 4 }),
    to: fc.integer({ min: 1, max: 4 }),
    amount: fc.oneof(fc.bigInt(0n, 2_000n), fc.bigInt(0n, 100_000n)),
    preservation: fc.constantFrom("expendable" as const, "preserve" as const, "protect" as const),
  });

  it("keeps the issuance equal to the sum of the accounts, and no account below the existential deposit", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const state = stateWith([A, 50_000n], [B, 50_000n]);
        for (const { kind, from, to, amount, preservation } of steps) {
          const [source, target] = [account(from), account(to)];
          failure(() =>
            state.transactional(() => {
              if (kind === "transfer") transfer(state, { from: source, to: target }, amount, preservation);
              else if (kind === "mint") mintInto(state, target, amount);
              else if (kind === "burn") burnFrom(state, source, amount, preservation);
              else if (kind === "reserve") reserve(state, source, amount);
              else if (kind === "unreserve") unreserve(state, source, amount);
              else deposit(state, target, withdraw(state, source, amount, preservation));
            }),
          );
        }
        const accounts = Account.values(state);
        const sum = accounts.reduce((total, { data }) => total + data.free + data.reserved, 0n);
        expect(totalIssuance(state)).toBe(sum);
        for (const { data, providers, consumers } of accounts) {
          expect(data.free >= 500n).toBe(providers > 0);
          expect(data.reserved > 0n).toBe(consumers > 0);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("calls", () => {
  const sudo = (chain: TestChain, call: Parameters<typeof chain.sign>[1]) => {
    chain.build([chain.sign(alice, Sudo.call("sudo", { call }))]);
    return chain.events(1).find(({ name }) => name === "Sudo.Sudid")?.value;
  };

  it("transfer_all empties an account, or leaves it alive", () => {
    const chain = TestChain.local();
    const all = (keepAlive: boolean) => Balances.call("transferAll", { dest: address(A), keepAlive });
    chain.build([chain.sign(bob, all(true)), chain.sign(charlie, all(false))]);
    // What the fee was too much is given back to an account that still exists.
    expect(chain.free(bob.publicKey)).toBeGreaterThanOrEqual(500n);
    expect(chain.free(bob.publicKey)).toBeLessThan(1_000_000n);
    expect(chain.free(charlie.publicKey)).toBe(0n);
  });

  it("burn lowers the issuance", () => {
    const chain = TestChain.local();
    const before = totalIssuance(chain.reader());
    chain.build([chain.sign(bob, Balances.call("burn", { value: 5n * TAO, keepAlive: true }))]);
    const burned = chain.events(1).find(({ name }) => name === "Balances.Burned");
    expect(burned?.value).toEqual({ who: bob.publicKey, amount: 5n * TAO });
    expect(before - totalIssuance(chain.reader())).toBe(5n * TAO);
  });

  it("of root set balances and the issuance", () => {
    const chain = TestChain.local();
    const before = totalIssuance(chain.reader());
    const set = (newFree: bigint) => Balances.call("forceSetBalance", { who: address(A), newFree });
    expect(sudo(chain, set(7n * TAO))).toMatchObject({ sudoResult: { type: "Ok" } });
    expect(chain.free(A)).toBe(7n * TAO);
    expect(totalIssuance(chain.reader())).toBe(before + 7n * TAO);
    sudo(chain, set(499n));
    expect(chain.free(A)).toBe(0n);
    expect(totalIssuance(chain.reader())).toBe(before);
    const adjust = Balances.call("forceAdjustTotalIssuance", { direction: { type: "Decrease" }, delta: 5n });
    sudo(chain, adjust);
    expect(totalIssuance(chain.reader())).toBe(before - 5n);
    sudo(chain, Balances.call("forceTransfer", { source: address(bob.publicKey), dest: address(A), value: TAO }));
    expect(chain.free(A)).toBe(TAO);
  });

  it("of root are for root", () => {
    const chain = TestChain.local();
    const call = Balances.call("forceSetBalance", { who: address(A), newFree: TAO });
    expect(chain.build([chain.sign(bob, call)]).results).toMatchObject([{ value: { value: { type: "BadOrigin" } } }]);
  });
});
