import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compareBytes, fromHex, toHex } from "@opentao/codec";
import type { Header } from "@opentao/codec/primitives";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  type BlockRef,
  type ChainNotification,
  type Hash,
  LocalChain,
  type Pruning,
  type StateEntry,
} from "../../src/chain/index.ts";
import { Database } from "../../src/database/index.ts";
import { HashedHeader } from "../../src/primitives/hashedHeader.ts";
import { Metrics } from "../../src/primitives/metrics.ts";
import { FakeClock } from "../support/fakeClock.ts";
import { appendBlock, type HandmadeChange, stateOf } from "../support/handmade.ts";
import { ledgerRuntime } from "../support/ledgerRuntime.ts";
import { rawTable } from "../support/rawTables.ts";
import { ledgerSpec } from "../support/world.ts";

interface Opened {
  readonly database: Database;
  readonly chain: LocalChain;
}

const opened = new Set<Database>();
let basePath: string;
beforeEach(() => {
  basePath = mkdtempSync(join(tmpdir(), "opentao-test-"));
});
afterEach(async () => {
  for (const database of opened) await database.close();
  opened.clear();
  rmSync(basePath, { recursive: true, force: true });
});

async function open(at: string | undefined, pruning: Pruning): Promise<Opened> {
  const made = await create(at, pruning);
  opened.add(made.database);
  return made;
}

async function create(at: string | undefined, pruning: Pruning): Promise<Opened> {
  const database = await Database.open(at);
  const parts = { spec: ledgerSpec(), runtime: ledgerRuntime, clock: new FakeClock(), metrics: new Metrics() };
  return { database, chain: new LocalChain({ ...parts, database, finality: "manual", pruning }) };
}

async function close({ database }: Opened): Promise<void> {
  await database.close();
  opened.delete(database);
}

const text = (value: string) => new TextEncoder().encode(value);

/** Changes of a block: some keys of its own, some that change with each block, one that goes. */
function changesOf(number: number): HandmadeChange[] {
  return [
    [text("now"), text(String(number))],
    [text(`own/${number % 97}`), new Uint8Array(1 + (number % 50)).fill(number)],
    [text(`gone/${number % 13}`), number % 2 === 0 ? undefined : text("there")],
  ];
}

/** Lengthens a chain by blocks that are finalized. */
function grow(chain: LocalChain, blocks: number): BlockRef {
  for (let n = 0; n < blocks; n += 1) {
    const parent = chain.best();
    const { block } = appendBlock(chain, parent, changesOf(parent.number + 1));
    chain.finalize(block.hash);
  }
  return chain.best();
}

function headerOf(chain: LocalChain, hash: Hash): Header {
  const header = chain.header(hash);
  if (header === undefined) throw new Error(`no block ${hash}`);
  return header;
}

function entriesOf(chain: LocalChain, hash: Hash): StateEntry[] {
  const entries = [...stateOf(chain, hash)].map(([key, value]): StateEntry => [fromHex(key), fromHex(value)]);
  return entries.sort(([a], [b]) => compareBytes(a, b));
}

const justification = text("so it is");
const records = new Map([["who", text("votes")]]);

/** A chain of 1000 blocks to take the state from. */
async function source() {
  const { chain: from, database } = await create(undefined, "archive");
  const block = grow(from, 1000);
  return { from, database, block, header: headerOf(from, block.hash), entries: entriesOf(from, block.hash) };
}

describe.each([["archive"], [3]] as const)("a state that is imported (%s)", (pruning) => {
  let whole: Awaited<ReturnType<typeof source>>;
  beforeAll(async () => {
    whole = await source();
  });
  afterAll(() => whole.database.close());

  it("stands in place of the blocks before it, and the chain goes on from there", async () => {
    const { from, block, header, entries } = whole;
    const first = await open(basePath, pruning);
    const { chain } = first;
    const own = grow(chain, 4);
    const unfinal = appendBlock(chain, own, [[text("x"), text("y")]], 9).block;
    expect(own).toEqual({ hash: from.hashAt(4), number: 4 });
    const seen: ChainNotification[] = [];
    chain.subscribe((event) => seen.push(event));

    const incoming = chain.importState(header);
    expect(incoming.next).toBeUndefined();
    incoming.add(entries.slice(0, 10));
    incoming.add([]);
    incoming.add(entries.slice(10));
    incoming.finish({ justification, records });

    expect(seen).toMatchObject([
      { kind: "best", block, enacted: [block], retracted: [unfinal] },
      { kind: "finalized", finalized: [block], pruned: [unfinal] },
    ]);
    expect(chain.best()).toEqual(block);
    expect(chain.finalized()).toEqual(block);
    expect(chain.latestJustification()).toEqual({ block, bytes: justification });
    expect(chain.record("who")).toEqual(text("votes"));
    expect(stateOf(chain, block.hash)).toEqual(stateOf(from, block.hash));
    expect(() => incoming.add([[text("zzz"), text("late")]])).toThrow(expect.objectContaining({ code: "IMPORT_OVER" }));

    // Both chains go on alike, with a fork, and finality chooses the branch that is not the best.
    for (const each of [from, chain]) {
      const main = appendBlock(each, block, changesOf(1001)).block;
      const best = appendBlock(each, main, changesOf(1002)).block;
      const side = appendBlock(each, block, [[text("side"), new Uint8Array(40)]], 1).block;
      expect(each.isDescendant(block, side)).toBe(true);
      expect(each.isDescendant({ hash: each.genesisHash, number: 0 }, side)).toBe(true);
      expect(each.bestContaining({ hash: each.genesisHash, number: 0 })).toEqual(best);
      each.finalize(side.hash);
      expect(each.best()).toEqual(side);
      grow(each, 5);
    }
    expect(chain.best()).toEqual(from.best());
    expect(stateOf(chain, chain.best().hash)).toEqual(stateOf(from, from.best().hash));
    await close(first);

    const again = (await open(basePath, pruning)).chain;
    expect(again.best()).toEqual(from.best());
    expect(again.finalized()).toEqual(from.best());
    expect(again.latestJustification()).toEqual({ block, bytes: justification });
    grow(again, 1);
  });

  it("leaves a gap that every question about it can be asked of", async () => {
    const { from, block, header, entries } = whole;
    const { chain } = await open(undefined, pruning);
    const incoming = chain.importState(header);
    incoming.add(entries);
    incoming.finish({ justification, records });
    grow(chain, 2);
    for (const number of [1, 500, 999]) {
      const hash = from.hashAt(number) ?? "0x";
      const ref = { hash, number };
      expect(chain.hashAt(number)).toBeUndefined();
      expect(chain.hashesAt(number)).toEqual([]);
      expect(chain.header(hash)).toBeUndefined();
      expect(chain.body(hash)).toBeUndefined();
      expect(chain.children(hash)).toEqual([]);
      expect(chain.justification(hash)).toBeUndefined();
      expect(chain.isDescendant(ref, block)).toBe(false);
      expect(chain.isDescendant(block, ref)).toBe(false);
      expect(chain.bestContaining(ref)).toBeUndefined();
      const unknown = expect.objectContaining({ code: "UNKNOWN_BLOCK" });
      expect(() => chain.state(hash)).toThrow(unknown);
      expect(() => chain.open(hash)).toThrow(unknown);
      expect(() => chain.call(hash, "AuraApi_authorities", new Uint8Array())).toThrow(unknown);
      expect(() => chain.finalize(hash)).toThrow(unknown);
      expect(() => chain.proofs.proveRead(hash, [text("now")])).toThrow(unknown);
      const [child, body] = [
        headerOf(from, from.hashAt(number + 1) ?? "0x"),
        from.body(from.hashAt(number + 1) ?? "0x"),
      ];
      if (number < 999) {
        expect(() => chain.import(HashedHeader.of(child), body ?? [])).toThrow(
          expect.objectContaining({ code: "UNKNOWN_PARENT" }),
        );
      }
      expect(() => chain.importState(child)).toThrow(expect.objectContaining({ code: "CONTRADICTS_FINALITY" }));
    }
    expect(chain.body(block.hash)).toBeUndefined();
    expect(chain.hashAt(0)).toBe(chain.genesisHash);
    expect(chain.header(chain.genesisHash)?.number).toBe(0);
    expect(chain.body(chain.genesisHash)).toEqual([]);
    expect(chain.children(chain.genesisHash)).toEqual([]);
    const gone = expect.objectContaining({ code: "STATE_PRUNED" });
    expect(() => chain.state(chain.genesisHash)).toThrow(gone);
    expect(() => chain.proofs.proveRange(chain.genesisHash, undefined, 1000)).toThrow(gone);
    expect(() => chain.call(chain.genesisHash, "AuraApi_authorities", new Uint8Array())).toThrow(gone);
    expect(chain.call(chain.genesisHash, "Core_version", new Uint8Array()).length).toBeGreaterThan(0);
    chain.finalize(chain.genesisHash);
    expect(chain.unfinalized()).toEqual([]);
    expect(chain.finalized().number).toBe(1002);
  });

  it("goes on after a restart where it stood, whatever the parts, and leaves nothing else behind", async () => {
    const { from, block, header, entries } = whole;
    const other = headerOf(from, from.hashAt(700) ?? "0x");
    let now = await open(basePath, pruning);
    now.chain.importState(other).add(entriesOf(from, from.hashAt(700) ?? "0x").slice(0, 50));
    now.chain.importState(header).add(entries.slice(0, 7));
    await close(now);
    now = await open(basePath, pruning);
    expect(now.chain.best().number).toBe(0);
    const second = now.chain.importState(header);
    expect(second.next).toEqual(entries[6]?.[0]);
    expect(second.entries).toBe(7);
    second.add(entries.slice(7, 20));
    await close(now);
    now = await open(basePath, pruning);
    const third = now.chain.importState(header);
    expect(third.next).toEqual(entries[19]?.[0]);
    third.add(entries.slice(20));
    third.finish({ justification, records });
    expect(stateOf(now.chain, block.hash)).toEqual(stateOf(from, block.hash));
    await close(now);
    expect((await rawTable(basePath, "nodes")).size).toBe(0);
    expect((await rawTable(basePath, "counts")).size).toBe(0);
    const nodes = new Set(from.proofs.proveRange(block.hash, undefined, Number.MAX_SAFE_INTEGER).map(toHex));
    const stored = await rawTable(basePath, "nodes1");
    // In a database that prunes, the oldest state is that of the block, alone.
    if (pruning !== "archive") expect(stored.size).toBe(nodes.size);
    else expect(stored.size).toBeGreaterThanOrEqual(nodes.size);
  });

  it("is refused when its keys come in another order, or are not those of the block", async () => {
    const { header, entries } = whole;
    const { chain } = await open(undefined, pruning);
    const incoming = chain.importState(header);
    incoming.add(entries.slice(0, 5));
    for (const at of [4, 2]) {
      const wrong = expect.objectContaining({ code: "INVALID_STATE_PART" });
      expect(() => incoming.add(entries.slice(at))).toThrow(wrong);
    }
    expect(() => incoming.add([...entries.slice(5, 8), ...entries.slice(6)])).toThrow(
      expect.objectContaining({ code: "INVALID_STATE_PART" }),
    );
    expect(incoming.next).toEqual(entries[7]?.[0]);
    incoming.add(entries.slice(9));
    expect(() => incoming.finish({ justification, records })).toThrow(
      expect.objectContaining({ code: "WRONG_STATE_ROOT" }),
    );
    expect(chain.best().number).toBe(0);
    expect(chain.record("who")).toBeUndefined();
    const anew = chain.importState(header);
    expect(anew.next).toBeUndefined();
    anew.add(entries);
    anew.finish({ justification, records });
    expect(chain.best().number).toBe(1000);
  });
});
