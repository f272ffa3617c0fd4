import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fromHex, toHex } from "@opentao/codec";
import { EMPTY_ROOT, update } from "@opentao/trie";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type BlockRef, LocalChain } from "../../src/chain/index.ts";
import { Database } from "../../src/database/index.ts";
import { Metrics } from "../../src/primitives/metrics.ts";
import { chanceOf } from "../cluster/chance.ts";
import { program } from "../cluster/program.ts";
import { FakeClock } from "../support/fakeClock.ts";
import { stateOf } from "../support/handmade.ts";
import { ledgerRuntime } from "../support/ledgerRuntime.ts";
import { rawTable } from "../support/rawTables.ts";
import { ledgerSpec } from "../support/world.ts";
import { heightRecord, justificationOf, keepsJustification, PRUNING } from "./finalizing.ts";

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

/** Checks that what the chain says of itself fits together; gives the nodes that its states have. */
function expectWhole(chain: LocalChain, oldest: number): Set<string> {
  const final = chain.finalized();
  expect(chain.latestJustification()).toEqual(
    final.number === 0 ? undefined : { block: final, bytes: justificationOf(final) },
  );
  if (final.number > 0) expect(chain.record("height")).toEqual(heightRecord(final));
  expect(chain.isDescendant(final, chain.best())).toBe(true);
  for (let number = 0; number <= chain.best().number; number += 1) {
    const hash = chain.hashAt(number) ?? "0x";
    expect(chain.header(hash)?.number).toBe(number);
    expect(chain.body(hash)).toBeDefined();
    const justification = chain.justification(hash);
    if (justification !== undefined) expect(justification).toEqual(justificationOf({ hash, number }));
    if (number !== final.number && !keepsJustification({ hash, number })) expect(justification).toBeUndefined();
  }
  const nodes = new Set<string>();
  for (let number = oldest; ; number += 1) {
    const hashes = chain.hashesAt(number);
    if (hashes.length === 0) return nodes;
    for (const hash of hashes) {
      const entries = [...stateOf(chain, hash)].map(([key, value]) => [fromHex(key), fromHex(value)] as const);
      const { root, nodes: own } = update({ get: () => undefined }, EMPTY_ROOT, entries, 1);
      expect(root).toEqual(chain.header(hash)?.stateRoot);
      for (const node of own) nodes.add(toHex(node.hash));
    }
  }
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
        const nodes = expectWhole(chain, database.oldestState);
        await database.close();
        expect(new Set((await rawTable(basePath, "nodes")).keys())).toEqual(nodes);
      }
    } finally {
      built.remove();
    }
  });
});
