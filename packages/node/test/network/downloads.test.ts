import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fetchBranch } from "../../src/network/sync/branch.ts";
import { PIECE_BYTES } from "../../src/network/sync/fetchBlocks.ts";
import { PeerThroughput } from "../../src/network/sync/peerThroughput.ts";
import { Ranges } from "../../src/network/sync/ranges.ts";
import { Room, sizeOf } from "../../src/network/sync/room.ts";
import { answering, having, makeChain } from "./chains.ts";

const MIB = 1024 * 1024;

const signal = new AbortController().signal;

describe("a long chain in ranges", () => {
  it("comes whole and in order though its blocks become large, and no more than the bound is held", async () => {
    const blocks = makeChain(900, (number) => (number > 600 && number <= 760 ? 3 * MIB : 100));
    let held = 0;
    let most = 0;
    const ask = answering(blocks, (_, bytes) => {
      held += bytes;
      most = Math.max(most, held);
    });
    const target = { number: 900, hash: blocks[900]?.hashed.hash ?? "0x" };
    const ranges = new Ranges({
      ...{ chain: having(blocks, 20), ask, clock: { now: () => 0, setTimer: () => () => undefined } },
      ...{ targetPeer: "target", target, helpers: () => [], failed: () => undefined, signal },
    });
    const numbers: number[] = [];
    for await (const range of ranges.download()) {
      const bytes = range.blocks.reduce((sum, block) => sum + sizeOf(block), 0);
      expect(bytes).toBeLessThanOrEqual(PIECE_BYTES + 9 * MIB);
      held = 0;
      numbers.push(...range.blocks.map(({ hashed }) => hashed.header.number));
    }
    expect(numbers).toEqual(Array.from({ length: 880 }, (_, i) => i + 21));
    expect(most).toBeLessThanOrEqual(6 * (PIECE_BYTES + 16 * MIB));
  });

  it("has room for the lowest range, and for others as far as they fit", () => {
    const [block] = makeChain(1, () => MIB).slice(1);
    if (block === undefined) throw new Error("there is no block");
    const sizes = fc.array(fc.tuple(fc.nat(5), fc.nat(8), fc.boolean()), { maxLength: 60 });
    fc.assert(
      fc.property(sizes, (steps) => {
        const room = new Room(10 * MIB);
        const open = [1, 129, 257, 385, 513, 641].map((first) => room.open(first));
        for (const [index, count, isTaken] of steps) {
          const holding = open[index];
          if (holding === undefined) continue;
          holding.add(Array.from({ length: count }, () => block));
          const lowest = open.find(({ isDropped }) => !isDropped);
          const held = open.reduce((sum, { blocks }) => sum + blocks.reduce((all, one) => all + sizeOf(one), 0), 0);
          expect(room.bytes).toBe(held);
          expect(held <= 10 * MIB || held === lowest?.bytes).toBe(true);
          if (isTaken) lowest?.drop();
        }
      }),
    );
  });

  it("fetches again what had to go for a lower range", async () => {
    // The answer for the lowest range comes last.
    const blocks = makeChain(768, () => 40_000);
    const plain = answering(blocks, () => undefined);
    const late: (() => void)[] = [];
    let bodies = 0;
    const ask: typeof plain = async (...args) => {
      const [, { from }] = args;
      const isLow = "hash" in from && blocks.findIndex(({ hashed }) => hashed.hash === from.hash) <= 128;
      if (isLow && late.length === 0) await new Promise<void>((resolve) => late.push(resolve));
      const answer = await plain(...args);
      bodies += args[1].body ? answer.length : 0;
      if (!isLow) for (const go of late) go();
      return answer;
    };
    const target = { number: 768, hash: blocks[768]?.hashed.hash ?? "0x" };
    const ranges = new Ranges({
      ...{ chain: having(blocks, 0), ask, clock: { now: () => 0, setTimer: () => () => undefined } },
      ...{ targetPeer: "target", target, helpers: () => [], failed: () => undefined, signal },
    });
    const numbers: number[] = [];
    for await (const range of ranges.download())
      numbers.push(...range.blocks.map(({ hashed }) => hashed.header.number));
    expect(numbers).toEqual(Array.from({ length: 768 }, (_, i) => i + 1));
    expect(bodies).toBeGreaterThan(768);
  });
});

describe("a branch", () => {
  const blocks = makeChain(300, () => 100);
  const target = { number: 300, hash: blocks[300]?.hashed.hash ?? "0x" };

  it("comes in small pieces, oldest first, from the first block that is not known", async () => {
    const pieces: number[][] = [];
    const options = { chain: having(blocks, 200), ask: answering(blocks, () => undefined), peer: "a", target, signal };
    for await (const piece of fetchBranch(options)) pieces.push(piece.map(({ hashed }) => hashed.header.number));
    expect(pieces.flat()).toEqual(Array.from({ length: 100 }, (_, i) => i + 201));
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(16);
  });

  it("that is dead costs its headers only", async () => {
    const other = makeChain(250, () => 101, 7);
    const chain = { ...having(other, 250), finalized: () => ({ number: 250, hash: other[250]?.hashed.hash ?? "0x" }) };
    let bodies = 0;
    const ask = answering(blocks, (_, bytes) => {
      bodies += bytes;
    });
    const fetching = fetchBranch({ chain, ask, peer: "a", target, signal });
    await expect(fetching.next()).rejects.toMatchObject({ code: "OTHER_FORK" });
    const [block] = blocks.slice(1);
    expect(bodies).toBeLessThanOrEqual(16 * (block === undefined ? 0 : sizeOf(block)));
  });
});

it("peers get as much to do as they are fast, and strangers are tried", () => {
  const throughput = new PeerThroughput();
  const counts = new Map<string, number>();
  const open: { peer: string; begun: number; end: number }[] = [];
  let now = 0;
  for (let asked = 0; asked < 200; asked += 1) {
    const peer = throughput.fastest(["slow", "fast"]) ?? "";
    counts.set(peer, (counts.get(peer) ?? 0) + 1);
    throughput.requested(peer);
    open.push({ peer, begun: now, end: now + (peer === "slow" ? 4000 : 400) });
    if (open.length < 6) continue;
    open.sort((a, b) => a.end - b.end);
    const done = open.shift();
    if (done === undefined) break;
    now = done.end;
    throughput.done(done.peer, 128, now - done.begun);
  }
  expect(counts.get("slow")).toBeGreaterThan(0);
  expect(counts.get("fast") ?? 0).toBeGreaterThan(3 * (counts.get("slow") ?? 0));
  expect(throughput.fastest(["slow", "new"])).toBe("new");
  expect(throughput.fastest([])).toBeUndefined();
});
