import { concat } from "@opentao/codec";
import { Block } from "@opentao/codec/primitives";
import { keypairFromSeed } from "@opentao/crypto";
import { describe, expect, it } from "vitest";
import type { RuntimeCall } from "../../src/framework/index.ts";
import { Balances } from "../../src/pallets/balances/index.ts";
import { mintInto } from "../../src/pallets/balances/movements.ts";
import { registerSubnet } from "../../src/pallets/subtensor/lifecycle/register.ts";
import { stakeIntoSubnet } from "../../src/pallets/subtensor/staking/into.ts";
import {
  FirstEmissionBlockNumber,
  NetworkLastLockCost,
  SubtokenEnabled,
} from "../../src/pallets/subtensorStorage/index.ts";
import { MAX_PRICE } from "../../src/pallets/swap/index.ts";
import { System } from "../../src/pallets/system/index.ts";
import { Utility } from "../../src/pallets/utility/index.ts";
import { account, address, alice, plainConfig, runtime, TAO, TestChain } from "./chain.ts";
import { CountingExternalities, noRoots, type Operations } from "./countingExternalities.ts";

const SIGNATURE = new Uint8Array(64);
const senders = Array.from({ length: 10 }, (_, i) => keypairFromSeed(new Uint8Array(32).fill(i + 1)));
const transfer = Balances.call("transferKeepAlive", { dest: address(account(200)), value: 1000n });
const remark = System.call("remarkWithEvent", { remark: new Uint8Array(40) });

interface World {
  readonly chain: TestChain;
  readonly state: CountingExternalities;
}

/** A chain whose epochs are far away, on which the senders have TAO. */
function world(): World {
  const config = plainConfig({ fast: false, initialTempo: 360 });
  const state = new CountingExternalities([], noRoots);
  const chain = new TestChain(config, noRoots, state);
  chain.build();
  for (const { publicKey } of senders) mintInto(chain.reader(), publicKey, 1000n * TAO);
  return { chain, state };
}

/** Operations of executing a block with these calls, each by the next of the senders. */
function operationsOf(calls: readonly RuntimeCall[], prepare: (world: World) => void = () => undefined): Operations {
  const made = world();
  const { chain, state } = made;
  prepare(made);
  const extrinsics = calls.map((call, i) => {
    const sender = senders[i % senders.length] ?? alice;
    return chain.sign(sender, call, { nonce: Math.floor(i / senders.length), signature: SIGNATURE });
  });
  const before = state.fork();
  const { block, results } = chain.build(extrinsics);
  expect(results.map((result) => result.type === "Ok" && result.value.type)).toEqual(calls.map(() => "Ok"));
  const follower = new CountingExternalities([], noRoots);
  for (const [key, value] of before.entries()) follower.set(key, value);
  follower.take();
  runtime.call("Core_execute_block", Block.encode(block), follower);
  return follower.take();
}

/** Growth from each operation count to the next, which came of twice as much more. */
function expectLinear(small: Operations, middle: Operations, large: Operations): void {
  for (const kind of ["reads", "writes", "transactions"] as const) {
    expect(large[kind] - middle[kind], kind).toBe(2 * (middle[kind] - small[kind]));
  }
  // Numbers in the middle of values become longer as they grow: by a few bytes.
  const growth = (large.bytes - middle.bytes) / (middle.bytes - small.bytes);
  expect(growth).toBeGreaterThan(1.9);
  expect(growth).toBeLessThan(2.1);
}

describe("the work of a block", () => {
  it("is linear in its extrinsics", () => {
    const of = (count: number) => operationsOf(Array.from({ length: count }, () => transfer));
    const [small, middle, large] = [of(50), of(100), of(200)];
    expectLinear(small, middle, large);
    // No more for each than it took when this was written, with a little room.
    expect((large.reads - middle.reads) / 100).toBeLessThanOrEqual(32);
    expect((large.writes - middle.writes) / 100).toBeLessThanOrEqual(16);
    expect((large.transactions - middle.transactions) / 100).toBeLessThanOrEqual(3);
  });

  it("is linear in the events of one extrinsic", () => {
    const of = (count: number) =>
      operationsOf([Utility.call("batchAll", { calls: Array.from({ length: count }, () => remark) })]);
    expectLinear(of(50), of(100), of(200));
  });
});

describe("the step of a block", () => {
  it("does not grow with accounts", () => {
    const of = (count: number) =>
      operationsOf([], ({ chain }) => {
        const state = chain.reader();
        for (let i = 0; i < count; i += 1) mintInto(state, keyOf(i), TAO);
      });
    expect(of(500)).toEqual(of(5));
  });

  it("does not grow with positions of stake", () => {
    const of = (count: number) =>
      operationsOf([], ({ chain }) => {
        const state = chain.reader();
        SubtokenEnabled.set(state, 1, true);
        SubtokenEnabled.set(state, 0, true);
        for (let i = 0; i < count; i += 1) {
          const coldkey = keyOf(i);
          mintInto(state, coldkey, 10n * TAO);
          for (const netuid of [0, 1]) {
            stakeIntoSubnet(state, { coldkey, hotkey: account(9), netuid }, TAO, MAX_PRICE, false);
          }
        }
      });
    const few = of(40);
    expect(few.transactions).toBeGreaterThan(2); // some claims are made
    expect(of(400)).toEqual(few);
  });

  it("is linear in subnets", () => {
    const of = (count: number) =>
      operationsOf([], ({ chain }) => {
        const state = chain.reader();
        mintInto(state, alice.publicKey, 10_000_000n * TAO);
        for (let i = 0; i < count; i += 1) {
          NetworkLastLockCost.set(state, 100n * TAO);
          const netuid = registerSubnet(state, { coldkey: alice.publicKey, hotkey: keyOf(i) }, undefined);
          FirstEmissionBlockNumber.set(state, netuid, 1n);
          SubtokenEnabled.set(state, netuid, true);
        }
      });
    expectLinear(of(4), of(12), of(28));
  });
});

/** An account that differs from others in all that tells accounts apart. */
function keyOf(index: number): Uint8Array {
  return keypairFromSeed(concat(new Uint8Array(28).fill(7), new Uint8Array(new Uint32Array([index]).buffer))).publicKey;
}
