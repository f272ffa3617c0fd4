import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { slotAuthor, slotOf } from "@opentao/consensus";
import { keypairFromSuri } from "@opentao/crypto";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { mustAwaitFinality } from "../../src/authoring/awaitFinality.ts";
import { Author, SealedSlots } from "../../src/authoring/index.ts";
import { ClockWait } from "../../src/primitives/clockWait.ts";
import { silentLogger } from "../../src/primitives/logger.ts";
import { FakeClock } from "../support/fakeClock.ts";
import { ledgerSpec, openWorld, type WorldOptions } from "../support/world.ts";

type World = Awaited<ReturnType<typeof openWorld>>;
const worlds: World[] = [];
const folders: string[] = [];
afterEach(async () => {
  for (const world of worlds.splice(0)) await end(world);
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const TWO = ["//One", "//Two"].map((suri) => keypairFromSuri(suri));
const spec = ledgerSpec({ authorities: TWO.map(({ address }) => address) });
const NOON = 1_700_000_000_000;

async function end({ author, database }: World): Promise<void> {
  await author.stop();
  await database.close();
}

async function open(options: WorldOptions): Promise<World> {
  const world = await openWorld({ spec, ...options });
  worlds.push(world);
  return world;
}

function authorOf(
  { chain, parts }: World,
  overrides: { keys?: typeof TWO; isBehind?: boolean; byVote?: boolean; clockWait?: ClockWait } = {},
) {
  const {
    keys = TWO,
    isBehind = false,
    byVote = false,
    clockWait = new ClockWait(parts.clock, silentLogger),
  } = overrides;
  const among = { slots: new SealedSlots(chain), isBehind: () => isBehind, byVote, clockWait };
  return new Author({ ...parts, keys: () => keys, among });
}

describe("an author among others", () => {
  it("seals each slot with the key whose it is", async () => {
    const clock = new FakeClock(NOON);
    const world = await open({ clock });
    const author = authorOf(world);
    const authors = new Set<string>();
    for (let i = 0; i < 6; i += 1) {
      const block = await author.sealInTurn();
      const header = world.chain.header(block?.hash ?? "0x");
      if (header === undefined) throw new Error("no block was made");
      authors.add(
        Buffer.from(
          slotAuthor(
            slotOf(header),
            TWO.map(({ publicKey }) => publicKey),
          ),
        ).toString("hex"),
      );
      await clock.pass(1000);
    }
    expect(authors.size).toBe(2);
    expect(world.chain.best().number).toBe(6);
  });

  it("makes no block ahead of the clock, none while it is behind, and none with keys that are nobody's", async () => {
    const clock = new FakeClock(NOON);
    const world = await open({ clock });
    const author = authorOf(world);
    expect(await author.sealInTurn()).toMatchObject({ number: 1 });
    expect(await author.sealInTurn()).toBeUndefined();
    await clock.pass(1000);
    expect(await authorOf(world, { isBehind: true }).sealInTurn()).toBeUndefined();
    expect(await authorOf(world, { keys: [keypairFromSuri("//Eve")] }).sealInTurn()).toBeUndefined();
    expect(await authorOf(world, { keys: [] }).sealInTurn()).toBeUndefined();
    expect(await author.sealInTurn()).toMatchObject({ number: 2 });
  });

  it("says once until when it waits when the best block is dated ahead of the clock", async () => {
    const clock = new FakeClock(NOON);
    const world = await open({ clock });
    const said: object[] = [];
    const clockWait = new ClockWait(clock, { warn: (fields) => said.push(fields) });
    const author = authorOf(world, { clockWait });
    const stranger = authorOf(world, { clockWait, keys: [keypairFromSuri("//Eve")] });
    for (let i = 0; i < 10; i += 1) await author.seal();
    expect(clockWait.until).toBeUndefined();
    expect(await stranger.sealInTurn()).toBeUndefined();
    expect(said).toEqual([]);
    for (let i = 0; i < 9; i += 1) {
      expect(await author.sealInTurn()).toBeUndefined();
      expect(clockWait.until).toBe(NOON + 10_000);
      await clock.pass(1000);
    }
    expect(said).toEqual([{ height: 10, until: new Date(NOON + 10_000).toISOString(), seconds: 10 }]);
    await clock.pass(1000);
    expect(clockWait.until).toBeUndefined();
    expect(await author.sealInTurn()).toMatchObject({ number: 11 });
  });

  it("takes the slot that was planned when its timer rings a little early, and follows a clock that was set back", async () => {
    const clock = new FakeClock(NOON);
    const world = await open({ clock });
    const author = authorOf(world);
    await author.sealInTurn();
    await clock.pass(995);
    expect(await author.sealInTurn(NOON + 60_000)).toBeUndefined();
    const block = await author.sealInTurn(NOON + 1000);
    const header = world.chain.header(block?.hash ?? "0x");
    expect(header && slotOf(header)).toBe(BigInt(NOON / 1000 + 1));
  });

  it("makes no second block in a slot, on another fork and after a restart either", async () => {
    const basePath = mkdtempSync(join(tmpdir(), "opentao-slots-"));
    folders.push(basePath);
    const clock = new FakeClock(NOON);
    const world = await open({ clock, basePath });
    const first = await authorOf(world).sealInTurn();
    const header = world.chain.header(first?.hash ?? "0x");
    const slots = new Set([header && slotOf(header)]);
    await end(world);
    worlds.length = 0;
    const again = await open({ clock, basePath });
    const author = authorOf(again);
    // On genesis the slot's place is free: only what is remembered keeps the author from it.
    for (let i = 0; i < 3; i += 1) {
      const fork = await author.seal({ parent: again.chain.genesisHash });
      const made = again.chain.header(fork.hash);
      slots.add(made && slotOf(made));
    }
    expect(slots.size).toBe(4);
  });

  it("remembers as many slots as others look back for", async () => {
    const world = await open({ clock: new FakeClock(NOON) });
    const slots = new SealedSlots(world.chain);
    for (let slot = 1n; slot <= 1001n; slot += 1n) slots.note(slot);
    const again = new SealedSlots(world.chain);
    expect([again.has(1n), again.has(2n), again.has(1001n), again.has(1002n)]).toEqual([false, true, true, false]);
  });

  it("slows down when finality lags far behind, and goes on", async () => {
    const clock = new FakeClock(NOON);
    const world = await open({ clock });
    const author = authorOf(world, { byVote: true });
    const heights: number[] = [];
    for (let i = 0; i < 120; i += 1) {
      await author.sealInTurn();
      heights.push(world.chain.best().number);
      await clock.pass(1000);
    }
    expect(heights[50]).toBe(51);
    expect(heights[119]).toBeGreaterThan(58);
    expect(heights[119]).toBeLessThan(75);
    world.chain.finalize(world.chain.best().hash);
    const before = world.chain.best().number;
    for (let i = 0; i < 10; i += 1) {
      await author.sealInTurn();
      await clock.pass(1000);
    }
    expect(world.chain.best().number).toBe(before + 10);
    expect(() => author.finalize(world.chain.best().hash)).toThrow(
      expect.objectContaining({ code: "FINALITY_BY_VOTE" }),
    );
  });
});

it("an author backs off by a slot for two blocks above fifty, by a hundred slots at most", () => {
  const wait = (best: number, finalized: number): number => {
    let slot = 1001n;
    while (mustAwaitFinality({ best, finalized, bestSlot: 1000n }, slot)) slot += 1n;
    return Number(slot - 1001n);
  };
  expect([0, 50, 51, 52, 60, 150, 250, 10_000].map((lag) => wait(lag + 7, 7))).toEqual([0, 0, 0, 1, 5, 50, 100, 100]);
  fc.assert(
    fc.property(fc.nat(), fc.nat(), fc.bigInt(0n, 1_000n), (best, finalized, bestSlot) => {
      expect(mustAwaitFinality({ best, finalized, bestSlot }, bestSlot)).toBe(false);
      expect(mustAwaitFinality({ best, finalized, bestSlot }, bestSlot + 101n)).toBe(false);
    }),
  );
});
