import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fromHex, toHex } from "@opentao/codec";
import { Block } from "@opentao/codec/primitives";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const BLOCKS = Number(process.env.OPENTAO_STACK_BLOCKS ?? 2);
const SEED = Number(process.env.OPENTAO_SEED ?? 1);
/** Kibibytes of stack: as small as the runtime starts with, Node.js's own, and large. */
const STACKS = [200, 984, 3_900];

// Below the repository, where the modules that are not bundled are found.
const folder = mkdtempSync(join(import.meta.dirname, ".stacks-"));
const program = join(folder, "machine.mjs");
beforeAll(() =>
  build({
    entryPoints: [join(import.meta.dirname, "machine.ts")],
    outfile: program,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    conditions: ["source"],
    external: ["@polkadot/*", "@noble/*", "@scure/*", "fast-check"],
    logLevel: "error",
  }),
);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Has a process with a stack of its own do a task. */
function machine(stack: number, task: object): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [`--stack-size=${stack}`, program], { stdio: ["pipe", "pipe", "inherit"] });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      output += chunk;
    });
    child.on("error", reject);
    child.on("close", (code) => (code === 0 ? resolve(JSON.parse(output)) : reject(new Error(`exit code ${code}`))));
    child.stdin.end(JSON.stringify(task));
  });
}

describe("what a block leads to", () => {
  it("does not hang on the stack of who makes it or of who follows", {
    timeout: 120_000 + BLOCKS * 10_000,
  }, async () => {
    const made = await Promise.all([984, 200].map((stack) => machine(stack, { seed: SEED, count: BLOCKS })));
    const decoded = made.map((blocks) => blocks.map((block) => Block.decode(fromHex(block))));
    // Signatures are random, so roots differ from maker to maker; what is taken into a block does not.
    const [sizes, others] = decoded.map((blocks) =>
      blocks.map(({ extrinsics }) => extrinsics.map(({ length }) => length)),
    );
    expect(others).toEqual(sizes);
    for (const [i, blocks] of made.entries()) {
      const roots = decoded[i]?.map(({ header }) => toHex(header.stateRoot));
      for (const stack of STACKS) expect([stack, await machine(stack, { blocks })]).toEqual([stack, roots]);
    }
  });
});
