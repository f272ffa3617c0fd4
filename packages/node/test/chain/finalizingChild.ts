import { LocalChain } from "../../src/chain/index.ts";
import { Database } from "../../src/database/index.ts";
import { Metrics } from "../../src/primitives/metrics.ts";
import { FakeClock } from "../support/fakeClock.ts";
import { appendBlock } from "../support/handmade.ts";
import { ledgerRuntime } from "../support/ledgerRuntime.ts";
import { ledgerSpec } from "../support/world.ts";
import { changesOf, heightRecord, justificationOf, keepsJustification, PRUNING } from "./finalizing.ts";

// Makes blocks and forks, finalizes some of them with justification and records, prunes states, gives pages of the
// database back, and says what is finalized, as fast as it can, until it is killed.
const basePath = process.argv[2];
if (basePath === undefined) throw new Error("give a folder");
const database = await Database.open(basePath);
const parts = { spec: ledgerSpec(), runtime: ledgerRuntime, clock: new FakeClock(), metrics: new Metrics() };
const chain = new LocalChain({ ...parts, database, finality: "manual", pruning: PRUNING });
for (;;) {
  const from = chain.finalized();
  const block = appendBlock(chain, from, changesOf(from.number + 1)).block;
  const side = appendBlock(chain, from, changesOf(from.number + 100), 1).block;
  const top = appendBlock(chain, side, changesOf(from.number + 2), 2).block;
  // Every third time the branch that is not the best is finalized.
  const chosen = from.number % 3 === 0 ? block : top;
  chain.finalize(chosen.hash, {
    justification: justificationOf(chosen),
    keep: keepsJustification(chosen),
    records: new Map([["height", heightRecord(chosen)]]),
  });
  if (from.number % 2 === 0) database.remap();
  process.stdout.write(`${chosen.number} ${chosen.hash}\n`);
}
