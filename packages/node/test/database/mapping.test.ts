import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRuntime } from "@opentao/runtime";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Database } from "../../src/database/index.ts";
import { MappedPages } from "../../src/database/mappedPages.ts";
import { loadSpec } from "../../src/index.ts";
import { silentLogger } from "../../src/primitives/logger.ts";
import { releasePages } from "../../src/start/releasePages.ts";
import { ThreadWorkers } from "../../src/workers/index.ts";
import { openWorld } from "../support/world.ts";
import { realRuntime } from "../workers/node.ts";

const hash = (n: number) => new Uint8Array(32).fill(n);
/** Values that the engine gives without copying them twice, and others. */
const LONG = new Uint8Array(3 * 1024 * 1024).fill(5);

/** Compares faster than the assertions of the test runner. */
const isLong = (bytes: Uint8Array = new Uint8Array()) => Buffer.compare(bytes, LONG) === 0;

const running: { stop(): Promise<void> }[] = [];
let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "opentao-mapping-"));
});
afterEach(async () => {
  for (const one of running.splice(0).reverse()) await one.stop();
  rmSync(base, { recursive: true, force: true });
});

/** Returns whether a part of the database's file is mapped into the memory of this process. */
const isMapped = () => readFileSync("/proc/self/maps", "latin1").includes(join(base, "chain", "data.mdb"));

const block = (n: number) => ({
  ...{ hash: hash(n), height: n, header: Uint8Array.of(n, 1), body: LONG },
  state: { nodes: [{ hash: hash(100 + n), bytes: Uint8Array.of(n) }], removed: [] },
});

describe.runIf(process.platform === "linux")("pages of a database", () => {
  it("are given back, and all that is in it is there again, whatever was read before", async () => {
    const database = await Database.open(base);
    running.push({ stop: () => database.close() });
    database.claim("test", hash(1));
    for (let n = 0; n < 3; n += 1) {
      database.commit({ block: block(n), best: hash(n), finalized: hash(n) });
      expect(isLong(database.body(hash(n)))).toBe(true);
      database.release();
      expect(isMapped()).toBe(false);
      database.remap();
      expect(isMapped()).toBe(true);
      for (let m = 0; m <= n; m += 1) {
        expect(isLong(database.body(hash(m)))).toBe(true);
        expect(database.store.get(hash(100 + m))).toEqual(Uint8Array.of(m));
      }
      expect(database.heads?.best).toEqual(hash(n));
    }
  });

  it("are given back by threads too: what they read before and after is the same", async () => {
    const runtime = createRuntime();
    const { chain, database, author } = await openWorld({
      ...{ basePath: base, runtime, spec: loadSpec("local", runtime), finality: "best" },
    });
    running.push({ stop: () => database.close() });
    const heads = () => ({ best: chain.best(), finalized: chain.finalized() });
    const { genesisHash } = chain;
    const threads = new ThreadWorkers({
      ...{ path: database.path, heads, logger: silentLogger, count: 2, runtime: realRuntime, genesisHash },
    });
    running.push(threads);
    // What the runtime is stored as is one of the long values.
    const keys = [new TextEncoder().encode(":code"), new TextEncoder().encode(":extrinsic_index")];
    const read = () => threads.run("values", { hash: chain.best().hash, keys }, {});
    for (let n = 0; n < 3; n += 1) {
      const before = await Promise.all([read(), read(), read()]);
      const order: string[] = [];
      const began = read().then((values) => {
        order.push("begun");
        return values;
      });
      const alone = threads.alone(() => {
        order.push("alone");
        database.release();
        expect(isMapped()).toBe(false);
        database.remap();
      });
      const after = Promise.all([read(), read(), read()]).finally(() => order.push("after"));
      const [values] = await Promise.all([began, alone]);
      expect(values).toEqual(before[0]);
      const bytes = (values: Awaited<typeof after>) => Buffer.concat(values.flat().map((value) => value ?? LONG));
      expect(bytes(await after).equals(bytes(before))).toBe(true);
      // The first waits as well where no thread was free yet: what it was given is the same.
      expect(order.toSorted()).toEqual(["after", "alone", "begun"]);
      expect(order.indexOf("alone")).toBeLessThan(order.indexOf("after"));
      await author.seal();
    }
  });

  /** Writes and reads more than may stay in memory; gives how often it was said to be much. */
  function writeMuch(database: Database): number {
    let given = 0;
    database.releasePagesBy(() => {
      given += 1;
      database.remap();
    });
    for (let n = 0; n < 40; n += 1) {
      database.commit({ block: block(n), best: hash(n), finalized: hash(n) });
      // A page is mapped when it is read.
      expect(isLong(database.body(hash(n)))).toBe(true);
    }
    expect(isLong(database.body(hash(0)))).toBe(true);
    return given;
  }

  it("are given back when a write finds many", async () => {
    const database = await Database.open(base);
    running.push({ stop: () => database.close() });
    database.claim("test", hash(1));
    expect(writeMuch(database)).toBeGreaterThan(0);
  });

  it("stay where the folder was moved, in whose place another database would be opened", async () => {
    const database = await Database.open(base);
    running.push({ stop: () => database.close() });
    database.claim("test", hash(1));
    renameSync(join(base, "chain"), join(base, "moved"));
    expect(writeMuch(database)).toBe(0);
  });

  it("stay where the folder was moved while threads were waited for", async () => {
    const database = await Database.open(base);
    running.push({ stop: () => database.close() });
    database.claim("test", hash(1));
    database.commit({ block: block(0), best: hash(0), finalized: hash(0) });
    renameSync(join(base, "chain"), join(base, "moved"));
    database.remap();
    expect(database.heads?.best).toEqual(hash(0));
    database.commit({ block: block(1), best: hash(1), finalized: hash(1) });
    expect(database.heads?.best).toEqual(hash(1));
    expect(existsSync(join(base, "chain"))).toBe(false);
  });
});

describe("a node gives pages back", () => {
  it("once at a time, and says when it could not", async () => {
    let write = () => {};
    let finish: (error?: Error) => void = () => undefined;
    let begun = 0;
    const said: unknown[] = [];
    const alone = () => {
      begun += 1;
      return new Promise<void>((resolve, reject) => {
        finish = (error) => (error === undefined ? resolve() : reject(error));
      });
    };
    const database = {
      releasePagesBy: (release: () => void) => {
        write = release;
      },
      remap: () => undefined,
    };
    releasePages(database, { alone }, { ...silentLogger, error: (fields) => void said.push(fields) });
    write();
    write();
    expect(begun).toBe(1);
    const error = new Error("too many open files");
    finish(error);
    await new Promise((resolve) => setImmediate(resolve));
    expect(said).toEqual([{ error }]);
    write();
    expect(begun).toBe(2);
    finish();
  });
});

describe("pages are many", () => {
  it("when more than 32 MiB have come since they were given back, at every eighth write", () => {
    let mapped = 50;
    const pages = new MappedPages(() => mapped);
    const said = (writes: number) => Array.from({ length: writes }, () => pages.areMany());
    expect(said(8)).not.toContain(true);
    mapped = 82;
    expect(said(8)).not.toContain(true);
    mapped = 83;
    expect(said(16).flatMap((many, i) => (many ? [i] : []))).toEqual([7, 15]);
    pages.begin();
    expect(said(16)).not.toContain(true);
    mapped = 116;
    expect(said(8)).toEqual([...new Array(7).fill(false), true]);
  });
});
