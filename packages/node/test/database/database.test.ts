import { spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { open } from "lmdb";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { explain } from "../../src/database/errors.ts";
import { Database, DatabaseError, type DatabaseErrorCode } from "../../src/database/index.ts";

const hash = (n: number) => new Uint8Array(32).fill(n);
const genesis = hash(1);

let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "opentao-test-"));
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

function block(n: number, height: number) {
  const node = { hash: hash(100 + n), bytes: Uint8Array.of(n) };
  return {
    hash: hash(n),
    height,
    header: Uint8Array.of(n, 1),
    body: Uint8Array.of(n, 2),
    state: { nodes: [node], removed: [] },
  };
}

/** Changes the version that a closed database says it is of; gives what it said before. */
async function putVersion(basePath: string, version: number): Promise<Uint8Array> {
  const root = open<Uint8Array, Uint8Array>({ path: join(basePath, "chain"), noSubdir: false, maxDbs: 16 });
  const meta = root.openDB<Uint8Array, Uint8Array>({ name: "meta", encoding: "binary", keyEncoding: "binary" });
  const key = new TextEncoder().encode("version");
  const before = Uint8Array.from(meta.get(key) ?? []);
  meta.putSync(key, Uint8Array.of(version));
  await root.close();
  return before;
}

async function errorOf(action: () => unknown): Promise<DatabaseError> {
  try {
    await action();
  } catch (error) {
    if (error instanceof DatabaseError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

const codeOf = async (action: () => unknown): Promise<DatabaseErrorCode> => (await errorOf(action)).code;

describe("a database", () => {
  it("gives back after a restart what was committed", async () => {
    const first = await Database.open(base);
    expect(first.claim("test", genesis)).toBeUndefined();
    first.commit({ block: block(1, 0), canonical: [[0, hash(1)]], best: hash(1), finalized: hash(1) });
    first.commit({ block: block(2, 1), canonical: [[1, hash(2)]], best: hash(2) });
    first.commit({ block: block(3, 1) });
    await first.close();

    const second = await Database.open(base);
    expect(second.claim("test", genesis)).toEqual({ best: hash(2), finalized: hash(1) });
    expect(second.header(hash(3))).toEqual(Uint8Array.of(3, 1));
    expect(second.body(hash(2))).toEqual(Uint8Array.of(2, 2));
    expect(second.store.get(hash(102))).toEqual(Uint8Array.of(2));
    expect(second.store.get(hash(99))).toBeUndefined();
    expect(second.atHeight(1)).toEqual([hash(2), hash(3)]);
    expect(second.canonical(1)).toEqual(hash(2));
    second.commit({ canonical: [[1, undefined]] });
    expect(second.canonical(1)).toBeUndefined();
    await second.close();
  });

  it("that was made by the former version is read, and is of this version from then on", async () => {
    const first = await Database.open(base);
    first.claim("test", genesis);
    first.commit({ block: block(1, 0), canonical: [[0, hash(1)]], best: hash(1), finalized: hash(1) });
    await first.close();
    await putVersion(base, 1);
    const second = await Database.open(base);
    expect(second.claim("test", genesis)).toEqual({ best: hash(1), finalized: hash(1) });
    expect(second.store.get(hash(101))).toEqual(Uint8Array.of(1));
    expect(second.justified()).toBeUndefined();
    expect(second.record("anything")).toBeUndefined();
    second.commit({ records: new Map([["anything", Uint8Array.of(7)]]) });
    await second.close();
    expect(await putVersion(base, 2)).toEqual(Uint8Array.of(2));
    const third = await Database.open(base);
    expect(third.record("anything")).toEqual(Uint8Array.of(7));
    await third.close();
  });

  it("leaves nothing behind when it is temporary", async () => {
    const before = new Set(readdirSync(tmpdir()));
    const database = await Database.open();
    database.claim("test", genesis);
    const made = readdirSync(tmpdir()).filter((name) => name.startsWith("opentao-") && !before.has(name));
    expect(made.length).toBeGreaterThan(0);
    await database.close();
    expect(made.filter((name) => existsSync(join(tmpdir(), name, "data.mdb")))).toEqual([]);
  });
});

/** Another process that has the database open. */
async function otherProcess() {
  mkdirSync(join(base, "chain"), { recursive: true });
  const script = `
    const { open } = await import(${JSON.stringify(import.meta.resolve("lmdb"))});
    const root = open({ path: ${JSON.stringify(join(base, "chain"))}, noSubdir: false, maxDbs: 6, encoding: "binary", keyEncoding: "binary" });
    root.openDB({ name: "meta", encoding: "binary", keyEncoding: "binary" }).get(Buffer.from("version"));
    console.log("open");
    setInterval(() => undefined, 1000);`;
  const other = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => other.once("exit", resolve));
  await new Promise((resolve) => other.stdout.once("data", resolve));
  const kill = async (): Promise<void> => {
    other.kill("SIGKILL");
    await ended;
  };
  return { pid: other.pid, kill };
}

describe("a database is refused", () => {
  it("when it holds another chain, and says which", async () => {
    const first = await Database.open(base);
    first.claim("first", genesis);
    await first.close();
    const second = await Database.open(base);
    const error = await errorOf(() => second.claim("second", hash(9)));
    expect(error.code).toBe("OTHER_CHAIN");
    expect(error.message).toContain("holds the chain first");
    expect(error.hint).not.toBe("");
    await second.close();
  });

  it("when another node of this process uses it, until that one stops", async () => {
    const first = await Database.open(base);
    expect(await codeOf(() => Database.open(base))).toBe("DATABASE_IN_USE");
    await first.close();
    await (await Database.open(base)).close();
  });

  it("when another process uses it, and no longer once that one was killed", async () => {
    const other = await otherProcess();
    const error = await errorOf(() => Database.open(base));
    expect(error.code).toBe("DATABASE_IN_USE");
    expect(error.message).toContain(`process ${other.pid}`);
    await other.kill();
    await (await Database.open(base)).close();
  });

  it("when another process came while it was opened: one that had given its pages back for a moment", async () => {
    const first = await Database.open(base);
    const other = await otherProcess();
    const error = await errorOf(() => first.claim("test", genesis));
    expect(error.code).toBe("DATABASE_IN_USE");
    expect(error.message).toContain(`process ${other.pid}`);
    await other.kill();
    expect(first.claim("test", genesis)).toBeUndefined();
    await first.close();
  });

  it.each([true, false])(
    "when it was made to prune states or not, and is asked for the opposite (%s)",
    async (pruned) => {
      const first = await Database.open(base);
      first.claim("test", genesis, pruned);
      await first.close();
      const second = await Database.open(base);
      expect(second.isPruned).toBe(pruned);
      const error = await errorOf(() => second.claim("test", genesis, !pruned));
      expect(error.code).toBe("OTHER_PRUNING");
      expect(error.message).toContain(pruned ? "prunes old states" : "is an archive");
      expect(error.hint).toContain("base path");
      expect(second.claim("test", genesis, pruned)).toBeUndefined();
      await second.close();
    },
  );

  it("when no room is left", () => {
    const error = explain(new Error("No space left on device"), base);
    expect(error.code).toBe("DISK_FULL");
    expect(error.message).toContain(base);
  });

  it("when its layout is another version's", async () => {
    const first = await Database.open(base);
    first.claim("test", genesis);
    await first.close();
    await putVersion(base, 3);
    expect(await codeOf(() => Database.open(base))).toBe("UNSUPPORTED_VERSION");
  });

  it("when it cannot be read or is none", async () => {
    writeFileSync(join(base, "file"), "");
    expect(await codeOf(() => Database.open(join(base, "file")))).toBe("UNREADABLE");
    mkdirSync(join(base, "chain"));
    writeFileSync(join(base, "chain", "data.mdb"), "this is no database".repeat(1000));
    expect(await codeOf(() => Database.open(base))).toBe("UNREADABLE");
    writeFileSync(join(base, "chain", "data.mdb"), "");
    const database = await Database.open(base);
    expect(database.claim("test", genesis)).toBeUndefined();
    await database.close();
  });

  it("when only the beginning of it is there", async () => {
    await (await Database.open(base)).close();
    truncateSync(join(base, "chain", "data.mdb"), 4000);
    expect(await codeOf(() => Database.open(base))).toBe("UNREADABLE");
  });

  it.skipIf(process.getuid?.() === 0)("when its folder may not be written", async () => {
    chmodSync(base, 0o500);
    expect(await codeOf(() => Database.open(base))).toBe("UNREADABLE");
    chmodSync(base, 0o700);
  });
});
