import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { createRuntime } from "@opentao/runtime";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadSpec, Node } from "../../src/index.ts";
import { expectWholeState } from "../support/wholeState.ts";

const runtime = createRuntime();
// Beside the packages, so that it finds those that stay imports.
const built = new URL(`../../../../node_modules/.cache/opentao-crash-${process.pid}`, import.meta.url).pathname;
const program = join(built, "child.js");
let basePath: string;

beforeAll(async () => {
  mkdirSync(built, { recursive: true });
  basePath = mkdtempSync(join(tmpdir(), "opentao-test-"));
  await build({
    entryPoints: [new URL("./transferChild.ts", import.meta.url).pathname],
    outfile: program,
    bundle: true,
    conditions: ["source"],
    external: ["lmdb", "hash-wasm", "@noble/*", "@scure/*", "@polkadot/*", "prom-client", "ws", "zod"],
    format: "esm",
    platform: "node",
    target: "node20",
  });
});
afterAll(() => {
  rmSync(built, { recursive: true, force: true });
  rmSync(basePath, { recursive: true, force: true });
});

/** Numbers that look like chance and are the same each time (a linear congruential generator). */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * Lets the child work until it has made `blocks` blocks and `ms` more milliseconds have passed; gives what it said was
 * finalized.
 */
async function runAndKill(blocks: number, ms: number): Promise<{ number: number; hash: string }[]> {
  const child = spawn(process.execPath, [program, basePath], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const said: { number: number; hash: string }[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const [number, hash] = line.split(" ");
    // The last line may have been cut.
    if (hash?.length === 66) said.push({ number: Number(number), hash });
    if (said.length === blocks) setTimeout(() => child.kill("SIGKILL"), ms);
  }
  await ended;
  return said;
}

describe("a node that is killed at any moment", () => {
  it("has every block that it said was finalized, and a whole state, and goes on", { timeout: 600_000 }, async () => {
    const chance = chances(20_240_601);
    let height = 0;
    for (let round = 0; round < 20; round += 1) {
      const said = await runAndKill(1 + Math.floor(chance() * 6), chance() * 30);
      const spec = loadSpec("local", runtime);
      const node = await Node.start({ spec, runtime, basePath, sealing: { kind: "manual" }, authorKey: "//One" });
      const { chain } = node;
      for (const { number, hash } of said) expect(chain.hashAt(number)).toBe(hash);
      expect(said[0]?.number).toBe(height + 1);
      const last = said.at(-1)?.number ?? 0;
      expect(chain.finalized().number).toBeGreaterThanOrEqual(last);
      expect(chain.best()).toEqual(chain.finalized());
      expectWholeState(chain, chain.best().hash);
      height = chain.best().number;
      await node.stop();
    }
    expect(height).toBeGreaterThan(40);
  });
});
