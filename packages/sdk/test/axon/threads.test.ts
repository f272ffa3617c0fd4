import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { keypairFromSuri } from "@opentao/crypto";
import { build } from "esbuild";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { DEFAULT_LIMITS } from "../../src/axon/limits.ts";
import { NonceBook } from "../../src/axon/nonces.ts";
import { RateLimit } from "../../src/axon/rateLimit.ts";
import { BatchChecker, type ThreadOptions } from "../../src/axon/signatures/batches.ts";
import { Trials } from "../../src/axon/trials.ts";
import { verifyRequest } from "../../src/axon/verify.ts";
import type { SignatureClaim } from "../../src/synapse/signing.ts";
import { pingHeaders } from "./asking.ts";

const miner = keypairFromSuri("//Miner");
const validator = keypairFromSuri("//Validator");

function signed(message: string, isRight = true): SignatureClaim {
  const bytes = new TextEncoder().encode(isRight ? message : `${message}!`);
  const signature = `0x${Buffer.from(validator.sign(bytes)).toString("hex")}`;
  return { message, signature, hotkey: validator.address };
}

/** Scripts of threads that do not verify: some of them are not in order. */
const SCRIPTS = {
  // Busy with its first list until it is told.
  counting: `
    const told = new Promise((resolve) => { new BroadcastChannel("counting").onmessage = resolve; });
    parentPort.on("message", async (list) => {
      await told;
      parentPort.postMessage(list.map(() => [1, 5].includes(list.length)));
    });`,
  dying: "parentPort.on('message', () => process.exit(1));",
  throwing: "parentPort.on('message', () => { throw new Error('broken'); });",
  silent: "parentPort.on('message', () => undefined);",
};

let folder: string;
let real: URL;
const pathTo = (name: keyof typeof SCRIPTS): URL => pathToFileURL(join(folder, `${name}.mjs`));
beforeAll(async () => {
  // Threads load only what is built; it stands where it finds its dependencies.
  folder = await mkdtemp(fileURLToPath(new URL("../../../../node_modules/.opentao-signatures-", import.meta.url)));
  const outfile = join(folder, "worker.mjs");
  await build({
    entryPoints: [fileURLToPath(new URL("../../src/axon/signatures/worker.ts", import.meta.url))],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "external",
  });
  real = pathToFileURL(outfile);
  for (const [name, body] of Object.entries(SCRIPTS)) {
    const text = `import { parentPort } from "node:worker_threads";\n${body}\nparentPort.postMessage([]);\n`;
    await writeFile(join(folder, `${name}.mjs`), text);
  }
});
afterAll(() => rm(folder, { recursive: true }));

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A checker whose threads are ready. */
async function withThreads({
  capacity = 100,
  ...options
}: Partial<ThreadOptions> & { script: URL; capacity?: number }) {
  const faults: unknown[] = [];
  const threads = { threads: 1, pauseMs: 3_600_000, busy: 0, clock: Date.now, ...options };
  const checker = new BatchChecker(capacity, { ...threads, onFault: (error) => faults.push(error) });
  closers.push(() => checker.close());
  // The first signature starts them.
  expect(await checker.check(signed("first"), true)).toBe(true);
  await vi.waitFor(() => expect(checker.threads).toBe(threads.threads), { timeout: 120_000 });
  return { checker, faults };
}

describe("threads that check signatures", () => {
  it("tell the true from the false, each to who asked", async () => {
    const { checker, faults } = await withThreads({ script: real, threads: 2 });
    const truth = Array.from({ length: 80 }, (_, i) => i % 3 !== 0);
    const results = truth.map((isRight, i) => checker.check(signed(`message ${i}`, isRight), i % 4 < 2));
    expect(await Promise.all(results)).toEqual(truth);
    expect(faults).toEqual([]);
  });

  it("get together what has come while they were busy", async () => {
    const { checker } = await withThreads({ script: pathTo("counting") });
    const waves: Promise<boolean>[][] = [];
    for (const size of [1, 2, 3]) {
      waves.push(Array.from({ length: size }, (_, i) => checker.check(signed(`${size} ${i}`), true)));
      await new Promise((resolve) => setImmediate(resolve));
    }
    const channel = new BroadcastChannel("counting");
    channel.postMessage("all have come");
    channel.close();
    // A list of any other length than 1 and 5 is called false.
    expect(await Promise.all(waves.flat())).toEqual(Array(6).fill(true));
  });

  it.each(["dying", "throwing", "silent"] as const)("lose nothing when one is %s: it is checked here", async (name) => {
    const { checker, faults } = await withThreads({ script: pathTo(name), silenceMs: 200 });
    const truth = [true, false, true];
    const results = await Promise.all(truth.map((isRight, i) => checker.check(signed(`message ${i}`, isRight), true)));
    expect(results).toEqual(truth);
    expect(faults.length).toBe(name === "dying" ? 0 : 1);
    expect(checker.threads).toBe(0);
    expect(await checker.check(signed("next"), true)).toBe(true);
  });

  it("lose nothing of what waits for one that dies", async () => {
    const { checker } = await withThreads({ script: pathTo("dying"), capacity: 300 });
    const truth = Array.from({ length: 150 }, (_, i) => i !== 77);
    const results = truth.map((isRight, i) => checker.check(signed(`message ${i}`, isRight), true));
    expect(await Promise.all(results)).toEqual(truth);
  });

  it("are replaced after a while", async () => {
    const { checker } = await withThreads({ script: pathTo("dying"), pauseMs: 10 });
    expect(await checker.check(signed("second"), true)).toBe(true);
    await vi.waitFor(() => expect(checker.threads).toBe(1), { timeout: 120_000 });
  });

  it("refuse what is more than may wait, and leave nothing when they are closed", async () => {
    const { checker } = await withThreads({ script: pathTo("silent"), capacity: 2 });
    const waiting = [checker.check(signed("a"), true), checker.check(signed("b", false), false)];
    expect(() => checker.check(signed("c"), true)).toThrow("Too many signatures wait to be checked");
    await checker.close();
    expect(await Promise.all(waiting)).toEqual([true, false]);
  });

  it("are started when there are many signatures", async () => {
    let now = 0;
    const options = { script: pathTo("dying"), threads: 1, busy: 2, onFault: () => undefined };
    const checker = new BatchChecker(10, { ...options, clock: () => now });
    closers.push(() => checker.close());
    for (const at of [0, 500, 1000, 1500, 2000]) {
      now = at;
      expect(await checker.check(signed("x"), true)).toBe(true);
    }
    expect(checker.threads).toBe(undefined);
    const more = [checker.check(signed("x"), true), checker.check(signed("x"), true)];
    expect(checker.threads).toBe(0);
    expect(await Promise.all(more)).toEqual([true, true]);
  });
});

describe("a request that comes twice while its signature is checked", () => {
  it("is taken once", async () => {
    const { checker } = await withThreads({ script: real });
    const now = 1_700_000_000_000;
    const context = {
      axonHotkey: miner.address,
      nonces: new NonceBook(10, 10),
      signatures: checker,
      trials: new Trials(DEFAULT_LIMITS),
      rates: new RateLimit(100, 10),
      compat: false,
      maxTimeoutMs: 120_000,
    };
    const nonce = BigInt(now) * 1_000_000n;
    const headers = pingHeaders({ from: validator, to: miner.address, nonce });
    const { bt_header_dendrite_signature: signature, computed_body_hash: bodyHash = "" } = headers;
    const dendrite = { nonce, hotkey: validator.address, uuid: "1", signature };
    const head = { name: "Synapse", dendrite, timeoutMs: 12_000, bodyHash, remoteAddress: "203.0.113.7" };
    const both = await Promise.allSettled([0, 0].map(() => verifyRequest(head, context, now, 0)));
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});
