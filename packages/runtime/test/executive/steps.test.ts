import { Block, OpaqueExtrinsic } from "@opentao/codec/primitives";
import { describe, expect, it } from "vitest";
import type { BlockObserver } from "../../src/boundary.ts";
import { State } from "../../src/framework/index.ts";
import { Balances } from "../../src/pallets/balances/index.ts";
import { MemoryExternalities } from "../../src/testing/memoryExternalities.ts";
import { account, address, alice, bob, runtime, TAO, TestChain } from "./chain.ts";

const transfer = (value: bigint) => Balances.call("transferKeepAlive", { dest: address(account(7)), value });

/** Observer that lists steps as they end, each below those in which it lies. */
class Steps implements BlockObserver {
  readonly ended: string[] = [];
  readonly #open: string[] = [];

  begin(step: string): void {
    this.#open.push(step);
  }

  end(): void {
    this.ended.push(this.#open.join(" > "));
    if (this.#open.pop() === undefined) throw new Error("a step ends that did not begin");
  }

  get open(): readonly string[] {
    return this.#open;
  }
}

const BEGIN = ["Aura.on_initialize", "SubtensorModule.on_initialize", "Session.on_initialize"];
const END = [
  "Timestamp.on_finalize",
  "Aura.on_finalize",
  "Grandpa.on_finalize",
  "SubtensorModule.on_finalize",
  "Swap.on_finalize",
  "Session.on_finalize",
  "root",
];

describe("the steps of a block", () => {
  it("are observed in order: hooks, extrinsics whether they succeed or not, roots", () => {
    const chain = TestChain.local();
    const follower = chain.state.fork();
    const steps = new Steps();
    chain.state.observer = steps;
    const { block, results } = chain.build([
      chain.sign(alice, transfer(TAO)),
      chain.sign(bob, transfer(10_000_000n * TAO)),
      chain.sign(bob, transfer(TAO), { nonce: 5 }),
    ]);
    expect(results.map(({ type, value }) => `${type} ${value.type}`)).toEqual(["Ok Ok", "Ok Err", "Err Invalid"]);
    const applied = ["Timestamp.set", "Balances.transfer_keep_alive", "Balances.transfer_keep_alive"];
    expect(steps.ended).toEqual([...BEGIN, ...applied, "Balances.transfer_keep_alive", ...END]);

    const executed = new Steps();
    follower.observer = executed;
    runtime.call("Core_execute_block", Block.encode(block), follower);
    expect(executed.ended).toEqual([...BEGIN, ...applied, ...END]);
    expect(executed.open).toEqual([]);
  });

  it("end where a block is refused", () => {
    const chain = TestChain.local();
    const steps = new Steps();
    const follower = chain.state.fork();
    const { block } = chain.build();
    follower.observer = steps;
    const early = Block.encode({ ...block, extrinsics: [] });
    expect(() => runtime.call("Core_execute_block", early, follower)).toThrow("the block has no time");
    expect(steps.ended).toEqual([...BEGIN, "Timestamp.on_finalize"]);
    expect(steps.open).toEqual([]);
  });

  it("hold the epochs of subnets", () => {
    const chain = new TestChain(TestChain.preset("dev"), {
      root: () => new Uint8Array(32),
      orderedRoot: () => new Uint8Array(32),
    });
    const steps = new Steps();
    chain.state.observer = steps;
    for (let i = 0; i < 120; i += 1) chain.build();
    const epochs = steps.ended.filter((step) => step.includes("epoch"));
    expect(epochs).not.toHaveLength(0);
    expect(new Set(epochs)).toEqual(new Set(["SubtensorModule.on_initialize > SubtensorModule.epoch"]));
  });

  it("are none for the pool", () => {
    const chain = TestChain.local();
    const steps = new Steps();
    const extrinsic = OpaqueExtrinsic.encode(chain.sign(alice, transfer(TAO)));
    const observed = chain.state.fork();
    observed.observer = steps;
    const hash = chain.hashes[0] ?? new Uint8Array(32);
    const input = Uint8Array.of(2, ...extrinsic, ...hash);
    expect(runtime.call("TaggedTransactionQueue_validate_transaction", input, observed)[0]).toBe(0);
    expect(steps.ended).toEqual([]);
  });

  it("have no name, and change nothing, when nobody observes them", () => {
    const name = () => {
      throw new Error("a name that nobody asks for");
    };
    expect(new State(new MemoryExternalities()).step(name, () => 1)).toBe(1);
    const [observed, other] = [TestChain.local(), TestChain.local()];
    observed.state.observer = new Steps();
    expect(observed.build()).toEqual(other.build());
  });
});
