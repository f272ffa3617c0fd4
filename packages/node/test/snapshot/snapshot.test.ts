import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fromHex } from "@opentao/codec";
import { Justification } from "@opentao/consensus";
import { keypairFromSuri } from "@opentao/crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type BlockRef, LocalChain, type Pruning } from "../../src/chain/index.ts";
import { Database } from "../../src/database/index.ts";
import { Metrics } from "../../src/primitives/metrics.ts";
import {
  exportSnapshot,
  importSnapshot,
  type SnapshotImport,
  type SnapshotProgress,
} from "../../src/snapshot/index.ts";
import { FakeClock } from "../support/fakeClock.ts";
import { appendBlock, stateOf } from "../support/handmade.ts";
import { ledgerRuntime } from "../support/ledgerRuntime.ts";
import { ledgerSpec } from "../support/world.ts";

const spec = ledgerSpec();
const runtime = ledgerRuntime;
const signer = keypairFromSuri("//Signer");
const KEYS = 5000;

async function open(basePath: string, pruning: Pruning = "archive") {
  const database = await Database.open(basePath);
  const parts = { spec, runtime, clock: new FakeClock(), metrics: new Metrics() };
  return { database, chain: new LocalChain({ ...parts, database, finality: "manual", pruning }) };
}

function justificationOf({ hash, number }: BlockRef): Uint8Array {
  return Justification.encode({ round: 1n, commit: { target: { hash, number }, precommits: [] }, ancestry: [] });
}

/** A key spread over the trie, with a value of some length. */
function entry(n: number): [Uint8Array, Uint8Array] {
  const key = new Uint8Array(8);
  new DataView(key.buffer).setUint32(0, Math.imul(n, 2_654_435_761) >>> 0);
  new DataView(key.buffer).setUint32(4, n);
  return [key, new Uint8Array(1 + (n % 400)).fill(n)];
}

let home: string;
let from: string;
let block: BlockRef;
let state: Map<string, string>;
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), "opentao-test-"));
  from = join(home, "from");
  const { database, chain } = await open(from, 8);
  for (let n = 0; n < 20; n += 1) {
    const changes = Array.from({ length: KEYS / 20 }, (_, i) => entry(n * (KEYS / 20) + i));
    block = appendBlock(chain, chain.best(), changes).block;
    const justification = justificationOf(block);
    if (n < 19) chain.finalize(block.hash, { justification, keep: n === 18 });
  }
  // The last finalized block has no justification: the snapshot is of the one before.
  chain.finalize(block.hash);
  block = { hash: chain.hashAt(19) ?? "0x", number: 19 };
  state = stateOf(chain, block.hash);
  await database.close();
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "opentao-test-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = () => join(folder, "chain.snapshot");
const into = () => join(folder, "into");
const exported = (by: typeof signer | undefined = signer) =>
  exportSnapshot({ spec, runtime, basePath: from, path: file(), signer: by });
const taken = (options: Partial<SnapshotImport> = {}) =>
  importSnapshot({ spec, runtime, basePath: into(), path: file(), trusted: [signer.publicKey], ...options });

/** Writes the snapshot; its path. */
async function written(): Promise<string> {
  await exported();
  return file();
}

describe("a snapshot", () => {
  it.each([["archive"], [4]] as const)(
    "brings a new database to its block, which goes on from there (%s)",
    async (pruning) => {
      const said: SnapshotProgress[] = [];
      const onProgress = (progress: SnapshotProgress) => said.push(progress);
      const written = await exportSnapshot({ spec, runtime, basePath: from, path: file(), signer, onProgress });
      expect(written).toMatchObject({ block, entries: state.size, isJustified: true });
      expect(said.at(-1)).toEqual({ done: state.size, total: state.size });
      expect(readdirSync(folder)).toEqual(["chain.snapshot"]);
      const report = await taken({ pruning, onProgress });
      expect(report).toMatchObject({ block, entries: state.size, isTrusted: true, isJustified: true });
      expect(report.signer).toMatchObject({ scheme: "sr25519", address: signer.address });
      expect(said.at(-1)).toEqual({ done: state.size, total: state.size });

      const { database, chain } = await open(into(), pruning);
      expect(chain.best()).toEqual(block);
      expect(chain.finalized()).toEqual(block);
      expect(chain.latestJustification()).toEqual({ block, bytes: justificationOf(block) });
      expect(chain.unfinishedImport()).toBeUndefined();
      expect(stateOf(chain, block.hash)).toEqual(state);
      for (let n = 0; n < 10; n += 1) {
        const { hash } = appendBlock(chain, chain.best(), [[Uint8Array.of(n), fromHex("0x01")]]).block;
        chain.finalize(hash);
      }
      expect(stateOf(chain, chain.best().hash).size).toBe(state.size + 10);
      await database.close();
      await expect(taken({ pruning })).rejects.toMatchObject({ code: "DATABASE_NOT_EMPTY" });
    },
  );

  it("is of one moment, also while a node goes on, or says that the node has pruned that moment", async () => {
    const running = join(folder, "running");
    await importSnapshot({
      spec,
      runtime,
      basePath: running,
      path: await written(),
      trusted: [signer.publicKey],
      pruning: 2,
    });
    const { database, chain } = await open(running, 2);
    const more = (count: number) => {
      for (let n = 0; n < count; n += 1) {
        const changes = Array.from({ length: KEYS / 10 }, (_, index) => entry((n * KEYS) / 10 + index));
        const changed = changes.map(([key]): [Uint8Array, Uint8Array] => [key, Uint8Array.of(chain.best().number, 1)]);
        chain.finalize(appendBlock(chain, chain.best(), changed).block.hash);
      }
    };
    const path = join(folder, "while-running");
    /** Exports while the node makes blocks, one after each page of keys. */
    const exportWhile = async (blocks: number) => {
      let left = blocks;
      const goOn = (): void => {
        if (left-- <= 0) return;
        more(1);
        setImmediate(goOn);
      };
      const exporting = exportSnapshot({ spec, runtime, basePath: running, path, onProgress: () => undefined });
      goOn();
      const result: unknown = await exporting.catch((error: unknown) => error);
      left = 0;
      return result;
    };
    expect(await exportWhile(1)).toMatchObject({ block: { number: 19 } });
    rmSync(path);
    expect(await exportWhile(20)).toMatchObject({ code: "STATE_PRUNED" });
    expect(readdirSync(folder)).not.toContain("while-running");
    await database.close();
  });

  it("is imported only when it is signed by a trusted signer, or when any signer will do", async () => {
    const mallory = keypairFromSuri("//Mallory", "ed25519");
    await exported(mallory);
    await expect(taken()).rejects.toMatchObject({ code: "UNTRUSTED" });
    expect(await taken({ trusted: [mallory.publicKey] })).toMatchObject({ isTrusted: true });
    rmSync(file());
    rmSync(into(), { recursive: true });
    await exportSnapshot({ spec, runtime, basePath: from, path: file() });
    await expect(taken()).rejects.toMatchObject({ code: "UNTRUSTED" });
    expect(await taken({ allowUntrusted: true })).toMatchObject({ isTrusted: false, signer: undefined, block });
  });

  it("goes on where it was interrupted", async () => {
    await exported();
    const abort = new AbortController();
    let parts = 0;
    const onProgress = () => {
      parts += 1;
      if (parts === 1) abort.abort(new Error("enough"));
    };
    await expect(taken({ signal: abort.signal, onProgress })).rejects.toThrow("enough");
    const { database, chain } = await open(into());
    expect(chain.best().number).toBe(0);
    const stored = chain.unfinishedImport();
    expect(stored?.block).toEqual(block);
    expect(stored?.entries).toBeGreaterThan(0);
    expect(stored?.entries).toBeLessThanOrEqual(state.size);
    await database.close();
    expect(await taken()).toMatchObject({ block, isTrusted: true });
  });

  it("is refused when it is of another chain, of another block's justification, of another format, or none at all", async () => {
    await exported();
    const other = ledgerSpec({ balances: {} });
    await expect(taken({ spec: other })).rejects.toMatchObject({ code: "OTHER_CHAIN" });
    const bytes = readFileSync(file());
    writeFileSync(file(), bytes.with(16, 9));
    await expect(taken()).rejects.toMatchObject({ code: "UNSUPPORTED_VERSION" });
    writeFileSync(file(), "hello");
    await expect(taken()).rejects.toMatchObject({ code: "NOT_A_SNAPSHOT" });
    await expect(taken({ path: join(folder, "nothing") })).rejects.toMatchObject({ code: "UNREADABLE" });
    await expect(exported()).rejects.toMatchObject({ code: "FILE_EXISTS" });
    const nowhere = { spec, runtime, basePath: join(folder, "empty"), path: join(folder, "new") };
    await expect(exportSnapshot(nowhere)).rejects.toMatchObject({ code: "NOTHING_TO_EXPORT" });
    await expect(
      exportSnapshot({ spec, runtime, basePath: from, path: join(folder, "no", "folder") }),
    ).rejects.toMatchObject({ code: "UNREADABLE" });
    expect(readdirSync(folder).sort()).toEqual(["chain.snapshot", "into"]);
  });

  it("is refused whichever of its bytes is another, missing or too much, and leaves the database free for a good one", async () => {
    await exported();
    const whole = readFileSync(file());
    const places = [17, 20, 60, 200, Math.floor(whole.length / 2), whole.length - 100, whole.length - 1];
    for (const at of places) {
      writeFileSync(file(), whole.with(at, (whole[at] ?? 0) ^ 1));
      await expect(taken()).rejects.toMatchObject({ code: "DAMAGED" });
      writeFileSync(file(), whole.subarray(0, at));
      await expect(taken()).rejects.toMatchObject({ code: "DAMAGED" });
    }
    writeFileSync(file(), Buffer.concat([whole, Uint8Array.of(0)]));
    await expect(taken()).rejects.toMatchObject({ code: "DAMAGED" });
    writeFileSync(file(), whole);
    expect(await taken()).toMatchObject({ block });
  });
});
