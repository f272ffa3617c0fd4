import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HostFault, type Runtime } from "@opentao/runtime/boundary";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type BlockRef, LocalChain, type Pruning } from "../../src/chain/index.ts";
import { Database, DatabaseError } from "../../src/database/index.ts";
import { Metrics } from "../../src/primitives/metrics.ts";
import { translate } from "../../src/rpc/protocol/translate.ts";
import { DEFAULT_BUDGET, type StateReader } from "../../src/state/index.ts";
import { FakeClock } from "../support/fakeClock.ts";
import { appendBlock, type HandmadeChange, stateOf } from "../support/handmade.ts";
import { ledgerRuntime } from "../support/ledgerRuntime.ts";
import { rawTable } from "../support/rawTables.ts";
import { ledgerSpec } from "../support/world.ts";

let basePath: string;
let database: Database | undefined;
beforeEach(() => {
  basePath = mkdtempSync(join(tmpdir(), "opentao-test-"));
});
afterEach(async () => {
  await database?.close();
  database = undefined;
  rmSync(basePath, { recursive: true, force: true });
});

async function open(pruning: Pruning, runtime: Runtime = ledgerRuntime): Promise<LocalChain> {
  database = await Database.open(basePath);
  const parts = { spec: ledgerSpec(), runtime, clock: new FakeClock(), metrics: new Metrics() };
  return new LocalChain({ ...parts, database, finality: "manual", pruning, caches: { nodes: 0, values: 0 } });
}

async function close(): Promise<void> {
  await database?.close();
  database = undefined;
}

/** Changes of a block that touches many places of a state. */
function manyChanges(number: number, keys: number): HandmadeChange[] {
  return Array.from({ length: keys }, (_, i): HandmadeChange => {
    const key = new Uint8Array(6);
    new DataView(key.buffer).setUint32(0, Math.imul(i + 1, 2_654_435_761) >>> 0);
    return [key, new Uint8Array(40).fill(number)];
  });
}

function lengthen(chain: LocalChain, blocks: number, keys: number): BlockRef[] {
  return Array.from({ length: blocks }, () => {
    const parent = chain.best();
    return appendBlock(chain, parent, manyChanges(parent.number + 1, keys)).block;
  });
}

const pruned = expect.objectContaining({ code: "STATE_PRUNED" });

describe("a chain that prunes its states", () => {
  it("says of a pruned state that it is gone, and what to do, to programs and over JSON-RPC", async () => {
    const chain = await open(2);
    const blocks = lengthen(chain, 6, 3);
    const held: StateReader = chain.state(blocks[0]?.hash ?? "0x");
    for (const { hash } of blocks) chain.finalize(hash);
    const { hash } = blocks[1] ?? chain.best();
    expect(chain.header(hash)).toBeDefined();
    expect(chain.body(hash)).toBeDefined();
    const wanted = [new TextEncoder().encode("slotDuration")];
    for (const ask of [
      () => chain.state(hash),
      () => chain.open(hash),
      () => chain.call(hash, "AuraApi_authorities", new Uint8Array()),
      () => chain.proofs.proveRead(hash, wanted),
      () => chain.proofs.proveCall(hash, "AuraApi_authorities", new Uint8Array(), DEFAULT_BUDGET),
      () => chain.proofs.proveRange(hash, undefined, 1000),
      // A reader from before reads what it still can, and then says so too.
      () => held.readProof(wanted),
    ]) {
      expect(ask).toThrow(pruned);
    }
    let error: unknown;
    try {
      chain.state(hash);
    } catch (thrown) {
      error = thrown;
    }
    const message = `Client error: Api called for an unknown Block: State already discarded for ${hash}`;
    expect(translate(error, "state_getStorage")?.message).toBe(message);
    expect(() => held.readProof(wanted)).toThrow(`State already discarded for ${blocks[0]?.hash}`);
    expect(translate(error, "state_getStorage")?.data).toContain("archive");
    expect(chain.call(hash, "Core_version", new Uint8Array()).length).toBeGreaterThan(0);
  });

  it("says so, too, of one that goes while a call reads it", async () => {
    const late: Runtime = {
      ...ledgerRuntime,
      call: (method, input, state) => {
        if (method !== "Test_late") return ledgerRuntime.call(method, input, state);
        for (const { hash } of blocks) chain.finalize(hash);
        try {
          return state.get(new TextEncoder().encode("slotDuration")) ?? new Uint8Array();
        } catch (cause) {
          throw new HostFault("the state cannot be read", { cause });
        }
      },
    };
    const chain = await open(2, late);
    const blocks = lengthen(chain, 6, 3);
    const { hash } = blocks[1] ?? chain.best();
    const ask = () => chain.call(hash, "Test_late", new Uint8Array());
    expect(ask).toThrow(pruned);
    expect(ask).toThrow(`State already discarded for ${hash}`);
  });

  it("removes a bounded number of nodes with each commit, and all of them in the end", async () => {
    const chain = await open(1);
    const blocks = lengthen(chain, 60, 400);
    const last = blocks.at(-1) ?? chain.best();
    chain.finalize(last.hash);
    const oldest = () => blocks.findIndex(({ hash }) => isKept(chain, hash));
    lengthen(chain, 1, 1);
    const first = oldest();
    expect(first).toBeGreaterThan(1);
    expect(first).toBeLessThan(30);
    for (let before = -1, now = first; now > before && now < blocks.length - 1; ) {
      lengthen(chain, 1, 1);
      before = now;
      now = oldest();
      expect(now - before).toBeLessThan(20);
    }
    expect(oldest()).toBe(blocks.length - 1);
    expect(stateOf(chain, last.hash).size).toBeGreaterThan(400);
    await close();
    expect((await rawTable(basePath, "journals")).size).toBe(chain.best().number - last.number);
  });

  it("is not opened as an archive, nor an archive as one that prunes; the number of states may change", async () => {
    await open(3);
    await close();
    await expect(open("archive")).rejects.toThrow(DatabaseError);
    await close();
    const chain = await open(5);
    const blocks = lengthen(chain, 9, 3);
    for (const { hash } of blocks) chain.finalize(hash);
    expect(blocks.map(({ hash }) => isKept(chain, hash))).toEqual(blocks.map(({ number }) => number >= 5));
    await close();
    await expect(open(0)).rejects.toThrow(RangeError);
    await close();
    const narrow = await open(2);
    lengthen(narrow, 1, 1);
    expect(blocks.map(({ hash }) => isKept(narrow, hash))).toEqual(blocks.map(({ number }) => number >= 8));
  });
});

function isKept(chain: LocalChain, hash: BlockRef["hash"]): boolean {
  try {
    chain.state(hash);
    return true;
  } catch {
    expect(() => chain.state(hash)).toThrow(pruned);
    return false;
  }
}
