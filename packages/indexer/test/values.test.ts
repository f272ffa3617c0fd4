import { fromHex, toHex } from "@opentao/codec";
import type { StateDifference } from "@opentao/sdk";
import fc from "fast-check";
import { type Kysely, sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { insertRows } from "../src/database/rows.ts";
import { upkeep } from "../src/database/upkeep.ts";
import { DecodedBlock } from "../src/facts/block/decode.ts";
import { jsonText } from "../src/facts/block/json.ts";
import { candleAfter } from "../src/facts/rows/candles.ts";
import { readAhead } from "../src/follow/ahead.ts";
import { BlockDecoder } from "../src/follow/runtimes.ts";
import { readBlock } from "../src/follow/source.ts";
import { type IndexDatabase, IndexError, Indexer, openIndex, type Place, type Tables } from "../src/index.ts";
import { TestChain } from "./chain.ts";
import { embeddedPlaces, type Places } from "./places.ts";

let places: Places;
let chain: TestChain;
let place: Place;
let index: IndexDatabase | undefined;
beforeAll(async () => {
  [places, chain] = [await embeddedPlaces(), await TestChain.start()];
  await chain.seal(2);
  place = await places.take();
  index = await openIndex(place);
  await new Indexer(index.db, chain.reader).catchUp();
});
afterAll(async () => {
  await index?.close();
  await chain.stop();
  await places.stop();
});

/** The index, which stays open until the last of its tests. */
function db(): Kysely<Tables> {
  if (index === undefined) throw new Error("the index is closed");
  return index.db;
}

/** Runs with changes of the index that are undone afterwards. */
async function changed(run: (db: Kysely<Tables>) => Promise<void>): Promise<void> {
  const done = new Error("undone");
  const change = db()
    .transaction()
    .execute(async (transaction) => {
      await run(transaction);
      throw done;
    });
  await expect(change).rejects.toBe(done);
}

describe("what comes from strangers", () => {
  it("is stored as text, whatever it is, and comes back", async () => {
    const values = fc.sample(fc.jsonValue({ noUnicodeString: false, maxDepth: 3 }), { numRuns: 100, seed: 5 });
    const hostile = ["\0", "'; drop table blocks; --", "\ud800", "\u202e", '"}]', "\\u0000", "$1", "x".repeat(100_000)];
    const data = [...values, ...hostile, hostile, { "\0": 1n, bytes: Uint8Array.of(0, 255), none: undefined }];
    const rows = data.map((value, number) => ({
      ...{ height: 1_000_000, number, extrinsic: null, pallet: `a\0${hostile[number % 2]}`, name: "n" },
      data: jsonText(value),
    }));
    await insertRows(db(), "events", rows);
    const stored = await db()
      .selectFrom("events")
      .select("data")
      .where("height", "=", 1_000_000)
      .orderBy("number")
      .execute();
    expect(stored.map((row) => row.data)).toEqual(rows.map((row) => row.data));
    for (const row of stored) JSON.parse(row.data);
  });

  it("stays as it is when it cannot be read, and stops nothing", async () => {
    const hash = (await chain.reader.blockHash(1)) ?? "";
    const raw = await readBlock(chain.reader, hash);
    if (raw === undefined) throw new Error("the node has no state");
    const types = await chain.reader.types(hash);
    const garbage = fromHex("0x84ffff");
    const spoiled = (difference: StateDifference) => ({ ...difference, value: "0xff" });
    const block = new DecodedBlock(
      { ...raw, extrinsics: [...raw.extrinsics, garbage], differences: raw.differences.map(spoiled) },
      types,
    );
    expect(block.extrinsics.map(({ read }) => read?.call.value.type)).toEqual(["set", undefined]);
    expect(block.events).toEqual([]);
    const places = block.undecoded.map(({ place }) => place);
    expect(places).toContain("extrinsic 1");
    expect(places).toContain("events");
    expect(block.undecoded.find(({ place }) => place === "extrinsic 1")?.raw).toBe(toHex(garbage));
    expect(await new BlockDecoder(chain.reader).decode(raw)).toMatchObject({ undecoded: [] });
  });
});

describe("an index", () => {
  it("is of one chain", () =>
    changed(async (db) => {
      await db.updateTable("chain").set({ genesis_hash: "0x00" }).execute();
      await expect(new Indexer(db, chain.reader).catchUp()).rejects.toMatchObject({ code: "OTHER_CHAIN" });
    }));

  it("waits for a node that has finalized less, if what it has finalized is the same", () =>
    changed(async (db) => {
      const [last] = await db.selectFrom("blocks").selectAll().orderBy("height", "desc").limit(1).execute();
      if (last === undefined) throw new Error("the index is empty");
      await insertRows(db, "blocks", [{ ...last, height: last.height + 5, hash: "0x01" }]);
      await expect(new Indexer(db, chain.reader).catchUp()).rejects.toMatchObject({ code: "NODE_BEHIND" });
      await db.updateTable("blocks").set({ hash: "0x02" }).where("height", "=", last.height).execute();
      await expect(new Indexer(db, chain.reader).catchUp()).rejects.toMatchObject({ code: "FINALITY_REVERTED" });
    }));

  it("does not go on where a finalized block is another one", () =>
    changed(async (db) => {
      await db.updateTable("blocks").set({ hash: "0x00" }).execute();
      await expect(new Indexer(db, chain.reader).catchUp()).rejects.toMatchObject({ code: "FINALITY_REVERTED" });
    }));

  it("counts its rows when it is tidied up, by which they are looked up", async () => {
    const counted = async () =>
      (await sql<{ rows: number }>`select reltuples as rows from pg_class where relname = 'totals'`.execute(db())).rows;
    expect(await counted()).toEqual([{ rows: -1 }]);
    await upkeep(db());
    const { length } = await db().selectFrom("totals").selectAll().execute();
    expect(await counted()).toEqual([{ rows: length }]);
  });

  it("is opened by one process, and by it once", async () => {
    await expect(openIndex(place)).rejects.toMatchObject({ code: "INDEX_IN_USE" });
    await index?.close();
    index = await openIndex(place);
  });

  it("says when its database cannot be reached, or is of a newer version", async () => {
    await expect(openIndex({ url: "postgres://127.0.0.1:1/none" })).rejects.toBeInstanceOf(IndexError);
    const newer = { name: "9999_newer", timestamp: "2100" };
    await db().withTables<{ kysely_migration: typeof newer }>().insertInto("kysely_migration").values(newer).execute();
    await index?.close();
    await expect(openIndex(place)).rejects.toMatchObject({ code: "NEWER_SCHEMA" });
    index = undefined;
  });
});

it("reads ahead in order, never more than it may", async () => {
  let open = 0;
  let most = 0;
  const read = async (number: number) => {
    open += 1;
    most = Math.max(most, open);
    await Promise.resolve();
    return { number };
  };
  const seen: number[] = [];
  for await (const { number } of readAhead(3, 40, 5, read)) {
    open -= 1;
    seen.push(number);
  }
  expect(seen).toEqual(Array.from({ length: 38 }, (_, at) => at + 3));
  expect(most).toBe(5);
});

it("candles hold first, last, highest and lowest price and what was traded", () => {
  const pool = { netuid: 1, volume: 0n, height: 1 };
  const prices = [5n, 9n, 2n, 4n];
  let candle: ReturnType<typeof candleAfter>;
  for (const price of prices)
    candle = candleAfter({ time: 7_200_001n, seconds: 3600 }, { ...pool, price }, 10n, candle);
  expect(candle).toEqual({
    netuid: 1,
    seconds: 3600,
    start: 7_200_000n,
    open: 5n,
    high: 9n,
    low: 2n,
    close: 4n,
    volume: 40n,
  });
  expect(candleAfter({ time: 1n, seconds: 60 }, { ...pool, price: null }, 0n, undefined)).toBeUndefined();
});
