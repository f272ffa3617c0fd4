import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fromHex, toHex } from "@opentao/codec";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type BlockRef, LocalChain } from "../../src/chain/index.ts";
import { Database } from "../../src/database/index.ts";
import { Metrics } from "../../src/primitives/metrics.ts";
import { chanceOf } from "../cluster/chance.ts";
import { program } from "../cluster/program.ts";
import { wholeNodes } from "../database/powerLoss/whole.ts";
import { FakeClock } from "../support/fakeClock.ts";
import { ledgerRuntime } from "../support/ledgerRuntime.ts";
import { rawTable } from "../support/rawTables.ts";
import { ledgerSpec } from "../support/world.ts";
import { PRUNING } from "./finalizing.ts";

const KILLS = Number(process.env.OPENTAO_KILLS ?? 12);

let basePath: string;
beforeEach(() => {
  basePath = mkdtempSync(join(tmpdir(), "opentao-test-"));
});
afterEach(() => rmSync(basePath, { recursive: true, force: true }));

/**
 * Lets the child work until it has said `blocks` blocks and `ms` more milliseconds have passed; gives what it said is
 * finalized.
 */
async function runAndKill(path: string, blocks: number, ms: number): Promise<BlockRef[]> {
  const child = spawn(process.execPath, [path, basePath], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const said: BlockRef[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const [number, hash] = line.split(" ");
    // The last line may have been cut.
    if (hash?.length === 66) said.push({ number: Number(number), hash: toHex(fromHex(hash)) });
    if (said.length === blocks) setTimeout(() => child.kill("SIGKILL"), ms);
  }
  await ended;
  return said;
}

describe("a chain whose process is killed at any moment, while it finalizes with records and prunes states", () => {
  it("has lost nothing that it said is finalized, and its parts fit together", { timeout: 300_000 }, async () => {
    const built = await program(new URL("./finalizingChild.ts", import.meta.url));
    try {
      const chance = chanceOf(20_261_124);
      for (let round = 0; round < KILLS; round += 1) {
        const said = await runAndKill(built.path, 1 + Math.floor(chance() * 8), chance() * 20);
        const database = await Database.open(basePath);
        const parts = { spec: ledgerSpec(), runtime: ledgerRuntime, clock: new FakeClock(), metrics: new Metrics() };
        const chain = new LocalChain({ ...parts, database, finality: "manual", pruning: PRUNING });
        for (const { number, hash } of said) expect(chain.hashAt(number)).toBe(hash);
        const { number } = chain.finalized();
        expect(number).toBeGreaterThanOrEqual(said.at(-1)?.number ?? 1);
        expect(database.oldestState).toBeGreaterThanOrEqual(Math.max(0, number - PRUNING - 2));
        const nodes = wholeNodes(chain, database.oldestState);
        await database.close();
        expect(new Set((await rawTable(basePath, "nodes")).keys())).toEqual(nodes);
      }
    } finally {
      built.remove();
    }
  });
});
