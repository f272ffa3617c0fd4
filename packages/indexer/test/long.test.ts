import { sql } from "kysely";
import { expect, it } from "vitest";
import { type IndexDatabase, Indexer, openIndex, reconcile, statusOf } from "../src/index.ts";
import type { TestChain } from "./chain.ts";
import { contentsOf } from "./contents.ts";
import { indexedChain } from "./indexed.ts";
import { makeSubnets, Random, randomBlocks, randomCalls } from "./random.ts";

// OPENTAO_INDEX_LONG=10000 makes that many blocks, and OPENTAO_SEED others of them: a quarter of an hour or so.

/** Finalized blocks that are made at least, and after how many of them the index is compared with the state. */
const BLOCKS = Number(process.env.OPENTAO_INDEX_LONG ?? 40);
const COMPARED = 1000;
/** Branches that are extended at a time. */
const BRANCHES = 4;

const on = indexedChain();

/** A block of the chain that is made. */
type Made = Awaited<ReturnType<TestChain["node"]["seal"]>>;

/** Extends branches by chance from a finalized block, with calls in them, until one of their blocks is finalized. */
async function grow(random: Random, finalized: Made, subnets: number): Promise<Made> {
  const abort = new AbortController();
  try {
    for (let tips = [finalized]; ; ) {
      await on.chain.offer(randomCalls(random, subnets), abort.signal);
      // Most blocks stand on the best one, which the pool's transactions are valid on.
      const parent = random.below(3) === 0 ? random.of(tips) : undefined;
      const made = await on.chain.node.seal(parent === undefined ? {} : { parent: parent.hash });
      tips = [...tips.slice(1 - BRANCHES), made];
      if (made.number <= finalized.number || random.below(4) !== 0) continue;
      on.chain.node.finalize(made.hash);
      return made;
    }
  } finally {
    abort.abort();
  }
}

async function expectEqual(index: IndexDatabase): Promise<void> {
  const result = await reconcile(index.db, on.chain.reader);
  expect(result).toMatchObject({ amountDifferences: [], shareDifferences: [], entryDifferences: [], unreadable: [] });
  expect((await statusOf(index.db)).undecoded).toBe(0);
  console.log(
    `block ${result.height}: ${result.amounts} amounts, ${result.shares} shares, ${result.entries} entries equal`,
  );
}

it(`the index of ${BLOCKS} random blocks with forks is the chain's state, and the same when it is made at once`, async () => {
  const random = new Random(Number(process.env.OPENTAO_SEED ?? 1));
  const place = await on.places.take();
  const index = await openIndex(place);
  const indexer = new Indexer(index.db, on.chain.reader);
  const subnets = await makeSubnets(on.chain, 2);
  await randomBlocks(on.chain, random, 10, subnets);
  const start = await on.chain.reader.head("finalized");
  let finalized: Made = { hash: `0x${start.hash.slice(2)}`, number: start.number };
  let made = 0;
  for (let compared = 0; finalized.number < BLOCKS; made += 1) {
    finalized = await grow(random, finalized, subnets);
    if (random.below(3) === 0) await indexer.catchUp();
    if (finalized.number - compared < COMPARED) continue;
    compared = finalized.number;
    await indexer.catchUp();
    await expectEqual(index);
  }
  await indexer.catchUp();
  await expectEqual(index);
  const other = await on.readAll();
  const { rows } = await sql<{ calls: bigint; kinds: bigint }>`select count(*) as calls,
    count(distinct (pallet, call)) as kinds from extrinsics where signer is not null`.execute(other.db);
  console.log(`${finalized.number} blocks in ${made} steps; calls and kinds of calls: ${Object.values(rows[0] ?? {})}`);
  expect(await contentsOf(other)).toEqual(await contentsOf(index));
  await index.close();
  await other.close();
}, 7_200_000);
