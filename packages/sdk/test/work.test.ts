import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { concat, u64 } from "@opentao/codec";
import { keccak256, sha256 } from "@opentao/crypto";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { solveWork } from "../src/chain/index.ts";
import { boundOf } from "../src/chain/work/search.ts";

const blockHash = new Uint8Array(32).fill(3);
const hotkey = new Uint8Array(32).fill(5);

/** The rule of the chain, written once more (deviations F1). */
function sealOf(nonce: bigint): Uint8Array {
  return keccak256(sha256(concat(u64.encode(nonce), keccak256(concat(blockHash, hotkey)))));
}

function numberOf(bytes: Uint8Array): bigint {
  return bytes.reduce((value, byte) => value * 256n + BigInt(byte), 0n);
}

let folder: string;
let worker: URL;
beforeAll(async () => {
  // Threads load only what is built; it stands where it finds its dependencies.
  folder = await mkdtemp(fileURLToPath(new URL("../../../node_modules/.opentao-work-", import.meta.url)));
  const outfile = join(folder, "worker.mjs");
  await build({
    entryPoints: [fileURLToPath(new URL("../src/chain/work/worker.ts", import.meta.url))],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "external",
  });
  worker = pathToFileURL(outfile);
});
afterAll(() => rm(folder, { recursive: true }));

describe("work", () => {
  it.each([0, 1, 2])("is found with %i threads", async (threads) => {
    const difficulty = 20_000n;
    const { nonce, seal } = await solveWork({ blockHash, hotkey, difficulty }, { threads, worker });
    expect(seal).toEqual(sealOf(nonce));
    expect(numberOf(seal) * difficulty).toBeLessThan(1n << 256n);
  });

  it.each([0, 1])("is given up when it is told to, with %i threads", async (threads) => {
    const given = new AbortController();
    const work = solveWork(
      { blockHash, hotkey, difficulty: (1n << 64n) - 1n },
      { threads, worker, signal: given.signal, onProgress: () => given.abort(new Error("enough")) },
    );
    await expect(work).rejects.toThrow("enough");
  });

  it.each([1n, 2n, 3n, 1_000_003n, (1n << 64n) - 1n])(
    "has the largest seal that difficulty %d allows",
    (difficulty) => {
      const bound = numberOf(boundOf(difficulty));
      expect(bound * difficulty).toBeLessThan(1n << 256n);
      expect((bound + 1n) * difficulty).toBeGreaterThanOrEqual(1n << 256n);
    },
  );
});
