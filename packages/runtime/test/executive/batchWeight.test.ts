import { u32 } from "@opentao/codec";
import { Block, OpaqueExtrinsic } from "@opentao/codec/primitives";
import { describe, expect, it } from "vitest";
import type { RuntimeCall } from "../../src/framework/index.ts";
import { Balances } from "../../src/pallets/balances/index.ts";
import { SubtensorModule as S } from "../../src/pallets/subtensor/index.ts";
import { OwnedHotkeys } from "../../src/pallets/subtensorStorage/index.ts";
import { Sudo } from "../../src/pallets/sudo/index.ts";
import { BASE_EXTRINSIC } from "../../src/pallets/system/limits.ts";
import { RuntimeDispatchInfo } from "../../src/pallets/transactionPayment/index.ts";
import { Utility } from "../../src/pallets/utility/index.ts";
import { derivativeAccount } from "../../src/pallets/utility/origins.ts";
import { MemoryExternalities } from "../../src/testing/memoryExternalities.ts";
import { COST } from "../weights/measure.ts";
import { account, address, alice, bob, runtime, TAO, TestChain } from "./chain.ts";

/** Most that an extrinsic may take for each unit of weight that it is charged. */
const MAX_RATIO = 3;
const MANY = 400;

const key = (index: number): Uint8Array => {
  const made = new Uint8Array(32).fill(7);
  made.set(u32.encode(index));
  return made;
};
const associate = (index: number) => S.call("tryAssociateHotkey", { hotkey: key(index) });
const text = new Uint8Array();
const identity = S.call("setIdentity", {
  ...{ name: text, url: text, githubRepo: text, image: text, discord: text, description: text, additional: text },
});
const transfer = (to: number, value = TAO) => Balances.call("transferKeepAlive", { dest: address(account(to)), value });
/** Calls of which the first make dear what the last do. */
const growing = (count: number): RuntimeCall[] => [
  ...Array.from({ length: count }, (_, index) => associate(index)),
  ...Array.from({ length: count }, () => identity),
];

/** A host that counts what is asked of it, in picoseconds. */
class CountingHost extends MemoryExternalities {
  counted = 0;

  override get(key: Uint8Array): Uint8Array | undefined {
    const value = super.get(key);
    this.counted += COST.read + COST.valueByte * (value?.length ?? 0);
    return value;
  }

  override nextKey(key: Uint8Array): Uint8Array | undefined {
    this.counted += COST.read;
    return super.nextKey(key);
  }

  override set(key: Uint8Array, value: Uint8Array): void {
    this.counted += COST.write + COST.valueByte * value.length;
    super.set(key, value);
  }
}

/** Weight that the block's extrinsic was charged, in picoseconds. */
function chargedIn(chain: TestChain): bigint {
  const outcome = chain.events(1).find(({ name }) => /^System.Extrinsic(Success|Failed)$/.test(name));
  if (outcome === undefined) throw new TypeError("the extrinsic is not in the block");
  const { dispatchInfo } = outcome.value as { dispatchInfo: { weight: { refTime: bigint } } };
  return dispatchInfo.weight.refTime;
}

/** Makes one call in a block of the development chain, which a follower makes anew. */
function make(call: RuntimeCall, who = bob, chain = TestChain.local()) {
  const extrinsic = chain.sign(who, call);
  const info = RuntimeDispatchInfo.decode(
    chain.call("TransactionPaymentApi_query_info", OpaqueExtrinsic.encode(extrinsic), u32.encode(extrinsic.length + 4)),
  );
  const parent = chain.state.fork();
  const { block, results } = chain.build([extrinsic]);
  runtime.call("Core_execute_block", Block.encode(block), parent);
  const events = chain.events(1);
  return {
    result: results[0],
    utility: events.filter(({ name }) => name.startsWith("Utility.")),
    declared: info.weight.refTime + BASE_EXTRINSIC.refTime,
    charged: chargedIn(chain),
    owned: OwnedHotkeys.get(chain.reader(), who.publicKey).length,
  };
}

const EXHAUSTED = { type: "Exhausted" };
const isExhausted = ({ value }: { readonly value: unknown }): boolean =>
  (value as { error?: { type: string } } | undefined)?.error?.type === EXHAUSTED.type;

describe("a batch whose first calls make the last ones dear", () => {
  it("takes no more than three times what it is charged", () => {
    const host = new CountingHost();
    const chain = new TestChain(TestChain.preset("local"), undefined, host);
    const idle = host.counted;
    chain.build();
    const empty = host.counted - idle;
    const extrinsic = chain.sign(bob, Utility.call("forceBatch", { calls: growing(MANY) }));
    const before = host.counted;
    chain.build([extrinsic]);
    const counted = host.counted - before - empty;
    expect(counted / Number(chargedIn(chain))).toBeLessThanOrEqual(MAX_RATIO);
  });

  it("goes on with none of them under force_batch", () => {
    const { result, utility, declared, charged } = make(Utility.call("forceBatch", { calls: growing(MANY) }));
    expect(result).toMatchObject({ type: "Ok", value: { type: "Ok" } });
    const items = utility.slice(0, -1);
    const first = items.findIndex(isExhausted);
    expect(items).toHaveLength(2 * MANY);
    expect(first).toBeGreaterThan(0);
    expect(items.slice(first).every(isExhausted)).toBe(true);
    expect(utility.at(-1)?.name).toBe("Utility.BatchCompletedWithErrors");
    expect(charged).toBeLessThanOrEqual(declared);
  });

  it("ends there under batch, and what came before stands", () => {
    const grown = make(Utility.call("batch", { calls: Array.from({ length: MANY }, (_, index) => associate(index)) }));
    expect(grown.utility.at(-1)).toMatchObject({
      name: "Utility.BatchInterrupted",
      value: { index: grown.owned, error: EXHAUSTED },
    });
    expect(grown.owned).toBeGreaterThan(100);
  });

  it("is undone under batch_all", () => {
    const calls = Array.from({ length: MANY }, (_, index) => associate(index));
    const { result, owned, charged, declared } = make(Utility.call("batchAll", { calls }));
    expect(result).toMatchObject({ type: "Ok", value: { type: "Err", value: EXHAUSTED } });
    expect(owned).toBe(0);
    expect(charged).toBeLessThanOrEqual(declared);
  });

  it("has no more for calls inside each other", () => {
    const inner = Utility.call("forceBatch", { calls: growing(MANY) });
    const nested = Utility.call("asDerivative", { index: 0, call: inner });
    const chain = TestChain.local();
    const { utility } = make(Utility.call("forceBatch", { calls: [nested, transfer(1)] }), bob, chain);
    expect(utility.at(-2)).toMatchObject({ name: "Utility.ItemFailed", value: { error: EXHAUSTED } });
    expect(chain.free(account(1))).toBe(0n);
    const owned = OwnedHotkeys.get(chain.reader(), derivativeAccount(bob.publicKey, 0));
    expect(owned.length).toBeGreaterThan(100);
  });

  it("is for root to weigh where it says the weight itself", () => {
    const weight = { refTime: 1n, proofSize: 0n };
    const asOrigin = { type: "system" as const, value: { type: "Signed" as const, value: alice.publicKey } };
    const dispatchAs = Utility.call("dispatchAs", {
      asOrigin,
      call: Utility.call("forceBatch", { calls: growing(60) }),
    });
    for (const call of [
      Sudo.call("sudoUncheckedWeight", { weight, call: dispatchAs }),
      Sudo.call("sudo", { call: Utility.call("withWeight", { weight, call: dispatchAs }) }),
    ]) {
      const { utility } = make(call, alice);
      expect(utility.filter(isExhausted)).toEqual([]);
    }
  });
});

describe("an ordinary batch", () => {
  const few = [associate(1), associate(2), identity];

  it.each<[string, RuntimeCall]>([
    ["batch", Utility.call("batch", { calls: [transfer(1), transfer(2), transfer(3)] })],
    ["batch_all", Utility.call("batchAll", { calls: [transfer(1), transfer(2), transfer(3)] })],
    ["force_batch", Utility.call("forceBatch", { calls: [transfer(1), transfer(9, 1n), transfer(3)] })],
    [
      "a batch between others",
      Utility.call("batch", {
        calls: [
          Utility.call("asDerivative", { index: 0, call: Utility.call("batch", { calls: [transfer(1)] }) }),
          transfer(3),
        ],
      }),
    ],
  ])("is charged what it declares: %s", (_, call) => {
    const { declared, charged } = make(call);
    expect(charged).toBe(declared);
  });

  it("gets back what calls that were not made would have cost", () => {
    const calls = [transfer(1), transfer(9, 1n), transfer(3), transfer(4)];
    const shorter = make(Utility.call("batch", { calls: calls.slice(0, 2) }));
    const longer = make(Utility.call("batch", { calls }));
    expect(longer.charged).toBe(shorter.charged);
    expect(longer.charged).toBeLessThan(longer.declared);
    const one = make(Utility.call("ifElse", { main: transfer(1), fallback: transfer(2) }));
    expect(one.charged).toBeLessThan(one.declared);
  });

  it("may lengthen a list by a few that later calls read", () => {
    const { utility, owned } = make(Utility.call("forceBatch", { calls: few }));
    expect(utility.map(({ name }) => name)).toEqual([
      "Utility.ItemCompleted",
      "Utility.ItemCompleted",
      "Utility.ItemFailed",
      "Utility.BatchCompletedWithErrors",
    ]);
    expect(utility[2]?.value).toMatchObject({ error: { type: "Module" } });
    expect(owned).toBe(2);
    const five = make(Utility.call("forceBatch", { calls: growing(5) }));
    expect(five.utility.filter(isExhausted)).toEqual([]);
    const calls = Array.from({ length: 100 }, (_, index) => associate(index));
    expect(make(Utility.call("batchAll", { calls })).owned).toBe(100);
  });
});
