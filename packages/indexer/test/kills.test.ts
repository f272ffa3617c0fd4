import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { type IndexDatabase, Indexer, openIndex, type Place, reconcile } from "../src/index.ts";
import type { TestChain } from "./chain.ts";
import { contentsOf } from "./contents.ts";
import { indexedChain } from "./indexed.ts";
import { allPlaces } from "./places.ts";
import { makeSubnets, Random, randomBlocks } from "./random.ts";

// OPENTAO_INDEX_KILLS=100 kills it that often, and OPENTAO_SEED at other moments: some minutes.
const KILLS = Number(process.env.OPENTAO_INDEX_KILLS ?? 3);
/** Milliseconds within which an indexer is killed, once it has begun to open the database, or to write. */
const WITHIN_MS = 1500;

/** An indexer, as the built packages run it. */
const PROGRAM = `
import { Indexer, openIndex } from "@opentao/indexer";
import { Chain } from "@opentao/sdk";
const [place, url] = process.argv.slice(-2);
console.log("opening");
const index = await openIndex(JSON.parse(place));
const chain = await Chain.connect(url, { connectTimeoutMs: 120_000 });
const indexer = new Indexer(index.db, chain, { onProgress: () => console.log("written") });
await indexer.run(new AbortController().signal);
`;

/** Lets an indexer work while blocks are made, and kills it at some moment. */
async function killOne(place: Place, chain: TestChain, random: Random, subnets: number): Promise<void> {
  const args = ["--input-type=module", "--eval", PROGRAM, JSON.stringify(place), chain.url];
  const child = spawn(process.execPath, args, { cwd: import.meta.dirname, stdio: ["ignore", "pipe", "inherit"] });
  const over = once(child, "exit");
  const lines = createInterface(child.stdout);
  const [waits, pause] = [random.below(2) === 0, random.below(WITHIN_MS)];
  const blocks = randomBlocks(chain, random, 1 + random.below(4), subnets);
  const next = () => Promise.race([once(lines, "line"), over]);
  await next();
  // Now and then it has to have come further, however slow the machine is.
  if (waits) await next();
  await Promise.all([setTimeout(pause), blocks]);
  // Nothing but the kill ends it.
  expect(child.exitCode).toBeNull();
  child.kill("SIGKILL");
  await over;
}

/** Makes sure that an index holds whole blocks, without a hole. */
async function expectWhole({ db }: IndexDatabase): Promise<number> {
  const blocks = await db.selectFrom("blocks").selectAll().orderBy("height").execute();
  expect(blocks.map(({ height }) => height)).toEqual(blocks.map((_, at) => at));
  expect(blocks.slice(1).every((block, at) => block.parent_hash === blocks[at]?.hash)).toBe(true);
  for (const table of ["events", "extrinsics"] as const) {
    const counts = await db
      .selectFrom(table)
      .select(({ fn }) => ["height", fn.countAll<bigint>().as("rows")])
      .groupBy("height")
      .execute();
    const found = new Map(counts.map(({ height, rows }) => [height, Number(rows)]));
    expect(blocks.map((block) => found.get(block.height) ?? 0)).toEqual(blocks.map((block) => block[table]));
  }
  const { rows } = await sql`select quantity, account, netuid from totals t where amount <> (
    select coalesce(sum(c.amount), 0) from changes c
    where c.account = t.account and c.quantity = t.quantity and c.netuid = t.netuid)`.execute(db);
  expect(rows).toEqual([]);
  return blocks.length;
}

describe.each(allPlaces())("an index in %s", (_, open) => {
  const on = indexedChain(open);

  it(`survives ${KILLS} kills of its indexer at any moment`, async () => {
    const random = new Random(Number(process.env.OPENTAO_SEED ?? 1));
    const place = await on.places.take();
    const subnets = await makeSubnets(on.chain, 1);
    for (let kills = 0, before = 0; kills < KILLS; kills += 1) {
      await killOne(place, on.chain, random, subnets);
      const index = await openIndex(place);
      const blocks = await expectWhole(index);
      expect(blocks).toBeGreaterThanOrEqual(before);
      if (kills % 10 === 9) console.log(`killed ${kills + 1} times, ${blocks} blocks are whole`);
      before = blocks;
      await index.close();
    }
    const index = await openIndex(place);
    await new Indexer(index.db, on.chain.reader).catchUp();
    expect(await reconcile(index.db, on.chain.reader)).toMatchObject({
      ...{ amountDifferences: [], shareDifferences: [], entryDifferences: [] },
    });
    const other = await on.readAll();
    expect(await contentsOf(index)).toEqual(await contentsOf(other));
    await index.close();
    await other.close();
  }, 3_600_000);
});
