import { describe, expect, it } from "vitest";
import type { RuntimeCall } from "../../../src/framework/index.ts";
import { Balances } from "../../../src/pallets/balances/index.ts";
import { Sudo } from "../../../src/pallets/sudo/index.ts";
import { System } from "../../../src/pallets/system/index.ts";
import { Utility } from "../../../src/pallets/utility/index.ts";
import { derivativeAccount } from "../../../src/pallets/utility/origins.ts";
import { account, address, alice, bob, charlie, TAO, TestChain } from "../../executive/chain.ts";

const transfer = (to: number, value: bigint) =>
  Balances.call("transferKeepAlive", { dest: address(account(to)), value });
const fails = transfer(9, 1n);
const asRoot = (call: RuntimeCall) => Sudo.call("sudo", { call });

/** Makes one call in a block. */
function run(chain: TestChain, call: RuntimeCall, who = bob) {
  const [result] = chain.build([chain.sign(who, call)]).results;
  const names = chain.events(1).map(({ name }) => name);
  return { result, utility: names.filter((name) => name.startsWith("Utility.")), names };
}

describe("batches", () => {
  const calls = [transfer(1, TAO), fails, transfer(2, TAO)];

  it("batch ends at the first failure, and what came before stands", () => {
    const chain = TestChain.local();
    const { result, utility } = run(chain, Utility.call("batch", { calls }));
    expect(result).toMatchObject({ type: "Ok", value: { type: "Ok" } });
    expect(utility).toEqual(["Utility.ItemCompleted", "Utility.BatchInterrupted"]);
    expect([chain.free(account(1)), chain.free(account(2))]).toEqual([TAO, 0n]);
    const interrupted = chain.events(1).find(({ name }) => name === "Utility.BatchInterrupted");
    expect(interrupted?.value).toMatchObject({ index: 1, error: { type: "Token" } });
  });

  it("batch_all makes all calls or none", () => {
    const chain = TestChain.local();
    const { result, utility } = run(chain, Utility.call("batchAll", { calls }));
    expect(result).toMatchObject({ type: "Ok", value: { type: "Err", value: { type: "Token" } } });
    expect(utility).toEqual([]);
    expect(chain.free(account(1))).toBe(0n);
    const { utility: completed } = run(
      chain,
      Utility.call("batchAll", { calls: [transfer(1, TAO), transfer(2, TAO)] }),
    );
    expect(completed).toEqual(["Utility.ItemCompleted", "Utility.ItemCompleted", "Utility.BatchCompleted"]);
    expect(chain.free(account(2))).toBe(TAO);
  });

  it("force_batch makes all calls, whatever becomes of them", () => {
    const chain = TestChain.local();
    const { utility } = run(chain, Utility.call("forceBatch", { calls }));
    expect(utility).toEqual([
      "Utility.ItemCompleted",
      "Utility.ItemFailed",
      "Utility.ItemCompleted",
      "Utility.BatchCompletedWithErrors",
    ]);
    expect([chain.free(account(1)), chain.free(account(2))]).toEqual([TAO, TAO]);
  });

  it("may not stand directly inside each other", () => {
    const chain = TestChain.local();
    const nested = Utility.call("batch", { calls: [Utility.call("batchAll", { calls: [transfer(1, TAO)] })] });
    const filtered = { type: "Module", value: { index: 0, error: Uint8Array.of(5, 0, 0, 0) } };
    expect(run(chain, nested).result).toMatchObject({ type: "Ok", value: { type: "Err", value: filtered } });
    const between = Utility.call("batch", {
      calls: [Utility.call("asDerivative", { index: 0, call: Utility.call("batch", { calls: [] }) })],
    });
    expect(run(chain, between).utility).toContain("Utility.BatchCompleted");
  });

  it("cost what their calls cost", () => {
    const chain = TestChain.local();
    const before = chain.free(bob.publicKey);
    run(chain, Utility.call("batch", { calls: [transfer(1, TAO)] }));
    const one = before - chain.free(bob.publicKey) - TAO;
    const then = chain.free(bob.publicKey);
    run(chain, Utility.call("batch", { calls: [transfer(1, TAO), transfer(1, TAO), transfer(1, TAO)] }));
    const three = then - chain.free(bob.publicKey) - 3n * TAO;
    expect(three).toBeGreaterThan(one + 100_000n);
  });
});

describe("calls for others", () => {
  it("as_derivative calls for an account of one's own", () => {
    const chain = TestChain.local();
    const derived = derivativeAccount(bob.publicKey, 5);
    chain.build([chain.sign(alice, Balances.call("transferKeepAlive", { dest: address(derived), value: 3n * TAO }))]);
    const { result } = run(chain, Utility.call("asDerivative", { index: 5, call: transfer(1, TAO) }));
    expect(result).toMatchObject({ type: "Ok", value: { type: "Ok" } });
    expect(chain.free(derived)).toBe(2n * TAO);
  });

  it("dispatch_as needs root and succeeds whatever becomes of the call; the fallible one does not", () => {
    const chain = TestChain.local();
    const asOrigin = { type: "system", value: { type: "Signed", value: charlie.publicKey } } as const;
    expect(run(chain, Utility.call("dispatchAs", { asOrigin, call: fails })).result).toMatchObject({
      value: { type: "Err", value: { type: "BadOrigin" } },
    });
    run(chain, asRoot(Utility.call("dispatchAs", { asOrigin, call: transfer(1, TAO) })), alice);
    expect(chain.free(account(1))).toBe(TAO);
    const sudid = () => chain.events(1).find(({ name }) => name === "Sudo.Sudid")?.value;
    run(chain, asRoot(Utility.call("dispatchAs", { asOrigin, call: fails })), alice);
    expect(sudid()).toMatchObject({ sudoResult: { type: "Ok" } });
    run(chain, asRoot(Utility.call("dispatchAsFallible", { asOrigin, call: fails })), alice);
    expect(sudid()).toMatchObject({ sudoResult: { type: "Err", value: { type: "Token" } } });
  });

  it("if_else takes the second call when the first fails", () => {
    const chain = TestChain.local();
    const first = run(chain, Utility.call("ifElse", { main: transfer(1, TAO), fallback: transfer(2, TAO) }));
    expect(first.utility).toEqual(["Utility.IfElseMainSuccess"]);
    const second = run(chain, Utility.call("ifElse", { main: fails, fallback: transfer(2, TAO) }));
    expect(second.utility).toEqual(["Utility.IfElseFallbackCalled"]);
    expect([chain.free(account(1)), chain.free(account(2))]).toEqual([TAO, TAO]);
    const both = run(chain, Utility.call("ifElse", { main: fails, fallback: fails }));
    expect(both.result).toMatchObject({ value: { type: "Err", value: { type: "Token" } } });
  });
});

describe("sudo", () => {
  it("is for its key: others are refused before the block", () => {
    const chain = TestChain.local();
    const call = asRoot(System.call("remark", { remark: account(1) }));
    expect(chain.validate(chain.sign(bob, call))).toMatchObject({
      type: "Err",
      value: { type: "Invalid", value: { type: "BadSigner" } },
    });
    expect(chain.build([chain.sign(bob, call)]).results[0]?.type).toBe("Err");
    const nested = Utility.call("batch", { calls: [call] });
    expect(run(chain, nested).utility).toEqual(["Utility.BatchInterrupted"]);
  });

  it("writes storage, calls for others, and hands itself over", () => {
    const chain = TestChain.local();
    const key = new TextEncoder().encode(":anything");
    run(chain, asRoot(System.call("setStorage", { items: [[key, account(5)]] })), alice);
    expect(chain.state.get(key)).toEqual(account(5));
    run(chain, asRoot(System.call("killStorage", { keys: [key] })), alice);
    expect(chain.state.get(key)).toBeUndefined();
    run(chain, Sudo.call("sudoAs", { who: address(charlie.publicKey), call: transfer(1, TAO) }), alice);
    expect(chain.free(account(1))).toBe(TAO);
    run(chain, Sudo.call("setKey", { new: address(bob.publicKey) }), alice);
    expect(chain.validate(chain.sign(alice, asRoot(fails))).type).toBe("Err");
    run(chain, Sudo.call("removeKey", {}), bob);
    expect(chain.validate(chain.sign(bob, asRoot(fails))).type).toBe("Err");
  });

  it("puts code in force and says so in the header", () => {
    const chain = TestChain.local();
    const { block } = chain.build([chain.sign(alice, asRoot(System.call("setCode", { code: account(5) })))]);
    expect(chain.state.get(new TextEncoder().encode(":code"))).toEqual(account(5));
    expect(block.header.digest.logs.map(({ type }) => type)).toEqual(["PreRuntime", "RuntimeEnvironmentUpdated"]);
  });
});
