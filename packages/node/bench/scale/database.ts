import { fromHex } from "@opentao/codec";
import { Header } from "@opentao/codec/primitives";
import { EMPTY_ROOT, update } from "@opentao/trie";
import { LocalChain, type StateEntry } from "../../src/chain/index.ts";
import { Database } from "../../src/database/index.ts";
import { systemClock } from "../../src/primitives/clock.ts";
import { HashedHeader } from "../../src/primitives/hashedHeader.ts";
import { Metrics } from "../../src/primitives/metrics.ts";
import { type Generation, headerOf } from "./generate.ts";
import { HEIGHT } from "./world.ts";

/** Keys of one transaction. */
const BATCH = 20_000;
const STATE_VERSION = 1;

/**
 * Makes an archive whose only block besides genesis is that of a generated state, as a node has it that began from a
 * snapshot.
 *
 * @param entries - the state, in the order of keys
 */
export async function writeDatabase(
  basePath: string,
  entries: Iterable<StateEntry>,
  { spec, runtime, progress }: Pick<Generation, "spec" | "runtime" | "progress">,
): Promise<void> {
  const database = await Database.open(basePath);
  const metrics = new Metrics();
  // Writes the genesis block.
  new LocalChain({ spec, runtime, database, clock: systemClock, metrics, finality: "manual" });
  const { staged } = database;
  let root = EMPTY_ROOT;
  let count = 0;
  let batch: StateEntry[] = [];
  const stagedAt = (last: Uint8Array | undefined) => ({ header: new Uint8Array(), root, last, entries: count });
  staged.begin(stagedAt(undefined));
  const flush = () => {
    const committed = update(staged.store, root, batch, STATE_VERSION);
    root = committed.root;
    count += batch.length;
    staged.advance(stagedAt(batch.at(-1)?.[0]), committed);
    batch = [];
    progress(`database: ${count} keys`);
  };
  for (const entry of entries) {
    batch.push(entry);
    if (batch.length === BATCH) flush();
  }
  flush();
  const header = headerOf(root);
  const hash = fromHex(HashedHeader.of(header).hash);
  const block = {
    ...{ hash, height: HEIGHT, header: Header.encode(header), body: undefined },
    state: { nodes: [], removed: [] },
  };
  database.commit({ adopt: HEIGHT, block, canonical: [[HEIGHT, hash]], best: hash, finalized: hash });
  await database.close();
}
