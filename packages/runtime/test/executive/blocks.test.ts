import { toHex, u64 } from "@opentao/codec";
import { Block, CheckInherentsResult, Header, InherentData, OpaqueExtrinsic } from "@opentao/codec/primitives";
import { describe, expect, it } from "vitest";
import { RuntimePanic } from "../../src/boundary.ts";
import { inherentIdentifier } from "../../src/framework/index.ts";
import { Balances } from "../../src/pallets/balances/index.ts";
import { TotalIssuance } from "../../src/pallets/balances/storage.ts";
import { Account, BlockHash, Events, ExtrinsicData } from "../../src/pallets/system/storage.ts";
import { account, address, alice, author, bob, charlie, runtime, TAO, TestChain } from "./chain.ts";

const transfer = (to: Uint8Array, value: bigint) => Balances.call("transferKeepAlive", { dest: address(to), value });
const OK = { type: "Ok", value: { type: "Ok", value: undefined } };

/** Applies a block anew to a copy of a chain's state before it. */
function execute(before: TestChain["state"], block: Block): void {
  runtime.call("Core_execute_block", Block.encode(block), before.fork());
}

describe("a block", () => {
  it("moves TAO, charges the fee and pays it to the author", () => {
    const chain = TestChain.local();
    const before = { bob: chain.free(bob.publicKey), author: chain.free(author.publicKey) };
    const { results } = chain.build([chain.sign(bob, transfer(account(7), 5n * TAO))]);
    expect(results).toEqual([OK]);
    expect(chain.free(account(7))).toBe(5n * TAO);
    const fee = before.bob - 5n * TAO - chain.free(bob.publicKey);
    expect(fee).toBeGreaterThan(54_078n);
    expect(chain.free(author.publicKey) - before.author).toBe(fee);
    expect(chain.events(1).map(({ name }) => name)).toEqual([
      "Balances.Withdraw",
      "System.NewAccount",
      "Balances.Endowed",
      "Balances.Transfer",
      "Balances.Deposit",
      "TransactionPayment.TransactionFeePaid",
      "System.ExtrinsicSuccess",
    ]);
  });

  it("has a header whose parts follow from it, and leaves nothing of its making in the state", () => {
    const chain = TestChain.local();
    const { block } = chain.build([chain.sign(alice, transfer(account(1), TAO))]);
    const { header } = block;
    expect(header.number).toBe(1);
    expect(header.parentHash).toEqual(chain.hashes[0]);
    expect(header.stateRoot).toEqual(chain.state.root(1));
    const body = block.extrinsics.map((extrinsic) => OpaqueExtrinsic.encode(extrinsic));
    expect(header.extrinsicsRoot).toEqual(chain.state.orderedRoot(body, 0));
    expect(header.digest.logs).toHaveLength(1);
    expect(ExtrinsicData.keys(chain.reader())).toEqual([]);
    expect(chain.state.get(new TextEncoder().encode(":extrinsic_index"))).toBeUndefined();
  });

  it("is accepted when it is made anew", () => {
    const chain = TestChain.local();
    const states = [chain.state.fork()];
    for (let i = 0; i < 3; i += 1) {
      chain.build([chain.sign(alice, transfer(account(i + 1), TAO)), chain.sign(bob, transfer(alice.publicKey, TAO))]);
      states.push(chain.state.fork());
    }
    for (const [i, block] of chain.blocks.entries()) {
      const state = states[i]?.fork();
      if (state === undefined) throw new Error("a state was expected");
      runtime.call("Core_execute_block", Block.encode(block), state);
      expect(toHex(state.root(1))).toBe(toHex(block.header.stateRoot));
    }
  });

  it.each([
    ["the state root", (block: Block) => ({ header: { ...block.header, stateRoot: account(1) } }), /state root/],
    [
      "the extrinsics root",
      (block: Block) => ({ header: { ...block.header, extrinsicsRoot: account(1) } }),
      /extrinsics root/,
    ],
    [
      "the digest",
      (block: Block) => ({
        header: {
          ...block.header,
          digest: { logs: [...block.header.digest.logs, { type: "Other" as const, value: account(1) }] },
        },
      }),
      /digest/,
    ],
    ["the number", (block: Block) => ({ header: { ...block.header, number: 5 } }), /cannot follow/],
    ["a missing extrinsic", (block: Block) => ({ extrinsics: block.extrinsics.slice(0, 1) }), /root/],
    ["no time", (block: Block) => ({ extrinsics: block.extrinsics.slice(1) }), /time/],
    [
      "the time at the end",
      (block: Block) => ({ extrinsics: [...block.extrinsics].reverse() }),
      /inherents come first/,
    ],
    [
      "the time twice",
      (block: Block) => ({ extrinsics: [...block.extrinsics.slice(0, 1), ...block.extrinsics] }),
      /BadMandatory/,
    ],
    [
      "an extrinsic twice",
      (block: Block) => ({ extrinsics: [...block.extrinsics, ...block.extrinsics.slice(1)] }),
      /cannot be applied: Invalid.Stale/,
    ],
    [
      "an earlier slot",
      (block: Block) => ({
        header: {
          ...block.header,
          digest: {
            logs: [
              {
                type: "PreRuntime" as const,
                value: [new TextEncoder().encode("aura"), u64.encode(1n)] as [Uint8Array, Uint8Array],
              },
            ],
          },
        },
      }),
      /slot/,
    ],
  ])("is refused with another: %s", (_, change, message) => {
    const chain = TestChain.local();
    chain.build();
    const before = chain.state.fork();
    const { block } = chain.build([chain.sign(alice, transfer(account(1), TAO))]);
    execute(before, block);
    const changed = { ...block, ...change(block) };
    expect(() => execute(before, changed)).toThrow(RuntimePanic);
    expect(() => execute(before, changed)).toThrow(message);
  });

  it("remembers the hashes of the blocks before it", () => {
    const chain = TestChain.local();
    for (let i = 0; i < 4; i += 1) chain.build();
    for (let i = 0; i < 4; i += 1) expect(BlockHash.get(chain.reader(), i)).toEqual(chain.hashes[i]);
  });

  it("keeps the sum of all accounts equal to the issuance", () => {
    const chain = TestChain.local();
    chain.build([chain.sign(alice, transfer(account(3), 700n)), chain.sign(bob, transfer(charlie.publicKey, 12_345n))]);
    const sum = Account.values(chain.reader()).reduce((total, { data }) => total + data.free + data.reserved, 0n);
    expect(TotalIssuance.get(chain.reader())).toBe(sum);
  });
});

describe("inherents", () => {
  const check = (chain: TestChain, block: Block, data: [Uint8Array, Uint8Array][]) =>
    CheckInherentsResult.decode(
      chain.call("BlockBuilder_check_inherents", Block.encode(block), InherentData.encode({ data })),
    );
  const at = (time: bigint): [Uint8Array, Uint8Array] => [inherentIdentifier("timstap0"), u64.encode(time)];

  it("are checked against the node's clock", () => {
    const chain = TestChain.local();
    chain.build();
    const next = TestChain.local();
    next.build();
    const { block } = next.build();
    const time = chain.time() + 250n;
    expect(check(chain, block, [at(time)])).toMatchObject({ okay: true });
    expect(check(chain, block, [at(time - 29_000n)])).toMatchObject({ okay: true });
    expect(check(chain, block, [at(time - 31_000n)])).toMatchObject({ okay: false, fatalError: false });
    expect(check(chain, block, [])).toMatchObject({ okay: false, fatalError: true });
    expect(check(chain, { ...block, extrinsics: [] }, [at(time)])).toMatchObject({ okay: false, fatalError: true });
  });

  it("are looked for among the extrinsics that nobody signed, whatever the lengths of the others", () => {
    const chain = TestChain.local();
    const { block } = chain.build();
    const [inherent = new Uint8Array()] = block.extrinsics;
    const signed = Array.from({ length: 300 }, (_, more) => new Uint8Array(1 + more).fill(0x84, 0, 1));
    const parent = TestChain.local();
    const data = [at(chain.time())];
    // Signed extrinsics that cannot be read: whoever reads one throws.
    expect(check(parent, { ...block, extrinsics: [inherent, ...signed] }, data)).toMatchObject({ okay: true });
    const setTime = chain.sign(alice, { type: "Timestamp", value: { type: "set", value: { now: 1n } } });
    expect(check(parent, { ...block, extrinsics: [inherent, setTime] }, data)).toMatchObject({ okay: true });
    expect(check(parent, { ...block, extrinsics: [setTime] }, data)).toMatchObject({ okay: false, fatalError: true });
  });

  it("need what the author supplies", () => {
    const chain = TestChain.local();
    runtime.call("Core_initialize_block", Header.encode(chain.nextHeader()), chain.state);
    const empty = InherentData.encode({ data: [] });
    expect(() => runtime.call("BlockBuilder_inherent_extrinsics", empty, chain.state)).toThrow(/timstap0/);
  });
});

describe("events", () => {
  it("of a block are those of its extrinsics and of nothing before", () => {
    const chain = TestChain.local();
    chain.build([chain.sign(alice, transfer(account(1), TAO))]);
    const first = chain.events().length;
    chain.build();
    expect(chain.events().length).toBeLessThan(first);
    expect(Events.has(chain.reader())).toBe(true);
  });
});
