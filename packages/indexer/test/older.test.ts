import { tx } from "@opentao/sdk";
import { Kysely, type Migration, Migrator, PostgresDialect, sql } from "kysely";
import { describe, expect, it } from "vitest";
import { openEmbedded } from "../src/database/embedded.ts";
import { openPostgres } from "../src/database/postgres.ts";
import { insertRows } from "../src/database/rows.ts";
import { type IndexDatabase, Indexer, openIndex, type Place, reconcile, type Tables } from "../src/index.ts";
import * as first from "../src/schema/first.ts";
import * as lists from "../src/schema/lists.ts";
import * as state from "../src/schema/state.ts";
import { key, TAO } from "./chain.ts";
import { indexedChain } from "./indexed.ts";
import { allPlaces } from "./places.ts";
import { makeSubnets, Random, randomBlocks } from "./random.ts";

/** Changes of the schema that the first version had, and one that kept the state. */
const FIRST = { "0001_first": first };
const WITH_STATE = { ...FIRST, "0003_lists": lists, "0004_state": state };

/** Tables of the first version. */
const TABLES = [
  ...(["chain", "blocks", "gaps", "undecoded", "extrinsics", "events", "transfers", "stake_movements"] as const),
  ...(["registrations", "neurons", "weights", "epochs", "epoch_neurons", "pools", "candles", "changes"] as const),
  ...(["totals", "shares", "share_changes"] as const),
];

/** Makes an index of an older version with what an index of this one has. */
async function writeOlder(
  place: Place,
  { db: source }: IndexDatabase,
  migrations: Record<string, Migration>,
  tables: readonly (keyof Tables)[],
): Promise<void> {
  const { pool, close } = await ("folder" in place
    ? openEmbedded(place.folder)
    : openPostgres(place.url, { writes: true }));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const getMigrations = () => Promise.resolve(migrations);
  const { error } = await new Migrator({ db, provider: { getMigrations } }).migrateToLatest();
  expect(error).toBeUndefined();
  for (const table of tables) {
    const rows = source.selectFrom(table).selectAll();
    const isKept = (row: object) => migrations !== FIRST || !("seconds" in row) || row.seconds === 3600;
    // Columns that the older version did not have are passed over.
    await insertRows(db, table, (await rows.execute()).filter(isKept));
  }
  if (tables.includes("state_changes")) {
    // It kept an item that this one does not keep.
    for (const table of ["state", "state_changes"] as const) {
      await sql`insert into ${sql.id(table)} (pallet, item, keys, netuid, account, value, height)
        values ('SubtensorModule', 'Difficulty', '[2]', 2, '', '"9"', 0)`.execute(db);
    }
  }
  await db.destroy();
  await close();
}

describe.each(allPlaces())("an index of an older version in %s", (_, open) => {
  const on = indexedChain(open);

  it("of the first version is brought to this one: from the next block on it keeps what the older one did not", async () => {
    const random = new Random(4);
    const subnets = await makeSubnets(on.chain, 1);
    const stake = { hotkey: key("Hot1").address, netuid: 2, amount_staked: TAO };
    expect(await on.chain.send(tx.SubtensorModule.add_stake(stake), key("Alice"))).toBe(true);
    await randomBlocks(on.chain, random, 10, subnets);
    const index = await on.readAll();
    const place = await on.places.takeEmpty();
    await writeOlder(place, index, FIRST, TABLES);
    await randomBlocks(on.chain, random, 10, subnets);
    await new Indexer(index.db, on.chain.reader).catchUp();
    const older = await openIndex(place);
    const days = await older.db.selectFrom("candles").selectAll().where("seconds", "=", 86_400).execute();
    expect(days.length).toBeGreaterThan(0);
    await new Indexer(older.db, on.chain.reader).catchUp();
    expect(await reconcile(older.db, on.chain.reader)).toMatchObject({
      ...{ amountDifferences: [], shareDifferences: [], entryDifferences: [], gaps: [] },
    });
    for (const table of ["events", "extrinsics", "transfers", "event_subjects", "event_netuids"] as const) {
      const of = ({ db }: IndexDatabase) => db.selectFrom(table).selectAll().execute();
      expect(new Set(await of(older))).toEqual(new Set(await of(index)));
    }
    const entries = async (one: IndexDatabase) =>
      (await one.db.selectFrom("state").select(["pallet", "item", "keys", "value"]).execute())
        .map((row) => JSON.stringify(row))
        .sort();
    expect(await entries(older)).toEqual(await entries(index));
    const { height } = await older.db
      .selectFrom("state_changes")
      .select(({ fn }) => fn.min("height").as("height"))
      .executeTakeFirstOrThrow();
    const { state_from } = await older.db.selectFrom("chain").select("state_from").executeTakeFirstOrThrow();
    expect(state_from).toBe(height);
    expect(
      await older.db.selectFrom("candles").selectAll().where("seconds", ">", 60).orderBy("start").execute(),
    ).toEqual(await index.db.selectFrom("candles").selectAll().where("seconds", ">", 60).orderBy("start").execute());
    await older.close();
    await index.close();
  });

  it("that kept the state has all of it, each change with a number in its block", async () => {
    const index = await on.readAll();
    const place = await on.places.takeEmpty();
    await writeOlder(place, index, WITH_STATE, [...TABLES, "state", "state_changes", "supply"]);
    const older = await openIndex(place);
    const contents = async ({ db }: IndexDatabase) =>
      (await db.selectFrom("state_changes").selectAll().execute())
        .map(({ number, ...row }) => JSON.stringify(row))
        .sort();
    expect(await contents(older)).toEqual(await contents(index));
    for (const { db } of [older, index]) {
      const places = await db.selectFrom("state_changes").select(["height", "number"]).execute();
      for (const height of new Set(places.map((place) => place.height))) {
        const numbers = places.flatMap((place) => (place.height === height ? [place.number] : []));
        // What was deleted leaves holes.
        expect(new Set(numbers).size).toBe(numbers.length);
      }
    }
    await on.chain.seal();
    await new Indexer(older.db, on.chain.reader).catchUp();
    expect(await reconcile(older.db, on.chain.reader)).toMatchObject({ entryDifferences: [], gaps: [] });
    await older.close();
    await index.close();
  });
});
