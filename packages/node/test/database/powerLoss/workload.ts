import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { compareBytes, fromHex } from "@opentao/codec";
import { LocalChain, type StateEntry } from "../../../src/chain/index.ts";
import { Database } from "../../../src/database/index.ts";
import { Metrics } from "../../../src/primitives/metrics.ts";
import { changesOf, heightRecord, justificationOf, keepsJustification, PRUNING } from "../../chain/finalizing.ts";
import { FakeClock } from "../../support/fakeClock.ts";
import { appendBlock, stateOf } from "../../support/handmade.ts";
import { ledgerRuntime } from "../../support/ledgerRuntime.ts";
import { ledgerSpec } from "../../support/world.ts";

// Works on a chain in one of two ways, and says in the file `said` what is on the disk: a line "height hash".
const [basePath, kind, rounds] = process.argv.slice(2);
if (basePath === undefined) throw new Error("give a folder, a kind of work and a number of rounds");
const STATE_BLOCKS = 20;
const STATE_PART = 50;

mkdirSync(join(basePath, "chain"), { recursive: true });
const said = openSync(join(basePath, "chain", "said"), "a");
const say = ({ number, hash }: { number: number; hash: string }) => writeSync(said, `${number} ${hash}\n`);

async function open(path: string | undefined) {
  const database = await Database.open(path);
  const parts = { spec: ledgerSpec(), runtime: ledgerRuntime, clock: new FakeClock(), metrics: new Metrics() };
  return { database, chain: new LocalChain({ ...parts, database, finality: "manual", pruning: PRUNING }) };
}

const { chain, database } = await open(basePath);
say(chain.finalized());

/** Blocks and forks are finalized with justification and records. */
function vote(): void {
  const parent = chain.finalized();
  const block = appendBlock(chain, parent, changesOf(parent.number + 1)).block;
  const side = appendBlock(chain, parent, changesOf(parent.number + 100), 1).block;
  const top = appendBlock(chain, side, changesOf(parent.number + 2), 2).block;
  const chosen = parent.number % 3 === 0 ? block : top;
  chain.finalize(chosen.hash, {
    justification: justificationOf(chosen),
    keep: keepsJustification(chosen),
    records: new Map([["height", heightRecord(chosen)]]),
  });
  say(chosen);
}

/** The state of a later block comes in parts, then a few blocks on it. */
async function importState(height: number): Promise<void> {
  const source = await open(undefined);
  for (let n = 0; n < height; n += 1) {
    const parent = source.chain.best();
    source.chain.finalize(appendBlock(source.chain, parent, changesOf(parent.number + 1), 7).block.hash);
  }
  const block = source.chain.best();
  const header = source.chain.header(block.hash);
  if (header === undefined) throw new Error("the source has no best block");
  const found = [...stateOf(source.chain, block.hash)].map(([k, v]): StateEntry => [fromHex(k), fromHex(v)]);
  const entries = found.sort(([a], [b]) => compareBytes(a, b));
  const staged = chain.importState(header);
  for (let at = staged.entries; at < entries.length; at += STATE_PART) staged.add(entries.slice(at, at + STATE_PART));
  staged.finish({ justification: justificationOf(block), records: new Map([["height", heightRecord(block)]]) });
  say(block);
  await source.database.close();
}

for (let round = 0; round < Number(rounds); round += 1) {
  // As a node gives pages back in between.
  if (round % 2 === 1) database.remap();
  if (kind === "vote") vote();
  else {
    for (let n = 0; n < 3; n += 1) vote();
    // Of such a height the justification is kept, as it is of a block whose state was imported.
    await importState(4 * Math.ceil((chain.best().number + STATE_BLOCKS) / 4));
  }
}
// The process dies as it stands: what it leaves is the system's to keep.
closeSync(said);
process.kill(process.pid, "SIGKILL");
