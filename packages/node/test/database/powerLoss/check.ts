import { deepEqual, equal, ok } from "node:assert/strict";
import { createInterface } from "node:readline";
import { LocalChain } from "../../../src/chain/index.ts";
import { Database, DatabaseError } from "../../../src/database/index.ts";
import { Metrics } from "../../../src/primitives/metrics.ts";
import { changesOf, PRUNING } from "../../chain/finalizing.ts";
import { FakeClock } from "../../support/fakeClock.ts";
import { appendBlock } from "../../support/handmade.ts";
import { ledgerRuntime } from "../../support/ledgerRuntime.ts";
import { rawTable } from "../../support/rawTables.ts";
import { ledgerSpec } from "../../support/world.ts";
import { wholeNodes } from "./whole.ts";

/** A database to check: what a workload had said of it when the power failed. */
export interface Question {
  readonly basePath: string;
  /** Heights and hashes of blocks that are on the disk. */
  readonly said: readonly (readonly [height: number, hash: string])[];
}

/** Blocks that the chain goes on by, so that pages which are used twice come to light. */
const GO_ON = 12;

async function withChain<Result>(
  basePath: string,
  use: (chain: LocalChain, oldest: number) => Result,
): Promise<Result> {
  const database = await Database.open(basePath);
  try {
    const parts = { spec: ledgerSpec(), runtime: ledgerRuntime, clock: new FakeClock(), metrics: new Metrics() };
    const chain = new LocalChain({ ...parts, database, finality: "manual", pruning: PRUNING });
    return use(chain, database.oldestState);
  } finally {
    await database.close();
  }
}

/** The tables have the nodes of the states, no more and no less, but for those of a state that gathers. */
async function checkNodes(basePath: string, nodes: Set<string>, gathers: boolean): Promise<void> {
  const found = new Set<string>();
  for (const name of ["nodes", "nodes1"]) for (const key of (await rawTable(basePath, name)).keys()) found.add(key);
  for (const node of nodes) ok(found.has(node), "a node of a state is not in the table");
  if (!gathers) equal(found.size, nodes.size, "there are nodes of no state");
}

async function check({ basePath, said }: Question): Promise<number> {
  const { nodes, best, gathers } = await withChain(basePath, (chain, oldest) => {
    const newest = said.at(-1)?.[0] ?? 0;
    ok(chain.best().number >= newest, `block ${newest} was said to be there, and ${chain.best().number} is the best`);
    for (const [height, hash] of said) {
      // A state that is imported leaves a gap below it.
      const stored = chain.hashAt(height);
      if (stored !== undefined) equal(stored, hash);
      else ok(height < newest, "the newest block that was said to be there is not");
    }
    const gathers = chain.unfinishedImport() !== undefined;
    return { nodes: wholeNodes(chain, oldest), best: chain.best().number, gathers };
  });
  await checkNodes(basePath, nodes, gathers);
  const after = await withChain(basePath, (chain) => {
    for (let n = 0; n < GO_ON; n += 1) {
      const parent = chain.best();
      chain.finalize(appendBlock(chain, parent, changesOf(parent.number + 1), 9).block.hash);
    }
    return chain.best();
  });
  deepEqual(await withChain(basePath, (chain) => chain.best()), after);
  return best;
}

/**
 * Returns whether the file of a new database, of which nothing had been said yet, was refused as the beginning of one
 * that it is: the person is told to delete it, and nothing is lost.
 */
function isRefusedBeginning({ said }: Question, error: unknown): boolean {
  return said.length === 0 && error instanceof DatabaseError && error.message.includes("only the beginning of one");
}

for await (const line of createInterface({ input: process.stdin })) {
  const question: Question = JSON.parse(line);
  try {
    console.log(JSON.stringify({ best: await check(question) }));
  } catch (error) {
    if (isRefusedBeginning(question, error)) {
      console.log(JSON.stringify({ best: 0 }));
      continue;
    }
    console.log(JSON.stringify({ error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }));
  }
}
