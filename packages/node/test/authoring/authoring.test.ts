import { Block } from "@opentao/codec/primitives";
import { slotOf } from "@opentao/consensus";
import { keypairFromSuri } from "@opentao/crypto";
import { type Externalities, type Runtime, RuntimePanic } from "@opentao/runtime/boundary";
import { afterEach, describe, expect, it } from "vitest";
import { Author, type Sealing, startSealing } from "../../src/authoring/index.ts";
import { prefixExtrinsic } from "../../src/chain/blocks/extrinsic.ts";
import type { Hash } from "../../src/chain/index.ts";
import { TransactionPool } from "../../src/pool/index.ts";
import { HashedHeader } from "../../src/primitives/hashedHeader.ts";
import { FakeClock, settled } from "../support/fakeClock.ts";
import { balanceOf, ledgerRuntime } from "../support/ledgerRuntime.ts";
import { independent } from "../support/queue.ts";
import { alice, bob, ledgerSpec, openWorld, transfer, type WorldOptions } from "../support/world.ts";

type World = Awaited<ReturnType<typeof openWorld>>;
const worlds: World[] = [];
async function open(options?: WorldOptions): Promise<World> {
  const world = await openWorld(options);
  worlds.push(world);
  return world;
}
const stops: (() => void)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) stop();
  for (const { author, database } of worlds.splice(0)) {
    await author.stop();
    await database.close();
  }
});

function begin({ author, parts }: World, sealing: Sealing): void {
  const { transactions, clock, logger } = parts;
  stops.push(startSealing(sealing, { author, transactions, clock, logger }));
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const height = ({ chain }: World): number => chain.best().number;
/** Transactions of a block, without its inherent. */
const transactionsIn = ({ chain }: World, hash: Hash): Uint8Array[] => (chain.body(hash) ?? []).slice(1);
const slot = ({ chain }: World, hash: Hash): bigint => {
  const header = chain.header(hash);
  if (header === undefined) throw new Error("no such block");
  return slotOf(header);
};

describe("an author", () => {
  it("puts ready transactions into a block in their order", async () => {
    const world = await open();
    const list = [transfer(0, 1n), transfer(1, 2n), transfer(0, 3n, bob, alice)];
    world.queue.add(...list);
    const { hash } = await world.author.seal();
    expect(transactionsIn(world, hash)).toEqual(list);
    expect(balanceOf(world.chain.state(hash), bob.publicKey)).toBe(500n);
  });

  it("reports what can never be applied, and passes over what does not fit or is too early", async () => {
    const world = await open();
    const [good, panics, stale, poor, big, early] = [
      transfer(0, 1n),
      transfer(1, 666n),
      transfer(0, 5n),
      transfer(0, 10_000_000n, bob, alice),
      transfer(1, 999n),
      transfer(9, 1n),
    ];
    const last = transfer(1, 2n);
    world.queue.add(good, panics, stale, poor, big, early, last);
    const { hash } = await world.author.seal();
    expect(transactionsIn(world, hash)).toEqual([good, last]);
    expect(world.queue.removed).toHaveLength(3);
    expect(world.queue.ready().map(({ bytes }) => bytes)).toEqual([big, early]);
  });

  it.each<[string, (state: Externalities) => void]>([
    [
      "EXECUTION_FAILED",
      () => {
        throw new RuntimePanic("executed, this is another block");
      },
    ],
    // Values that building wrote as well: two accounts have changed.
    [
      "WRONG_STATE_ROOT",
      (state) => {
        for (const key of state.keysAfter(utf8("account"), utf8("account"), 9)) state.set(key, new Uint8Array(12));
      },
    ],
    // A value that building did not write.
    ["WRONG_STATE_ROOT", (state) => state.set(Uint8Array.of(1), Uint8Array.of(1))],
  ])(
    "drops a block that followers would refuse (%s), with its transactions, and makes an empty one",
    async (code, differ) => {
      const world = await open();
      // Builds what it does not execute: as a fault of the runtime might.
      const split: Runtime = {
        ...ledgerRuntime,
        call: (method, input, state) => {
          const output = ledgerRuntime.call(method, input, state);
          if (method === "Core_execute_block" && Block.decode(input).extrinsics.length > 1) differ(state);
          return output;
        },
      };
      const errors: object[] = [];
      const logger = { ...world.parts.logger, error: (fields: object) => void errors.push(fields) };
      const author = new Author({ ...world.parts, runtime: split, logger, keys: () => [keypairFromSuri("//One")] });
      world.queue.add(transfer(0, 1n), transfer(1, 2n));
      const { hash, transactions } = await author.seal();
      expect([transactions, transactionsIn(world, hash)]).toEqual([0, []]);
      expect([world.queue.removed.length, [...world.queue.ready()]]).toEqual([2, []]);
      expect(errors).toMatchObject([{ height: 1, error: { code } }]);
      expect((await author.seal()).number).toBe(2);
    },
  );

  it("stores the state to which executing its block leads", async () => {
    const world = await open();
    const executed: number[] = [];
    const watched: Runtime = {
      ...ledgerRuntime,
      call: (method, input, state) => {
        if (method === "Core_execute_block") executed.push(Block.decode(input).extrinsics.length);
        return ledgerRuntime.call(method, input, state);
      },
    };
    const author = new Author({ ...world.parts, runtime: watched, keys: () => [keypairFromSuri("//One")] });
    world.queue.add(transfer(0, 1n), transfer(1, 2n));
    const { hash } = await author.seal();
    expect(executed).toEqual([3]);
    expect(balanceOf(world.chain.state(hash), bob.publicKey)).toBe(503n);
  });

  describe("of a chain of transactions of which the first is refused", () => {
    /** Makes a block of the pool; how many transactions were tried, how many are in it, and how many wait after it. */
    async function tried(first: Uint8Array): Promise<{ tried: number; included: number; left: number }> {
      const world = await open();
      let applied = 0;
      const runtime: Runtime = {
        ...ledgerRuntime,
        call: (method, input, state) => {
          if (method === "BlockBuilder_apply_extrinsic") applied += 1;
          return ledgerRuntime.call(method, input, state);
        },
      };
      const { chain, clock } = world.parts;
      const pool = new TransactionPool({ chain, clock });
      stops.push(() => pool.stop());
      const followers = Array.from({ length: 50 }, (_, i) => transfer(1 + i, 1n));
      for (const bytes of [first, ...followers, transfer(0, 7n, bob, alice)]) pool.submit(bytes);
      const author = new Author({
        ...world.parts,
        transactions: pool,
        runtime,
        keys: () => [keypairFromSuri("//One")],
      });
      const { transactions } = await author.seal();
      // One of what is tried is the inherent.
      return { tried: applied - 1, included: transactions, left: [...pool.ready()].length };
    }

    it("tries that one alone, and all leave the pool, when it can never be applied", async () => {
      expect(await tried(transfer(0, 666n))).toEqual({ tried: 2, included: 1, left: 0 });
    });

    it("tries that one alone, and all stay, when it does not fit", async () => {
      expect(await tried(transfer(0, 999n))).toEqual({ tried: 2, included: 1, left: 51 });
    });
  });

  it("counts a block as full when many transactions do not fit", async () => {
    const world = await open();
    world.queue.add(...Array.from({ length: 20 }, () => transfer(0, 999n)), transfer(0, 1n));
    expect(transactionsIn(world, (await world.author.seal()).hash)).toEqual([]);
  });

  it("ends a block when its time is over", async () => {
    const clock = new FakeClock();
    const world = await open({ clock });
    function* many() {
      for (let nonce = 0; nonce < 100; nonce += 1) {
        void clock.pass(10);
        yield { ...prefixExtrinsic(transfer(nonce, 1n)), hash: "0x" as const };
      }
    }
    const transactions = {
      ready: () => independent(many()),
      removeInvalid: () => undefined,
      onReady: () => () => undefined,
    };
    const author = new Author({ ...world.parts, transactions, keys: () => [keypairFromSuri("//One")], budgetMs: 95 });
    expect(transactionsIn(world, (await author.seal()).hash)).toHaveLength(9);
  });

  it("takes one slot a block, ahead of the clock if need be, and the clock's once that is ahead", async () => {
    const clock = new FakeClock(1_700_000_000_400);
    const world = await open({ clock });
    const slots: bigint[] = [];
    for (let i = 0; i < 3; i += 1) slots.push(slot(world, (await world.author.seal()).hash));
    await clock.pass(60_000);
    slots.push(slot(world, (await world.author.seal()).hash));
    expect(slots).toEqual([1_700_000_000n, 1_700_000_001n, 1_700_000_002n, 1_700_000_060n]);
  });

  it("takes its own slots among several authorities, so that others accept its blocks", async () => {
    const authorities = ["//One", "//Two", "//Three"].map((suri) => keypairFromSuri(suri).address);
    const spec = ledgerSpec({ authorities });
    const two = await open({ spec, author: "//Two" });
    const other = await open({ spec, author: "//Three" });
    for (let i = 0; i < 3; i += 1) {
      const { hash } = await two.author.seal();
      expect(slot(two, hash) % 3n).toBe(1n);
      const header = two.chain.header(hash);
      if (header !== undefined) other.chain.import(HashedHeader.of(header), two.chain.body(hash) ?? []);
    }
    expect(other.chain.best()).toEqual(two.chain.best());
  });

  it("needs the key of an authority", async () => {
    const world = await open({ author: "//Eve" });
    await expect(world.author.seal()).rejects.toMatchObject({ code: "NOT_AN_AUTHORITY" });
  });

  it("finalizes when asked to, and serves one request after the other", async () => {
    const world = await open();
    const [first, second] = await Promise.all([world.author.seal({ finalize: true }), world.author.seal()]);
    expect([first.number, second.number]).toEqual([1, 2]);
    expect(world.chain.finalized().hash).toBe(first.hash);
    const fork = await world.author.seal({ parent: first.hash, finalize: true });
    expect(world.chain.best().hash).toBe(fork.hash);
    expect(world.chain.finalized().hash).toBe(fork.hash);
  });

  it("leaves a block open where the chain would finalize it, when asked to", async () => {
    const world = await open({ finality: "best" });
    const first = await world.author.seal();
    await world.author.seal({ finalize: false });
    expect(world.chain.finalized().hash).toBe(first.hash);
    const third = await world.author.seal();
    expect(world.chain.finalized().hash).toBe(third.hash);
  });

  it("makes a fork of what it began before another block came", async () => {
    const [world, other] = [await open(), await open()];
    other.queue.add(transfer(0, 5n));
    const { hash } = await other.author.seal();
    const [header, body] = [other.chain.header(hash), other.chain.body(hash)];
    let imported = false;
    function* two() {
      yield { ...prefixExtrinsic(transfer(0, 1n)), hash: "0x01" as const };
      if (header !== undefined) imported = world.chain.import(HashedHeader.of(header), body ?? []).isBest;
      yield { ...prefixExtrinsic(transfer(1, 1n)), hash: "0x02" as const };
    }
    const transactions = {
      ready: () => independent(two()),
      removeInvalid: () => undefined,
      onReady: () => () => undefined,
    };
    const author = new Author({ ...world.parts, transactions, keys: () => [keypairFromSuri("//One")] });
    const own = await author.seal();
    expect(imported).toBe(true);
    expect(world.chain.best().hash).toBe(hash);
    expect(world.chain.hashesAt(1)).toEqual([hash, own.hash]);
    expect(balanceOf(world.chain.state(own.hash), bob.publicKey)).toBe(502n);
    expect(balanceOf(world.chain.state(hash), bob.publicKey)).toBe(505n);
  });

  it("makes no more blocks once stopped", async () => {
    const world = await open();
    const last = world.author.seal();
    await world.author.stop();
    expect((await last).number).toBe(1);
    await expect(world.author.seal()).rejects.toMatchObject({ code: "STOPPED" });
  });
});

describe("sealing", () => {
  it("at intervals makes one block at each multiple of the time, with transactions or without", async () => {
    const clock = new FakeClock(1_700_000_000_400);
    const world = await open({ clock });
    begin(world, { kind: "interval", blockTimeMs: 1000 });
    await clock.pass(599);
    expect(height(world)).toBe(0);
    await clock.pass(1);
    expect(height(world)).toBe(1);
    world.queue.add(transfer(0, 1n));
    await clock.pass(3000);
    expect(height(world)).toBe(4);
    expect(transactionsIn(world, world.chain.hashAt(2) ?? "0x")).toHaveLength(1);
    expect(slot(world, world.chain.best().hash)).toBe(1_700_000_004n);
  });

  it("at intervals takes a moment once, also when its timer rings early", async () => {
    const clock = new FakeClock(1_700_000_000_000);
    const early = { now: () => clock.now(), setTimer: (ms: number, ring: () => void) => clock.setTimer(ms - 1, ring) };
    const world = await open({ clock: early });
    begin(world, { kind: "interval", blockTimeMs: 1000 });
    await clock.pass(10_000);
    expect(height(world)).toBe(10);
  });

  it("at intervals leaves the slots of others to them", async () => {
    const authorities = ["//One", "//Two"].map((suri) => keypairFromSuri(suri).address);
    const clock = new FakeClock(1_700_000_000_000);
    const world = await open({ clock, spec: ledgerSpec({ authorities }) });
    begin(world, { kind: "interval", blockTimeMs: 1000 });
    await clock.pass(10_000);
    expect(height(world)).toBe(5);
  });

  it("instantly makes one block of all that becomes ready in one turn", async () => {
    const clock = new FakeClock();
    const world = await open({ clock });
    begin(world, { kind: "instant" });
    world.queue.add(transfer(0, 1n), transfer(1, 1n));
    world.queue.add(transfer(0, 1n, bob, alice));
    expect(height(world)).toBe(0);
    await clock.pass(0);
    expect(height(world)).toBe(1);
    expect(transactionsIn(world, world.chain.best().hash)).toHaveLength(3);
    await clock.pass(60_000);
    expect(height(world)).toBe(1);
  });

  it("instantly begins with what waits, and does not try for ever what no block takes", async () => {
    const clock = new FakeClock();
    const world = await open({ clock });
    world.queue.add(transfer(0, 1n), transfer(1, 999n));
    begin(world, { kind: "instant" });
    await clock.pass(60_000);
    expect(height(world)).toBe(2);
    expect(world.queue.ready()).toHaveLength(1);
    expect(clock.waiting).toBe(0);
  });

  it("by hand makes a block only when asked to", async () => {
    const clock = new FakeClock();
    const world = await open({ clock });
    begin(world, { kind: "manual" });
    world.queue.add(transfer(0, 1n));
    await clock.pass(60_000);
    await settled();
    expect(height(world)).toBe(0);
    await world.author.seal();
    expect(height(world)).toBe(1);
  });

  it("ends when it is told to", async () => {
    const clock = new FakeClock();
    const world = await open({ clock });
    begin(world, { kind: "interval", blockTimeMs: 1000 });
    begin(world, { kind: "instant" });
    for (const stop of stops.splice(0)) stop();
    world.queue.add(transfer(0, 1n));
    await clock.pass(5000);
    expect(height(world)).toBe(0);
    expect(clock.waiting).toBe(0);
  });
});
