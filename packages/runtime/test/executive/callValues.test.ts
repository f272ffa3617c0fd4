import { compact, concat, concatAll, u16, u32 } from "@opentao/codec";
import { type Block, Block as BlockCodec, OpaqueExtrinsic, writeEnvelope } from "@opentao/codec/primitives";
import { describe, expect, it } from "vitest";
import type { RuntimeCall } from "../../src/framework/index.ts";
import { CALL_LIMITS, MAX_CALL_VALUES } from "../../src/framework/runtimeCall.ts";
import { SubtensorModule as S } from "../../src/pallets/subtensor/index.ts";
import { System } from "../../src/pallets/system/index.ts";
import { Utility } from "../../src/pallets/utility/index.ts";
import { account, address, alice, encodeCall, isCall, runtime, TestChain } from "./chain.ts";

const many = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);
const length = (count: number) => compact(u32).encode(count);
const bare = (call: Uint8Array) => concat(Uint8Array.of(4), call);
const VALIDATE = "TaggedTransactionQueue_validate_transaction";

/** Validity of an extrinsic for the pool. */
const validate = (chain: TestChain, extrinsic: Uint8Array) =>
  chain.call(VALIDATE, Uint8Array.of(2), OpaqueExtrinsic.encode(extrinsic), chain.hashes[chain.number] ?? account(0));

const none = new Uint8Array();
const identity = {
  name: none,
  url: none,
  githubRepo: none,
  image: none,
  discord: none,
  description: none,
  additional: none,
};
const pair: [number, number] = [1, 1];

/** The longest calls that somebody could mean. */
const meant: Readonly<Record<string, RuntimeCall>> = {
  "weights of 4,096 neurons": S.call("setWeights", {
    ...{ netuid: 1, versionKey: 0n },
    ...{ dests: many(4096, 1), weights: many(4096, 1) },
  }),
  "weights of 4,096 neurons on 16 subnets": S.call("batchSetWeights", {
    netuids: many(16, 1),
    weights: many(16, many(4096, pair)),
    versionKeys: many(16, 0n),
  }),
  "weights of 256 neurons on 128 subnets": Utility.call("batch", {
    calls: many(128, S.call("setWeights", { netuid: 1, dests: many(256, 1), weights: many(256, 1), versionKey: 0n })),
  }),
  "commits on 4,096 subnets": S.call("batchCommitWeights", {
    netuids: many(4096, 1),
    commitHashes: many(4096, account(1)),
  }),
  "reveals of ten commits of 4,096 weights": S.call("batchRevealWeights", {
    ...{ netuid: 1, versionKeys: many(10, 0n) },
    ...{ uidsList: many(10, many(4096, 1)), valuesList: many(10, many(4096, 1)), saltsList: many(10, many(8, 1)) },
  }),
  "a full batch of remarks": Utility.call("batch", { calls: many(10_922, System.call("remark", { remark: none })) }),
  "a full batch of identities": Utility.call("batch", { calls: many(10_922, S.call("setIdentity", identity)) }),
  "40,000 values that root writes": System.call("setStorage", { items: many(40_000, [account(1), account(2)]) }),
  "a runtime of 5 MiB": System.call("setCode", { code: new Uint8Array(5 * 1024 * 1024) }),
};

const BATCH_SET_WEIGHTS = encodeCall(S.call("batchSetWeights", { netuids: [], weights: [], versionKeys: [] })).subarray(
  0,
  2,
);
const setWeights = (uids: number) =>
  concat(
    ...[
      encodeCall(S.call("setWeights", { netuid: 1, dests: [], weights: [], versionKey: 0n })).subarray(0, 4),
      length(uids),
    ],
    ...[new Uint8Array(2 * uids), length(uids), new Uint8Array(2 * uids), new Uint8Array(8)],
  );
const batch = (calls: readonly Uint8Array[]) => concat(Uint8Array.of(11, 0), length(calls.length), concatAll(calls));
const deep = (levels: number, inner: Uint8Array) =>
  concat(...many(levels, concat(Uint8Array.of(11, 1), u16.encode(0))), inner);

/** Calls that are small on the wire and large once they are read. */
const inflated: Readonly<Record<string, Uint8Array>> = {
  "a million weights in one row": concat(
    ...[BATCH_SET_WEIGHTS, length(1), Uint8Array.of(4), length(1), length(1_000_000)],
    ...[new Uint8Array(2_000_000), length(1), Uint8Array.of(0)],
  ),
  "a million rows": concat(
    ...[BATCH_SET_WEIGHTS, length(1), Uint8Array.of(4), length(1_000_000), new Uint8Array(1_000_000)],
    ...[length(1), Uint8Array.of(0)],
  ),
  "a million subnets": concat(BATCH_SET_WEIGHTS, length(1_000_000), new Uint8Array(1_000_000), Uint8Array.of(0, 0)),
  "one weight more than a row has": setWeights(4097),
  "rows in batches": batch(many(16, setWeights(4096))),
  "a million empty keys": concat(Uint8Array.of(0, 5), length(1_000_000), new Uint8Array(1_000_000)),
  "a million empty values": concat(Uint8Array.of(0, 4), length(1_000_000), new Uint8Array(2_000_000)),
};

describe("what a call becomes when it is read", () => {
  it.each(Object.entries(meant))("lets pass %s, in the pool and in a block", (_, call) => {
    const encoded = encodeCall(call);
    expect(isCall(encoded)).toBe(true);
    expect(() => validate(TestChain.local(), bare(encoded))).not.toThrow();
  });

  it.each(Object.entries(inflated))("is bounded: %s is no transaction", (_, encoded) => {
    const chain = TestChain.local();
    expect(isCall(encoded)).toBe(false);
    for (const call of [encoded, deep(3, encoded)]) {
      expect(() => validate(chain, bare(call))).toThrow(
        /items.*are allowed|items of lists and byte strings in one input/,
      );
    }
    expect(() => chain.call("TransactionPaymentCallApi_query_call_info", encoded, u32.encode(1))).toThrow(/items/);
  });

  it("is counted over all lists and byte strings, wherever they stand, to one more than the limit", () => {
    const keys = (count: number) => concat(Uint8Array.of(0, 5), length(count), new Uint8Array(count));
    // A key is an item and a byte string; so is each call of the batch an item.
    const most = MAX_CALL_VALUES / 2;
    expect(isCall(keys(most))).toBe(true);
    expect(isCall(keys(most + 1))).toBe(false);
    expect(isCall(deep(CALL_LIMITS.depth, keys(most)))).toBe(true);
    expect(isCall(batch([keys(most / 2), keys(most / 2 - 1)]))).toBe(true);
    expect(isCall(batch([keys(most / 2), keys(most / 2)]))).toBe(false);
  });

  it("is counted for each extrinsic alone, by who makes a block and by who follows", () => {
    const chain = TestChain.local();
    const remarks = Utility.call("batch", { calls: many(6_000, System.call("remark", { remark: none })) });
    const parent = chain.state.fork();
    // 12,000 each.
    const { block, results } = chain.build(many(3, remarks).map((call, nonce) => chain.sign(alice, call, { nonce })));
    expect(results).toEqual(many(3, { type: "Ok", value: { type: "Ok", value: undefined } }));
    const execute = (changed: Block) => runtime.call("Core_execute_block", BlockCodec.encode(changed), parent.fork());
    expect(() => execute(block)).not.toThrow();
    const signature = { type: "Sr25519" as const, value: new Uint8Array(64) };
    const payload = concat(new Uint8Array(4), inflated["a million rows"] ?? none);
    const hostile = writeEnvelope({ type: "Signed", address: address(alice.publicKey), signature, payload });
    expect(() => execute({ ...block, extrinsics: [...block.extrinsics, hostile] })).toThrow(/are allowed/);
    expect(() => chain.call("BlockBuilder_apply_extrinsic", OpaqueExtrinsic.encode(hostile))).toThrow(/are allowed/);
  });
});
