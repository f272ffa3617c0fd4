import { startsWith } from "@opentao/codec";
import { Block, OpaqueExtrinsic } from "@opentao/codec/primitives";
import { type Keypair, keypairFromSuri } from "@opentao/crypto";
import { describe, expect, it } from "vitest";
import { FREE_CALLS_OF_KEY, FREE_PRIORITY } from "../../src/boundary.ts";
import type { RuntimeCall } from "../../src/framework/index.ts";
import { Balances } from "../../src/pallets/balances/index.ts";
import { Commitments } from "../../src/pallets/commitments/index.ts";
import { MaxSpace } from "../../src/pallets/commitments/storage.ts";
import { SubtensorModule as S } from "../../src/pallets/subtensor/index.ts";
import { CommitRevealWeightsEnabled, Uids } from "../../src/pallets/subtensorStorage/index.ts";
import { Sudo } from "../../src/pallets/sudo/index.ts";
import { FREE_SPACE } from "../../src/pallets/system/freeSpace.ts";
import { System } from "../../src/pallets/system/index.ts";
import { Utility } from "../../src/pallets/utility/index.ts";
import { account, address, alice, bob, runtime, TAO, TestChain } from "./chain.ts";

const stranger = keypairFromSuri("//Stranger");
const NETUID = 1;

const batchSet = (count: number): RuntimeCall =>
  S.call("batchSetWeights", {
    netuids: Array(count).fill(NETUID),
    weights: Array(count).fill([]),
    versionKeys: Array(count).fill(0n),
  });
const batchCommit = (count: number): RuntimeCall =>
  S.call("batchCommitWeights", {
    netuids: Array(count).fill(NETUID),
    commitHashes: Array(count).fill(new Uint8Array(32)),
  });
const commitment = (bytes = 1): RuntimeCall =>
  Commitments.call("setCommitment", {
    netuid: NETUID,
    info: { fields: [{ type: "Raw", value: new Uint8Array(bytes) }] },
  });
const transfer = Balances.call("transferKeepAlive", { dest: address(account(9)), value: TAO });

/** A development chain on which these keys are neurons without TAO, and may commit to as much as they like. */
function chainOf(...neurons: readonly Keypair[]): TestChain {
  const chain = TestChain.local();
  const state = chain.reader();
  for (const [uid, { publicKey }] of neurons.entries()) Uids.set(state, NETUID, publicKey, uid);
  MaxSpace.set(state, 0xffffffff);
  return chain;
}

const neuron = (number: number) => keypairFromSuri(`//Neuron//${number}`, "ed25519");
/** The event that tells what an extrinsic paid. */
const feePaid = (chain: TestChain, extrinsic: number) => {
  const paid = chain.events(extrinsic).find(({ name }) => name === "TransactionPayment.TransactionFeePaid");
  // The event's fields.
  return (paid?.value ?? { actualFee: -1n }) as { readonly actualFee: bigint };
};

describe("a free call", () => {
  it.each([0, 1, 16, 17, 3000])("that is a batch of %i items that fail is refused, or paid for", (count) => {
    for (const call of [batchSet(count), batchCommit(count)]) {
      const chain = TestChain.local();
      const poor = chain.sign(stranger, call);
      expect(chain.validate(poor)).toMatchObject({ type: "Err", value: { type: "Invalid" } });
      expect(chain.build([poor]).results).toMatchObject([{ type: "Err" }]);
      const rich = chain.sign(bob, call);
      const before = chain.free(bob.publicKey);
      const { results } = chain.build([rich]);
      expect(results).toMatchObject([{ type: "Ok" }]);
      expect(feePaid(chain, 1).actualFee).toBeGreaterThan(BigInt(rich.length));
      expect(chain.free(bob.publicKey)).toBe(before - feePaid(chain, 1).actualFee);
    }
  });

  it("costs nothing when it succeeds and goes behind those that pay", () => {
    const chain = chainOf(stranger);
    const extrinsic = chain.sign(stranger, commitment());
    expect(chain.validate(extrinsic)).toMatchObject({ type: "Ok", value: { priority: FREE_PRIORITY } });
    expect(chain.build([extrinsic]).results).toEqual([{ type: "Ok", value: { type: "Ok", value: undefined } }]);
    expect(feePaid(chain, 1).actualFee).toBe(0n);
  });

  it("owes the usual fee when it fails, or the part of it that a batch is fails", () => {
    const chain = TestChain.local();
    CommitRevealWeightsEnabled.set(chain.reader(), NETUID, true);
    const failing = chain.sign(bob, commitment());
    const paying = chain.sign(bob, batchCommit(1), { nonce: 1 });
    const before = chain.free(bob.publicKey);
    expect(chain.build([failing, paying]).results).toMatchObject([
      { type: "Ok", value: { type: "Err" } },
      { type: "Ok", value: { type: "Ok" } },
    ]);
    expect(chain.events(1).map(({ name }) => name)).toContain("System.ExtrinsicFailed");
    expect(chain.events(2).map(({ name }) => name)).toContain("SubtensorModule.BatchCompletedWithErrors");
    expect(chain.free(bob.publicKey)).toBe(before - feePaid(chain, 1).actualFee - feePaid(chain, 2).actualFee);
    expect(chain.validate(chain.sign(stranger, commitment()))).toMatchObject({ type: "Err" });
  });

  it("has so many places for a key in a block, and a follower refuses a block with more", () => {
    const chain = chainOf(stranger);
    const calls = Array.from({ length: FREE_CALLS_OF_KEY + 1 }, (_, nonce) =>
      chain.sign(stranger, commitment(), { nonce }),
    );
    const follower = chain.state.fork();
    const { block, results } = chain.build(calls);
    expect(results.filter(({ type }) => type === "Ok")).toHaveLength(FREE_CALLS_OF_KEY);
    expect(results.at(-1)).toMatchObject({ value: { type: "Invalid", value: { type: "ExhaustsResources" } } });
    const execute = (extrinsics: Uint8Array[]) =>
      runtime.call("Core_execute_block", Block.encode({ ...block, extrinsics }), follower.fork());
    execute(block.extrinsics);
    const [last = new Uint8Array()] = calls.slice(-1);
    expect(() => execute([...block.extrinsics, last])).toThrow(/ExhaustsResources/);
    expect(chain.build([last]).results).toMatchObject([{ type: "Ok" }]);
  });

  it("cannot keep out those that pay, however many keys make it", () => {
    const neurons = Array.from({ length: 88 }, (_, number) => neuron(number));
    const chain = chainOf(...neurons);
    const flood = neurons.flatMap((pair) =>
      Array.from({ length: FREE_CALLS_OF_KEY }, (_, nonce) => chain.sign(pair, commitment(128), { nonce })),
    );
    const paid = Array.from({ length: 8 }, (_, nonce) => chain.sign(alice, transfer, { nonce }));
    // The flood first: the worst that an author can do.
    const { results, block } = chain.build([...flood, ...paid]);
    expect(results.slice(-paid.length)).toEqual(
      paid.map(() => ({ type: "Ok", value: { type: "Ok", value: undefined } })),
    );
    const free = block.extrinsics.slice(1, -paid.length);
    expect(free.length).toBeLessThan(flood.length);
    expect(free.reduce((sum, bytes) => sum + OpaqueExtrinsic.encode(bytes).length, 0)).toBeLessThanOrEqual(
      FREE_SPACE.length,
    );
    const counts = new TextEncoder().encode(":free_calls");
    expect([...chain.state.entries()].filter(([key]) => startsWith(key, counts))).toEqual([]);
  });
});

describe("an operational call", () => {
  const setStorage = System.call("setStorage", { items: [] });

  it.each([
    ["of root", setStorage],
    ["in a batch", Utility.call("batch", { calls: [setStorage] })],
    ["that is an empty batch", Utility.call("batchAll", { calls: [] })],
  ])("%s is a normal one when a stranger makes it", (_, call) => {
    const chain = TestChain.local();
    const extrinsic = chain.sign(bob, call);
    expect(chain.validate(extrinsic)).toMatchObject({ type: "Ok", value: { priority: 1n } });
    chain.build([extrinsic]);
    const info = chain.events(1).find(({ name }) => name.startsWith("System.Extrinsic"))?.value;
    expect(info).toMatchObject({ dispatchInfo: { class: { type: "Normal" } } });
  });

  it("goes first when the key of Sudo makes it", () => {
    const chain = TestChain.local();
    expect(chain.validate(chain.sign(alice, Sudo.call("sudo", { call: setStorage })))).toMatchObject({
      type: "Ok",
      value: { priority: 10_000_000_000n },
    });
  });

  it("that upgrades to code that nobody authorized is refused before it has a place", () => {
    const chain = TestChain.local();
    const upgrade = chain.sign(bob, System.call("applyAuthorizedUpgrade", { code: new Uint8Array(9) }));
    expect(chain.validate(upgrade)).toEqual({
      type: "Err",
      value: { type: "Invalid", value: { type: "Call", value: undefined } },
    });
    expect(chain.build([upgrade]).results).toMatchObject([{ type: "Err" }]);
  });
});
