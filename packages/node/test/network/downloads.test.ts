import { toHex } from "@opentao/codec";
import { Header } from "@opentao/codec/primitives";
import { blake2b256 } from "@opentao/crypto";
import { describe, expect, it } from "vitest";
import type { Hash } from "../../src/chain/index.ts";
import type { IncomingBlock } from "../../src/network/requests/index.ts";
import { fetchBranch } from "../../src/network/sync/branch.ts";
import { PIECE_BYTES, sizeOf } from "../../src/network/sync/fetchBlocks.ts";
import { Paces } from "../../src/network/sync/pace.ts";
import type { AskForBlocks, SyncChain } from "../../src/network/sync/ports.ts";
import { Ranges } from "../../src/network/sync/ranges.ts";

const MIB = 1024 * 1024;
const ROOT = new Uint8Array(32);

/** A chain of blocks with bodies of the size that `sizeAt` says. */
function makeChain(length: number, sizeAt: (number: number) => number): IncomingBlock[] {
  const blocks: IncomingBlock[] = [];
  let parentHash: Uint8Array = new Uint8Array(32);
  for (let number = 0; number <= length; number += 1) {
    const header: Header = { parentHash, number, stateRoot: ROOT, extrinsicsRoot: ROOT, digest: { logs: [] } };
    const hash = blake2b256(Header.encode(header));
    // Bodies of the same size share their memory: only what is counted matters here.
    blocks.push({ hash: toHex(hash), header, body: [bytesOf(sizeAt(number))], justifications: undefined });
    parentHash = hash;
  }
  return blocks;
}

const sizes = new Map<number, Uint8Array>();
function bytesOf(size: number): Uint8Array {
  const known = sizes.get(size) ?? new Uint8Array(size);
  sizes.set(size, known);
  return known;
}

/** A chain that has its first blocks. */
function having(blocks: readonly IncomingBlock[], height: number): SyncChain {
  const byHash = new Map(blocks.slice(0, height + 1).map(({ hash, header }) => [hash, header]));
  const ref = (number: number) => ({ number, hash: blocks[number]?.hash ?? "0x" });
  return {
    best: () => ref(height),
    finalized: () => ref(0),
    header: (hash) => byHash.get(hash),
    hashAt: (number) => (number <= height ? blocks[number]?.hash : undefined),
    call: () => new Uint8Array(),
  };
}

/** Answers as a peer does: in the order asked for, and no more than about 8 MiB at a time. */
function answering(blocks: readonly IncomingBlock[], onAnswer: (peer: string, bytes: number) => void): AskForBlocks {
  return async (peer, { from, direction, max, body }) => {
    const start = blocks.findIndex(({ hash, header }) =>
      "hash" in from ? hash === from.hash : header.number === from.number,
    );
    const answer: IncomingBlock[] = [];
    let bytes = 0;
    for (
      let at = start;
      at >= 0 && answer.length < max && bytes <= 8 * MIB;
      at += direction === "descending" ? -1 : 1
    ) {
      const block = blocks[at];
      if (block === undefined) break;
      answer.push(body ? block : { ...block, body: [] });
      if (body) bytes += sizeOf(block);
    }
    onAnswer(peer, bytes);
    return answer;
  };
}

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
    const target = { number: 900, hash: blocks[900]?.hash ?? "0x" };
    const ranges = new Ranges({
      ...{ chain: having(blocks, 20), ask, clock: { now: () => 0, setTimer: () => () => undefined } },
      ...{ lead: "lead", target, helpers: () => [], failed: () => undefined, signal },
    });
    const numbers: number[] = [];
    for await (const range of ranges.download()) {
      const bytes = range.blocks.reduce((sum, block) => sum + sizeOf(block), 0);
      expect(bytes).toBeLessThanOrEqual(PIECE_BYTES + 9 * MIB);
      held = 0;
      numbers.push(...range.blocks.map(({ header }) => header.number));
    }
    expect(numbers).toEqual(Array.from({ length: 880 }, (_, i) => i + 21));
    expect(most).toBeLessThanOrEqual(6 * (PIECE_BYTES + 16 * MIB));
  });
});

describe("a branch", () => {
  const blocks = makeChain(300, () => 100);
  const target = { number: 300, hash: blocks[300]?.hash ?? "0x" };

  it("comes in small pieces, oldest first, from the first block that is not known", async () => {
    const pieces: number[][] = [];
    const options = { chain: having(blocks, 200), ask: answering(blocks, () => undefined), peer: "a", target, signal };
    for await (const piece of fetchBranch(options)) pieces.push(piece.map(({ header }) => header.number));
    expect(pieces.flat()).toEqual(Array.from({ length: 100 }, (_, i) => i + 201));
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(16);
  });

  it("that is dead costs its headers only", async () => {
    const other = makeChain(250, () => 101).map((block, number) => ({ ...block, hash: hashOf(number) }));
    const chain = { ...having(other, 250), finalized: () => ({ number: 250, hash: hashOf(250) }) };
    let bodies = 0;
    const ask = answering(blocks, (_, bytes) => {
      bodies += bytes;
    });
    const fetching = fetchBranch({ chain, ask, peer: "a", target, signal });
    await expect(fetching.next()).rejects.toMatchObject({ code: "OTHER_FORK" });
    expect(bodies).toBeLessThanOrEqual(16 * 700);
  });
});

const hashOf = (number: number): Hash => toHex(blake2b256(Uint8Array.of(number & 255, number >> 8)));

it("peers get as much to do as they are fast, and strangers are tried", () => {
  const paces = new Paces();
  const counts = new Map<string, number>();
  const open: { peer: string; begun: number; end: number }[] = [];
  let now = 0;
  for (let asked = 0; asked < 200; asked += 1) {
    const peer = paces.fastest(["slow", "fast"]) ?? "";
    counts.set(peer, (counts.get(peer) ?? 0) + 1);
    paces.asked(peer);
    open.push({ peer, begun: now, end: now + (peer === "slow" ? 4000 : 400) });
    if (open.length < 6) continue;
    open.sort((a, b) => a.end - b.end);
    const done = open.shift();
    if (done === undefined) break;
    now = done.end;
    paces.done(done.peer, 128, now - done.begun);
  }
  expect(counts.get("slow")).toBeGreaterThan(0);
  expect(counts.get("fast") ?? 0).toBeGreaterThan(3 * (counts.get("slow") ?? 0));
  expect(paces.fastest(["slow", "new"])).toBe("new");
  expect(paces.fastest([])).toBeUndefined();
});
