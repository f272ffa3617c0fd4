import { tx } from "@opentao/sdk";
import { expect, it } from "vitest";
import { type Gap, Indexer, openIndex, reconcile, statusOf } from "../src/index.ts";
import { key, TAO } from "./chain.ts";
import { indexedChain } from "./indexed.ts";
import { embeddedPlaces } from "./places.ts";
import { makeSubnets, Random, randomBlocks } from "./random.ts";

/** States that the node keeps behind the last finalized block. */
const KEPT = 6;

const on = indexedChain(embeddedPlaces, { pruning: KEPT });

it("what a node no longer knows is a gap that is said, and the index adds up behind it", async () => {
  const index = await openIndex(await on.places.take());
  const gaps: Gap[] = [];
  const indexer = new Indexer(index.db, on.chain.reader, { onGap: (gap) => gaps.push(gap) });
  try {
    const subnets = await makeSubnets(on.chain, 1);
    await indexer.catchUp();
    expect(gaps).toEqual([]);
    const before = (await statusOf(index.db)).last ?? 0;
    await randomBlocks(on.chain, new Random(3), 3 * KEPT, subnets);
    await indexer.catchUp();
    const status = await statusOf(index.db);
    expect(gaps).toHaveLength(1);
    const [{ first = 0, last = 0 } = {}] = gaps;
    expect(status.gaps).toMatchObject([{ first_height: first, last_height: last }]);
    expect(first).toBe(before + 1);
    expect(last).toBeGreaterThan(first);
    expect(status.last).toBe((await on.chain.reader.head("finalized")).number);
    const heights = await index.db.selectFrom("blocks").select("height").where("height", ">", before).execute();
    expect(heights.map(({ height }) => height)).not.toContain(last);
    expect(heights.map(({ height }) => height)).toContain(last + 1);
    const reasons = await index.db
      .selectFrom("changes")
      .select("height")
      .distinct()
      .where("reason", "=", "gap")
      .execute();
    expect(reasons).toEqual([{ height: last + 1 }]);
    expect(await reconcile(index.db, on.chain.reader)).toMatchObject({
      ...{ amountDifferences: [], shareDifferences: [], entryDifferences: [] },
    });
  } finally {
    await index.close();
  }
});

it("an index that begins behind the oldest state begins there, and says what it does not have", async () => {
  const index = await openIndex(await on.places.take());
  try {
    const height = (await on.chain.reader.head("finalized")).number;
    await new Indexer(index.db, on.chain.reader).catchUp();
    await on.chain.send(
      tx.Balances.transfer_keep_alive({ dest: { type: "Id", value: key("Late").address }, value: TAO }),
      key("Alice"),
    );
    await new Indexer(index.db, on.chain.reader).catchUp();
    const { first, gaps, last } = await statusOf(index.db);
    expect(last).toBe(height + 1);
    expect(gaps).toMatchObject([{ first_height: 0, last_height: (first ?? 0) - 1 }]);
    const { amountDifferences, shareDifferences, amounts } = await reconcile(index.db, on.chain.reader);
    expect([amountDifferences, shareDifferences]).toEqual([[], []]);
    expect(amounts).toBeGreaterThan(10);
    const late = await index.db.selectFrom("changes").selectAll().where("account", "=", key("Late").address).execute();
    expect(late).toMatchObject([{ amount: TAO, reason: "Balances.Transfer" }]);
  } finally {
    await index.close();
  }
});
