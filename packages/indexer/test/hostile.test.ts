import { concat, fromHex, toHex } from "@opentao/codec";
import { tx } from "@opentao/sdk";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prefixOf } from "../src/facts/block/prefix.ts";
import { type IndexDatabase, Indexer, openIndex, reconcile, statusOf } from "../src/index.ts";
import { key, TestChain } from "./chain.ts";
import { indexedChain } from "./indexed.ts";
import { allPlaces } from "./places.ts";
import { HOSTILE_TEXTS } from "./rules.ts";

/** Storage items whose entries root spoils. */
const SPOILED = [
  ...["Tempo", "SubnetIdentitiesV3", "IdentitiesV2", "Axons", "NetworksAdded", "TokenSymbol", "Weights", "Keys"],
  ...["SubnetTAO", "TotalHotkeyAlpha", "AlphaV2"],
].map((name) => prefixOf("SubtensorModule", name));
const RUNS = Number(process.env.OPENTAO_FUZZ_RUNS ?? 30);

describe.each(allPlaces())("an index in %s", (_, open) => {
  const on = indexedChain(open);
  let index: IndexDatabase;
  beforeAll(async () => {
    index = await openIndex(await on.places.take());
  });
  afterAll(() => index.close());

  it("goes on behind a remark of megabytes and texts of any kind", async () => {
    const { System, SubtensorModule } = tx;
    const hotkey = key("Hot1").address;
    expect(await on.chain.send(SubtensorModule.burned_register({ netuid: 1, hotkey }), key("Bob"))).toBe(true);
    const large = new Uint8Array(1024 * 1024).fill(120);
    expect(await on.chain.send(System.remark_with_event({ remark: large }), key("Alice"))).toBe(true);
    for (const text of HOSTILE_TEXTS.map((one) => new TextEncoder().encode(one).slice(0, 250))) {
      const identity = { name: text, url: text, github_repo: text, image: text, discord: text, description: text };
      const calls = [
        [SubtensorModule.set_identity({ ...identity, additional: text }), key("Bob")],
        [System.remark_with_event({ remark: text }), key("Alice")],
      ] as const;
      expect(await on.chain.sendAll(calls)).toEqual([true, true]);
    }
    await new Indexer(index.db, on.chain.reader).catchUp();
    const { rows } = {
      rows: await index.db.selectFrom("extrinsics").select("args_json").where("height", "=", 2).execute(),
    };
    expect(JSON.parse(rows.at(-1)?.args_json ?? "")).toEqual({ remark: toHex(large) });
    expect((await statusOf(index.db)).undecoded).toBe(0);
  });

  it("goes on whatever root writes into the state, and says what it could not read", async () => {
    const bytes = fc.uint8Array({ maxLength: 80 });
    const entries = fc.array(fc.tuple(fc.constantFrom(...SPOILED), bytes, bytes), { minLength: 1, maxLength: 8 });
    for (const written of fc.sample(entries, { numRuns: RUNS, seed: 3 })) {
      const items = written.map(([prefix, rest, value]) => [concat(fromHex(prefix), rest), value] as const);
      expect(await on.chain.send(tx.Sudo.sudo({ call: tx.System.set_storage({ items }) }), key("Alice"))).toBe(true);
    }
    // Two keys that name one entry, in one block.
    const tempo = fromHex(prefixOf("SubtensorModule", "Tempo"));
    const items = [0, 1, 2, 80].map((more) => {
      return [concat(tempo, Uint8Array.of(1, 0), new Uint8Array(more)), Uint8Array.of(more % 256, 1)] as const;
    });
    expect(await on.chain.send(tx.Sudo.sudo({ call: tx.System.set_storage({ items }) }), key("Alice"))).toBe(true);
    const failed = index.db.selectFrom("sudo_calls").select("result_json").where("result_json", "like", "%false%");
    await on.chain.seal();
    await new Indexer(index.db, on.chain.reader).catchUp();
    expect(await failed.execute()).toEqual([]);
    const { last, undecoded } = await statusOf(index.db);
    expect(last).toBe((await on.chain.reader.head("finalized")).number);
    expect(undecoded).toBeGreaterThan(RUNS);
    const now = index.db.selectFrom("state").select("value").where("item", "=", "Tempo").where("keys", "=", "[1]");
    expect(await now.execute()).toEqual([{ value: "256" }]);
    const { entryDifferences, unreadable } = await reconcile(index.db, on.chain.reader);
    expect(entryDifferences).toEqual([]);
    expect(unreadable.length).toBeGreaterThan(0);
    // Read at once it has the same.
    const other = await on.readAll();
    const of = ({ db }: IndexDatabase) => db.selectFrom("state_changes").selectAll().execute();
    expect(new Set(await of(other))).toEqual(new Set(await of(index)));
    await other.close();
  });

  it("goes on behind a nonce and a time that no column holds", async () => {
    const own = await TestChain.start();
    const { db, close } = await openIndex(await on.places.take());
    const write = (at: Uint8Array, value: Uint8Array) =>
      own.send(tx.Sudo.sudo({ call: tx.System.set_storage({ items: [[at, value]] }) }), key("Alice"));
    const bob = (await own.chain.types()).storage("System", "Account").key([key("Bob").address]);
    const account = fromHex(String(await own.chain.request("state_getStorage", [bob])));
    // The nonce stands in front.
    account.set([0, 0, 0, 0xb0]);
    expect(await write(fromHex(bob), account)).toBe(true);
    expect(await own.send(tx.System.remark({ remark: new Uint8Array() }), key("Bob"))).toBe(true);
    // No block follows on this one: the next time would have to be later.
    expect(await write(fromHex(prefixOf("Timestamp", "Now")), new Uint8Array(8).fill(255))).toBe(true);
    await new Indexer(db, own.reader).catchUp();
    const nonces = db.selectFrom("extrinsics").select("nonce").where("signer", "=", key("Bob").address);
    expect(await nonces.execute()).toEqual([{ nonce: null }]);
    expect(await db.selectFrom("blocks").select("height").where("time", "is", null).execute()).toEqual([
      { height: 0 },
      { height: 3 },
    ]);
    const { last, undecoded } = await statusOf(db);
    expect({ last, undecoded }).toEqual({ last: 3, undecoded: 1 });
    await close();
    await own.stop();
  });
});
