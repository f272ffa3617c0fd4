import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { keypairFromSuri } from "@opentao/crypto";
import { build } from "esbuild";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { DEFAULT_LIMITS } from "../../src/axon/limits.ts";
import { NonceBook } from "../../src/axon/nonces.ts";
import { RateLimit } from "../../src/axon/rateLimit.ts";
import { LoadedChecker } from "../../src/axon/signatures/loaded.ts";
import { CheckingPool, type PoolOptions } from "../../src/axon/signatures/pool.ts";
import { Trials } from "../../src/axon/trials.ts";
import { verifyRequest } from "../../src/axon/verify.ts";
import type { SignedMessage } from "../../src/synapse/signing.ts";
import { pingHeaders } from "./asking.ts";

const miner = keypairFromSuri("//Miner");
const validator = keypairFromSuri("//Validator");

function signed(message: string, isRight = true): SignedMessage {
  const bytes = new TextEncoder().encode(isRight ? message : `${message}!`);
  const signature = `0x${Buffer.from(validator.sign(bytes)).toString("hex")}`;
  return { message, signature, hotkey: validator.address };
}

/** Scripts of threads: the real one, and some that are not in order. */
const BROKEN = {
  dying: "parentPort.on('message', () => process.exit(1));",
  throwing: "parentPort.on('message', () => { throw new Error('broken'); });",
  silent: "parentPort.on('message', () => undefined);",
};

let folder: string;
let real: URL;
const broken = (name: keyof typeof BROKEN): URL => pathToFileURL(join(folder, `${name}.mjs`));
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
  for (const [name, body] of Object.entries(BROKEN)) {
    const text = `import { parentPort } from "node:worker_threads";\n${body}\nparentPort.postMessage([]);\n`;
    await writeFile(join(folder, `${name}.mjs`), text);
  }
});
afterAll(() => rm(folder, { recursive: true }));

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A pool whose threads are ready. */
async function pool(options: Partial<PoolOptions> & { script: URL }) {
  const faults: unknown[] = [];
  const made = new CheckingPool({
    threads: 1,
    capacity: 100,
    pauseMs: 3_600_000,
    onFault: (error) => faults.push(error),
    ...options,
  });
  closers.push(() => made.close());
  await vi.waitFor(() => expect(made.ready).toBe(options.threads ?? 1), { timeout: 30_000 });
  return { pool: made, faults };
}

describe("threads that check signatures", () => {
  it("tell the true from the false, each to who asked", async () => {
    const { pool: two, faults } = await pool({ script: real, threads: 2 });
    const truth = Array.from({ length: 40 }, (_, i) => i % 3 !== 0);
    const results = truth.map((isRight, i) => two.check(signed(`message ${i}`, isRight)));
    expect(results.every((result) => result instanceof Promise)).toBe(true);
    expect(await Promise.all(results)).toEqual(truth);
    expect(faults).toEqual([]);
  });

  it.each(["dying", "throwing", "silent"] as const)("lose nothing when one is %s: it is checked here", async (name) => {
    const { pool: bad, faults } = await pool({ script: broken(name), silenceMs: 200 });
    const truth = [true, false, true];
    const results = await Promise.all(truth.map((isRight, i) => bad.check(signed(`message ${i}`, isRight))));
    expect(results).toEqual(truth);
    expect(faults.length).toBe(name === "dying" ? 0 : 1);
    // Without a thread all is checked here, at once.
    expect(bad.check(signed("next"))).toBe(true);
  });

  it("are replaced after a while", async () => {
    const { pool: bad } = await pool({ script: broken("dying"), pauseMs: 10 });
    expect(await bad.check(signed("first"))).toBe(true);
    await vi.waitFor(() => expect(bad.ready).toBe(1), { timeout: 30_000 });
  });

  it("refuse what is more than may wait, and leave nothing when they are closed", async () => {
    const { pool: slow } = await pool({ script: broken("silent"), capacity: 2 });
    const waiting = [slow.check(signed("a")), slow.check(signed("b", false))];
    expect(() => slow.check(signed("c"))).toThrow("Too many signatures wait to be checked");
    await slow.close();
    expect(await Promise.all(waiting)).toEqual([true, false]);
  });

  it("are started when there are many signatures", async () => {
    let now = 0;
    const options = { script: broken("dying"), threads: 1, capacity: 10, onFault: () => undefined };
    const checker = new LoadedChecker(options, 2, () => now);
    closers.push(() => checker.close());
    for (const at of [0, 500, 1000, 1500, 2000]) {
      now = at;
      expect(checker.check(signed("x"))).toBe(true);
    }
    expect(checker.hasThreads).toBe(false);
    checker.check(signed("x"));
    checker.check(signed("x"));
    expect(checker.hasThreads).toBe(true);
  });
});

describe("a request that comes twice while its signature is checked", () => {
  it("is taken once", async () => {
    const { pool: real1 } = await pool({ script: real });
    const now = 1_700_000_000_000;
    const context = {
      axonHotkey: miner.address,
      nonces: new NonceBook(10, 10),
      signatures: real1,
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
