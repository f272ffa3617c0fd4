import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Database, DatabaseReader } from "../../src/database/index.ts";
import { readNote, writeNote } from "../../src/database/unflushedNote.ts";

const HASH_LENGTH = 32;
const hash = (n: number) => new Uint8Array(HASH_LENGTH).fill(n);

let base: string;
let folder: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "opentao-test-"));
  folder = join(base, "chain");
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

/** A commit of a block, with a body large enough for pages of its own. */
function block(n: number) {
  return {
    block: {
      hash: hash(n),
      height: n,
      header: Uint8Array.of(n),
      body: new Uint8Array(10_000).fill(n),
      state: { nodes: [{ hash: hash(100 + n), bytes: Uint8Array.of(n) }], removed: [] },
    },
    best: hash(n),
    finalized: hash(1),
  };
}

async function started(): Promise<Database> {
  const database = await Database.open(base);
  database.claim("test", hash(1));
  database.commit(block(1));
  return database;
}

/** The files as they are on the disk at this moment, for a machine that starts with them. */
function goDown(): () => void {
  const files = ["data.mdb", "unflushed"].map((name) => [name, readFileSync(join(folder, name))] as const);
  return () => {
    for (const [name, content] of files) writeFileSync(join(folder, name), content);
    const note = readNote(folder);
    if (note !== undefined) writeNote(folder, { ...note, run: "the run before" });
  };
}

describe("commits that are not durable", () => {
  it("are seen by other readers at once, and are there after the process has died", async () => {
    const database = await started();
    const reader = DatabaseReader.openToRead(folder);
    database.commit(block(2), { durable: false });
    reader.refresh();
    expect(reader.heads?.best).toEqual(hash(2));
    await reader.close();
    const files = readFileSync(join(folder, "data.mdb"));
    const note = readFileSync(join(folder, "unflushed"));
    await database.close();
    writeFileSync(join(folder, "data.mdb"), files);
    writeFileSync(join(folder, "unflushed"), note);
    const again = await Database.open(base);
    expect(readNote(folder)).toBeUndefined();
    expect(again.heads?.best).toEqual(hash(2));
    await again.close();
  });

  it("are taken back after a power loss, to the last durable commit", async () => {
    const database = await started();
    database.commit(block(2), { durable: false });
    database.commit(block(3));
    for (let n = 4; n < 20; n += 1) database.commit(block(n), { durable: false });
    const powerUp = goDown();
    await database.close();
    powerUp();
    const again = await Database.open(base);
    expect(again.heads?.best).toEqual(hash(3));
    expect(again.body(hash(3))).toEqual(block(3).block.body);
    expect(again.body(hash(4))).toBeUndefined();
    again.commit(block(4));
    expect(again.heads?.best).toEqual(hash(4));
    await again.close();
  });

  it("are there after a flush, a durable commit or the end", async () => {
    const database = await started();
    database.commit(block(2), { durable: false });
    database.flush();
    const afterFlush = goDown();
    database.commit(block(3), { durable: false });
    database.commit({ finalized: hash(2) });
    const afterCommit = goDown();
    database.commit(block(4), { durable: false });
    await database.close();
    const afterEnd = goDown();
    for (const [powerUp, best] of [
      [afterFlush, 2],
      [afterCommit, 3],
      [afterEnd, 4],
    ] as const) {
      powerUp();
      const again = await Database.open(base);
      expect(again.heads?.best).toEqual(hash(best));
      expect(again.body(hash(best + 1))).toBeUndefined();
      await again.close();
    }
  });

  it("keep the pages of the last durable commit, however many follow", async () => {
    const database = await started();
    for (let n = 2; n < 10; n += 1) database.commit(block(n));
    const before = readNote(folder);
    expect(before).toBeUndefined();
    for (let round = 0; round < 40; round += 1) {
      // Bodies are replaced, so that pages become free and would be used again.
      const { block: first } = block(1 + (round % 9));
      database.commit({ block: { ...first, body: new Uint8Array(10_000).fill(200) } }, { durable: false });
    }
    const powerUp = goDown();
    await database.close();
    powerUp();
    const again = await Database.open(base);
    for (let n = 1; n < 10; n += 1) expect(again.body(hash(n))).toEqual(block(n).block.body);
    await again.close();
  });

  it("have to be taken back by a node before others read", async () => {
    const database = await started();
    database.commit(block(2), { durable: false });
    const powerUp = goDown();
    await database.close();
    powerUp();
    expect(() => DatabaseReader.openToRead(folder)).toThrow("has not been opened by a node since");
    await (await Database.open(base)).close();
    await DatabaseReader.openToRead(folder).close();
  });

  it("leave no note in a temporary folder, which is never flushed", async () => {
    const database = await Database.open();
    database.claim("test", hash(1));
    database.commit(block(1), { durable: false });
    expect(existsSync(join(database.path, "unflushed"))).toBe(false);
    await database.close();
  });
});
