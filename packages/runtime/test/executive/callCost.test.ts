import { CodecError, compact, concat, type TypeRef, u16, u32 } from "@opentao/codec";
import { Block, OpaqueExtrinsic, TransactionValidity, writeEnvelope } from "@opentao/codec/primitives";
import { describe, expect, it } from "vitest";
import { pallets } from "../../src/assembly/pallets.ts";
import { createDispatcher, definePallet, palletCalls, type RuntimeCall } from "../../src/framework/index.ts";
import { CALL_LIMITS } from "../../src/framework/runtimeCall.ts";
import { SubtensorModule } from "../../src/pallets/subtensor/index.ts";
import { OwnedHotkeys } from "../../src/pallets/subtensorStorage/index.ts";
import { Sudo } from "../../src/pallets/sudo/index.ts";
import { Utility } from "../../src/pallets/utility/index.ts";
import { emptyState } from "../testState.ts";
import { address, alice, bob, machineWith, runtime as plain, TestChain, withCalls } from "./chain.ts";
import { leaf } from "./leaf.ts";

/** Number of times that the cost of {@link LEAF} was computed. */
const weighings = { weighed: 0 };
const Counting = definePallet({
  name: "Counting",
  index: 250,
  calls: palletCalls({
    leaf: leaf(weighings, "Operational"),
  }),
});
const LEAF = Counting.call("leaf", {});
const all = [...pallets, Counting];
const dispatcher = createDispatcher(all, "node_subtensor_runtime::RuntimeCall");
const machine = machineWith(Counting);
const { runtime } = machine;

const weight = { refTime: 5n, proofSize: 6n };
const asOrigin = { type: "system" as const, value: { type: "Root" as const } };
/** Every call that holds one other, around that. */
const wrappers: Readonly<Record<string, (call: RuntimeCall) => RuntimeCall>> = {
  "Utility.asDerivative": (call) => Utility.call("asDerivative", { index: 0, call }),
  "Utility.dispatchAs": (call) => Utility.call("dispatchAs", { asOrigin, call }),
  "Utility.dispatchAsFallible": (call) => Utility.call("dispatchAsFallible", { asOrigin, call }),
  "Utility.withWeight": (call) => Utility.call("withWeight", { call, weight }),
  "Utility.ifElse": (call) => Utility.call("ifElse", { main: call, fallback: call }),
  "Utility.batch": (call) => Utility.call("batch", { calls: [call] }),
  "Utility.batchAll": (call) => Utility.call("batchAll", { calls: [call] }),
  "Utility.forceBatch": (call) => Utility.call("forceBatch", { calls: [call] }),
  "Sudo.sudo": (call) => Sudo.call("sudo", { call }),
  "Sudo.sudoUncheckedWeight": (call) => Sudo.call("sudoUncheckedWeight", { call, weight }),
  "Sudo.sudoAs": (call) => Sudo.call("sudoAs", { who: address(bob.publicKey), call }),
};

const isCallType = ({ path }: TypeRef) => path.at(-1) === "RuntimeCall";
const holdsCalls = ({ type }: { type: TypeRef }) =>
  isCallType(type) || (type.def.kind === "sequence" && isCallType(type.def.inner));

function nested(wrap: (call: RuntimeCall) => RuntimeCall, depth: number, inner: RuntimeCall): RuntimeCall {
  return depth === 0 ? inner : nested(wrap, depth - 1, wrap(inner));
}

/** Number of leaves weighed when the pool is asked about a call, unsigned as a stranger may send it, or signed. */
function weighedInPool(chain: TestChain, bytes: Uint8Array): number {
  weighings.weighed = 0;
  const input = concat(Uint8Array.of(2), OpaqueExtrinsic.encode(bytes), chain.hashes[chain.number] ?? new Uint8Array());
  TransactionValidity.decode(runtime.call("TaggedTransactionQueue_validate_transaction", input, chain.state.fork()));
  return weighings.weighed;
}

describe("the cost of a call", () => {
  it("is known of every call that holds others, with each inside looked at once", () => {
    const holding = all.flatMap(({ name, calls = {} }) =>
      Object.entries(calls).flatMap(([callName, { args }]) => {
        const fields = args.type.def.kind === "composite" ? args.type.def.fields : [];
        return withCalls(() => fields.some(holdsCalls)) ? [`${name}.${callName}`] : [];
      }),
    );
    expect(holding.sort()).toEqual(Object.keys(wrappers).sort());
    for (const [name, wrap] of Object.entries(wrappers)) {
      weighings.weighed = 0;
      const info = dispatcher.info(emptyState(), wrap(LEAF));
      expect([name, weighings.weighed, info.class]).toEqual([name, name === "Utility.ifElse" ? 2 : 1, "Operational"]);
    }
  });

  it.each(Object.entries(wrappers))("grows with the bytes alone when %s is nested as deep as may be", (name, wrap) => {
    const chain = TestChain.local();
    const leaves = name === "Utility.ifElse" ? 2 ** 8 : 100;
    const inside = name === "Utility.ifElse" ? LEAF : Utility.call("batch", { calls: Array(100).fill(LEAF) });
    const depth = name === "Utility.ifElse" ? 8 : 7;
    const encoded = dispatcher.calls.encode(nested(wrap, depth, inside));
    expect(weighedInPool(chain, concat(Uint8Array.of(4), encoded))).toBe(leaves);
    const signed = writeEnvelope({
      type: "Signed",
      address: address(alice.publicKey),
      signature: { type: "Sr25519", value: new Uint8Array(64) },
      payload: concat(new Uint8Array(4), encoded),
    });
    expect(weighedInPool(chain, signed)).toBe(leaves);
  });

  it.each([
    ...Object.entries(wrappers),
    ["Sudo.sudo in Utility.batch", (call) => Utility.call("batch", { calls: [Sudo.call("sudo", { call })] })],
  ] as [string, (call: RuntimeCall) => RuntimeCall][])(
    "is asked for once more where calls are made: %s",
    (name, wrap) => {
      const leaves = name === "Utility.ifElse" ? 2 ** 7 : 100;
      const inside = name === "Utility.ifElse" ? LEAF : Utility.call("batch", { calls: Array(100).fill(LEAF) });
      const depth = name.includes(" in ") ? 3 : name === "Utility.ifElse" ? 7 : 6;
      const call = nested(wrap, depth, inside);
      for (const made of name.includes(" in ") ? [call] : [call, Sudo.call("sudo", { call })]) {
        const chain = new TestChain(TestChain.preset("local"), undefined, undefined, machine);
        const extrinsic = chain.sign(alice, made);
        weighings.weighed = 0;
        expect(chain.build([extrinsic]).results[0]?.type).toBe("Ok");
        expect([name, weighings.weighed]).toEqual([name, expect.toSatisfy((count: number) => count <= 2 * leaves)]);
        expect(weighings.weighed).toBeGreaterThanOrEqual(leaves);
      }
    },
  );

  it("is that of whom calls are made for", () => {
    const state = emptyState();
    OwnedHotkeys.set(state, bob.publicKey, Array(100).fill(alice.publicKey));
    const text = new Uint8Array();
    const call = SubtensorModule.call("setIdentity", {
      ...{ name: text, url: text, githubRepo: text, image: text, discord: text, description: text, additional: text },
    });
    const weightBy = (call: RuntimeCall, who: Uint8Array) => dispatcher.info(state, call, who).weight.refTime;
    const [of, by] = [bob.publicKey, alice.publicKey].map((who) => weightBy(call, who)) as [bigint, bigint];
    expect(of).toBeGreaterThan(2n * by);
    const forBob = { type: "system", value: { type: "Signed", value: bob.publicKey } } as const;
    for (const wrapper of [
      Sudo.call("sudoAs", { who: address(bob.publicKey), call }),
      Utility.call("dispatchAs", { asOrigin: forBob, call }),
      Utility.call("dispatchAsFallible", { asOrigin: forBob, call }),
    ])
      expect(weightBy(wrapper, alice.publicKey)).toBeGreaterThan(of);
    expect(weightBy(Sudo.call("sudo", { call }), bob.publicKey)).toBeLessThan(of);
  });

  it("is asked for once an item in a wide batch", () => {
    const chain = TestChain.local();
    const batch = Utility.call("batch", { calls: Array(10_922).fill(LEAF) });
    expect(weighedInPool(chain, concat(Uint8Array.of(4), dispatcher.calls.encode(batch)))).toBe(10_922);
  });
});

describe("calls inside a call", () => {
  const remark = Uint8Array.of(0, 0, 0);
  const wide = (count: number) =>
    concat(Uint8Array.of(11, 0), compact(u32).encode(count), ...Array(count).fill(remark));
  const deep = (levels: number, inner: Uint8Array) =>
    concat(...Array(levels).fill(concat(Uint8Array.of(11, 1), u16.encode(0))), inner);
  const codeOf = (bytes: Uint8Array) => {
    try {
      dispatcher.calls.decode(bytes);
      return undefined;
    } catch (error) {
      if (error instanceof CodecError) return error.code;
      throw error;
    }
  };

  it("are read as deep as the protocol has it, and no deeper", () => {
    expect(codeOf(deep(CALL_LIMITS.depth, remark))).toBeUndefined();
    expect(codeOf(deep(CALL_LIMITS.depth + 1, remark))).toBe("TOO_DEEP");
  });

  it("are read as many as the limit, wherever they stand, and no more", () => {
    const { total } = CALL_LIMITS;
    expect(codeOf(wide(total))).toBeUndefined();
    expect(codeOf(wide(total + 1))).toBe("TOO_LONG");
    expect(codeOf(deep(7, wide(total - 7)))).toBeUndefined();
    expect(codeOf(deep(7, wide(total - 6)))).toBe("TOO_LONG");
    const two = (first: number, second: number) =>
      concat(Uint8Array.of(11, 0), compact(u32).encode(2), wide(first), wide(second));
    expect(codeOf(two(8_000, total - 8_002))).toBeUndefined();
    expect(codeOf(two(8_000, total - 8_001))).toBe("TOO_LONG");
  });

  it("count for each extrinsic of a block alone", () => {
    const chain = TestChain.local();
    const half = dispatcher.calls.decode(wide(9_000));
    const extrinsics = [0, 1, 2].map((nonce) => chain.sign(alice, half, { nonce }));
    const parent = chain.state.fork();
    const { block, results } = chain.build(extrinsics);
    expect(results).toEqual(Array(3).fill({ type: "Ok", value: { type: "Ok", value: undefined } }));
    expect(() => plain.call("Core_execute_block", Block.encode(block), parent)).not.toThrow();
  });

  it("may be priced like a call in an extrinsic", () => {
    const chain = TestChain.local();
    const input = (levels: number) => concat(deep(levels, remark), u32.encode(100));
    const price = (levels: number) => chain.call("TransactionPaymentCallApi_query_call_info", input(levels));
    expect(price(CALL_LIMITS.depth).length).toBeGreaterThan(0);
    expect(() => price(CALL_LIMITS.depth + 1)).toThrow(/more than 8 calls inside each other/);
  });
});
