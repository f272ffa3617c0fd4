import { tx } from "@opentao/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type IndexDatabase, Indexer, openIndex, reconcile } from "../src/index.ts";
import { key, TAO, TestChain } from "./chain.ts";
import { contentsOf } from "./contents.ts";
import { embeddedPlaces, type Places } from "./places.ts";
import { Random } from "./random.ts";

let places: Places;
beforeAll(async () => {
  places = await embeddedPlaces();
});
afterAll(() => places.stop());

/** Runs with a chain and a new index of it. */
async function withIndex(run: (chain: TestChain, index: IndexDatabase) => Promise<void>): Promise<void> {
  const chain = await TestChain.start();
  const index = await openIndex(await places.take());
  try {
    await run(chain, index);
  } finally {
    await index.close();
    await chain.stop();
  }
}

const overlayOf = async ({ db }: IndexDatabase): Promise<string[]> =>
  (await db.selectFrom("overlay").select("hash").orderBy("height").execute()).map(({ hash }) => hash);
const heightsOf = async ({ db }: IndexDatabase): Promise<number[]> =>
  (await db.selectFrom("blocks").select("height").orderBy("height").execute()).map(({ height }) => height);

describe("the overlay", () => {
  it("is the branch to the best block, with what happened in it, and goes with it", () =>
    withIndex(async (chain, index) => {
      const indexer = new Indexer(index.db, chain.reader);
      const first = await chain.node.seal();
      const dest = { type: "Id", value: key("Poor").address } as const;
      const sent = chain.chain.submit(tx.Balances.transfer_keep_alive({ dest, value: TAO }), key("Alice"), {
        onStatus: ({ kind }) => (kind === "pooled" ? void chain.node.seal() : undefined),
      });
      const { blockHash } = await sent;
      await indexer.catchUp();
      expect(await overlayOf(index)).toEqual([first.hash, blockHash]);
      const { facts_json } = await index.db
        .selectFrom("overlay")
        .select("facts_json")
        .where("hash", "=", blockHash)
        .executeTakeFirstOrThrow();
      expect(JSON.parse(facts_json).transfers).toMatchObject([{ receiver: dest.value, amount: String(TAO) }]);
      // Another branch overtakes it.
      const { genesisHash } = chain.reader;
      let parent = genesisHash;
      const branch: string[] = [];
      for (let made = 0; made < 3; made += 1) {
        parent = (await chain.node.seal({ parent: `0x${parent.slice(2)}` })).hash;
        branch.push(parent);
      }
      await indexer.catchUp();
      expect(await overlayOf(index)).toEqual(branch);
      expect(await heightsOf(index)).toEqual([0]);
      chain.node.finalize(`0x${branch[1]?.slice(2)}`);
      await indexer.catchUp();
      expect(await overlayOf(index)).toEqual(branch.slice(2));
      expect(await heightsOf(index)).toEqual([0, 1, 2]);
      expect(await index.db.selectFrom("transfers").selectAll().where("amount", "=", TAO).execute()).toEqual([]);
    }));

  it("never reaches finalized rows, whatever branches there are", () =>
    withIndex(async (chain, index) => {
      const random = new Random(11);
      const indexer = new Indexer(index.db, chain.reader);
      const { genesisHash } = chain.reader;
      let finalized = { hash: `0x${genesisHash.slice(2)}` as const, number: 0 };
      let tips = [finalized];
      for (let step = 0; step < 30; step += 1) {
        const parent = random.of(tips);
        const made = await chain.node.seal({ parent: parent.hash });
        tips = [...tips.slice(-4), made];
        if (random.below(6) === 0) {
          chain.node.finalize(made.hash);
          finalized = made;
          tips = [made];
        }
        if (random.below(3) !== 0) continue;
        await indexer.catchUp();
        const rows = await index.db.selectFrom("blocks").selectAll().orderBy("height").execute();
        expect(rows.at(-1)).toMatchObject({ height: finalized.number, hash: finalized.hash });
        expect(rows.slice(1).every((row, at) => row.parent_hash === rows[at]?.hash)).toBe(true);
        const branch = await index.db.selectFrom("overlay").selectAll().orderBy("height").execute();
        const best = await chain.reader.head();
        const chained = [{ hash: finalized.hash }, ...branch];
        expect(branch.every((row, at) => row.parent_hash === chained[at]?.hash)).toBe(true);
        expect(chained.at(-1)?.hash).toBe(best.hash);
      }
      await indexer.catchUp();
      expect(await reconcile(index.db, chain.reader)).toMatchObject({
        ...{ amountDifferences: [], shareDifferences: [], entryDifferences: [] },
      });
      const other = await openIndex(await places.take());
      await new Indexer(other.db, chain.reader).catchUp();
      expect(await contentsOf(other)).toEqual(await contentsOf(index));
      await other.close();
    }));
});
