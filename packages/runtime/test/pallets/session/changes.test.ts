import { toHex } from "@opentao/codec";
import { Block, type Header } from "@opentao/codec/primitives";
import { announcedAuthorities, announcedChange } from "@opentao/consensus";
import { describe, expect, it } from "vitest";
import type { RuntimeCall } from "../../../src/framework/index.ts";
import { AdminUtils } from "../../../src/pallets/adminUtils/index.ts";
import { Authorities as Authors } from "../../../src/pallets/aura/storage.ts";
import { Balances } from "../../../src/pallets/balances/index.ts";
import { CurrentSetId, PendingChange, Authorities as Voters } from "../../../src/pallets/grandpa/storage.ts";
import { Sudo } from "../../../src/pallets/sudo/index.ts";
import { devAuthorities, withAuthorities } from "../../../src/testing/devAuthorities.ts";
import { address, alice, bob, runtime, TestChain } from "../../executive/chain.ts";
import { outcome } from "../subtensor/dispatch/dispatching.ts";

const keys = devAuthorities(8);
const pick = (indices: readonly number[]) => indices.flatMap((i) => keys[i] ?? []);
const authorsOf = (...indices: number[]) => pick(indices).map(({ aura }) => aura.publicKey);
const votersOf = (...indices: number[]) =>
  pick(indices).map(({ grandpa }): [Uint8Array, bigint] => [grandpa.publicKey, 1n]);

const configOf = (count: number) => withAuthorities(TestChain.preset("local"), keys.slice(0, count));
const chainOf = (count: number): TestChain => new TestChain(configOf(count));
const sudo = (call: RuntimeCall) => Sudo.call("sudo", { call });
const swap = (...indices: number[]) =>
  sudo(AdminUtils.call("swapAuthorities", { newAuthorities: authorsOf(...indices) }));
const schedule = (indices: readonly number[], inBlocks = 0, forced?: number) =>
  AdminUtils.call("scheduleGrandpaChange", { nextAuthorities: votersOf(...indices), inBlocks, forced });

function build(chain: TestChain, ...calls: RuntimeCall[]) {
  const nonce = chain.nonce(alice.publicKey);
  return chain.build(calls.map((call, i) => chain.sign(alice, call, { nonce: nonce + i })));
}

/** Voters as nodes read them from a header. */
const announcedVoters = (header: Header) =>
  announcedChange(header)?.authorities.map(({ id, weight }) => [id, weight] as const);
const inHex = (voters: readonly (readonly [Uint8Array, bigint])[]) =>
  voters.map(([key, weight]) => [toHex(key), weight] as const);

describe("a change of authors", () => {
  it("is announced in the block after which the new ones make blocks", () => {
    const chain = chainOf(3);
    const { header } = build(chain, swap(3, 4)).block;
    expect(announcedAuthorities(header)).toEqual(authorsOf(3, 4));
    expect(Authors.get(chain.reader())).toEqual(authorsOf(3, 4));
    expect(announcedAuthorities(chain.build().block.header)).toBeUndefined();
  });

  it("counts once when a block makes several: the last", () => {
    const chain = chainOf(3);
    const { header } = build(chain, swap(3), swap(4, 5)).block;
    expect(header.digest.logs.filter(({ type }) => type === "Consensus")).toHaveLength(1);
    expect(announcedAuthorities(header)).toEqual(authorsOf(4, 5));
    expect(Authors.get(chain.reader())).toEqual(authorsOf(4, 5));
  });

  it("leaves the fees of its own block to the author of that block", () => {
    const chain = chainOf(1);
    const [one, two] = authorsOf(0, 1);
    if (one === undefined || two === undefined) throw new Error("there are two");
    const before = [chain.free(one), chain.free(two)] as const;
    const pay = Balances.call("transferKeepAlive", { dest: address(bob.publicKey), value: 5n });
    build(chain, swap(1), pay);
    expect(chain.free(one)).toBeGreaterThan(before[0]);
    expect(chain.free(two)).toBe(before[1]);
    build(chain, pay);
    expect(chain.free(two)).toBeGreaterThan(before[1]);
  });

  it("is for root alone", () => {
    const chain = chainOf(1);
    const call = AdminUtils.call("swapAuthorities", { newAuthorities: authorsOf(1) });
    expect(outcome(chain, alice.publicKey, call)).toBe("BadOrigin");
    expect(outcome(chain, alice.publicKey, schedule([1]))).toBe("BadOrigin");
  });
});

describe("a change of voters", () => {
  it("without delay is announced and made in the same block", () => {
    const chain = chainOf(4);
    const { header } = build(chain, sudo(schedule([4, 5]))).block;
    expect(announcedChange(header)).toMatchObject({ delay: 0 });
    expect(announcedVoters(header)).toEqual(inHex(votersOf(4, 5)));
    const state = chain.reader();
    expect(Voters.get(state)).toEqual(votersOf(4, 5));
    expect(CurrentSetId.get(state)).toBe(1n);
    expect(PendingChange.has(state)).toBe(false);
    expect(chain.events()).toContainEqual({
      name: "Grandpa.NewAuthorities",
      value: { authoritySet: votersOf(4, 5) },
    });
    expect(announcedChange(chain.build().block.header)).toBeUndefined();
  });

  it("with a delay is announced at once and made later; meanwhile no other is taken", () => {
    const chain = chainOf(4);
    const { header } = build(chain, sudo(schedule([4], 2))).block;
    expect(announcedChange(header)).toMatchObject({ delay: 2 });
    expect(CurrentSetId.get(chain.reader())).toBe(0n);
    build(chain, sudo(schedule([5])));
    expect(chain.events()).toContainEqual({
      name: "Sudo.Sudid",
      value: {
        sudoResult: { type: "Err", value: { type: "Module", value: { index: 4, error: Uint8Array.of(2, 0, 0, 0) } } },
      },
    });
    expect(Voters.get(chain.reader())).toEqual(votersOf(0, 1, 2, 3));
    expect(announcedChange(chain.build().block.header)).toBeUndefined();
    expect(Voters.get(chain.reader())).toEqual(votersOf(4));
    expect(CurrentSetId.get(chain.reader())).toBe(1n);
  });

  it("by force says which block was final, and is not repeated soon", () => {
    const chain = chainOf(4);
    const { header } = build(chain, sudo(schedule([4], 2, 0))).block;
    expect(announcedChange(header)).toMatchObject({ delay: 2, forcedAfter: 0 });
    chain.build();
    chain.build();
    expect(Voters.get(chain.reader())).toEqual(votersOf(4));
    const { header: tooSoon } = build(chain, sudo(schedule([5], 2, 0))).block;
    expect(announcedChange(tooSoon)).toBeUndefined();
    const { header: again } = build(chain, sudo(schedule([5], 2, 3))).block;
    expect(announcedChange(again)).toMatchObject({ forcedAfter: 3 });
  });

  it("is refused when nobody could vote", () => {
    const chain = chainOf(4);
    const noWeight = {
      nextAuthorities: [[keys[0]?.grandpa.publicKey ?? alice.publicKey, 0n]] as [Uint8Array, bigint][],
    };
    const calls = [
      schedule([]),
      AdminUtils.call("scheduleGrandpaChange", { ...noWeight, inBlocks: 0, forced: undefined }),
    ];
    for (const call of calls) {
      const { header } = build(chain, sudo(call)).block;
      expect(announcedChange(header)).toBeUndefined();
    }
    expect(Voters.get(chain.reader())).toEqual(votersOf(0, 1, 2, 3));
  });
});

describe("blocks with changes", () => {
  it("are the same when they are executed", () => {
    const chain = chainOf(4);
    build(chain, swap(1, 2), sudo(schedule([1, 2])));
    build(chain, swap(3), sudo(schedule([3])));
    chain.build();
    const other = new TestChain(configOf(4));
    for (const block of chain.blocks) runtime.call("Core_execute_block", Block.encode(block), other.state);
    expect(CurrentSetId.get(other.reader())).toBe(2n);
    expect(other.state.root(1)).toEqual(chain.state.root(1));
  });
});
