import { toHex } from "@opentao/codec";
import { tx } from "@opentao/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type IndexDatabase, Indexer, openIndex, reconcile, statusOf } from "../src/index.ts";
import { key, TAO } from "./chain.ts";
import { contentsOf } from "./contents.ts";
import { indexedChain } from "./indexed.ts";
import { allPlaces } from "./places.ts";
import { makeSubnets, Random, randomBlocks } from "./random.ts";

const [alice, bob, poor] = [key("Alice"), key("Bob"), key("Poor")];
const hotkey = key("Hot1").address;
/** Blocks with calls by chance. */
const BLOCKS = Number(process.env.OPENTAO_INDEX_BLOCKS ?? 20);

describe.each(allPlaces())("an index in %s", (_, open) => {
  const on = indexedChain(open);
  let index: IndexDatabase;
  beforeAll(async () => {
    index = await openIndex(await on.places.take());
  });
  afterAll(() => index.close());
  const catchUp = () => new Indexer(index.db, on.chain.reader).catchUp();

  it("begins with all of genesis", async () => {
    await catchUp();
    const { first, last, gaps, undecoded } = await statusOf(index.db);
    expect({ first, last, gaps, undecoded }).toEqual({ first: 0, last: 0, gaps: [], undecoded: 0 });
    const changes = await index.db.selectFrom("changes").selectAll().where("account", "=", alice.address).execute();
    expect(changes).toMatchObject([{ quantity: "free", amount: 1_000_000n * TAO, reason: "genesis" }]);
  });

  it("knows of a transfer, its extrinsic, its fee, and who got that", async () => {
    const dest = { type: "Id", value: poor.address } as const;
    expect(await on.chain.send(tx.Balances.transfer_keep_alive({ dest, value: 5n * TAO }), alice)).toBe(true);
    await catchUp();
    const [transfer] = await index.db.selectFrom("transfers").selectAll().execute();
    expect(transfer).toMatchObject({ height: 1, sender: alice.address, receiver: poor.address, amount: 5n * TAO });
    const extrinsics = await index.db
      .selectFrom("extrinsics")
      .selectAll()
      .where("height", "=", 1)
      .orderBy("number")
      .execute();
    expect(extrinsics).toMatchObject([
      { pallet: "Timestamp", call: "set", signer: null, succeeded: true },
      { pallet: "Balances", call: "transfer_keep_alive", signer: alice.address, nonce: 0, tip: 0n, succeeded: true },
    ]);
    expect(JSON.parse(extrinsics[1]?.args_json ?? "")).toEqual({ dest, value: String(5n * TAO) });
    const fee = extrinsics[1]?.fee ?? 0n;
    expect(fee).toBeGreaterThan(0n);
    const of = (account: string) =>
      index.db
        .selectFrom("changes")
        .select(["reason", "amount"])
        .where("height", "=", 1)
        .where("account", "=", account)
        .execute();
    const spent = await of(alice.address);
    expect(spent.reduce((sum, { amount }) => sum + amount, 0n)).toBe(-5n * TAO - fee);
    expect(await of(poor.address)).toEqual([{ reason: "Balances.Transfer", amount: 5n * TAO }]);
    expect(await of(key("One").address)).toContainEqual({ reason: "Balances.Deposit", amount: fee });
  });

  it("knows of stake at its price, of registrations, epochs and candles", async () => {
    await makeSubnets(on.chain, 1);
    await on.chain.send(tx.SubtensorModule.burned_register({ netuid: 2, hotkey: key("Hot2").address }), bob);
    await on.chain.send(tx.SubtensorModule.add_stake({ hotkey, netuid: 2, amount_staked: 10n * TAO }), bob);
    const price = (await on.chain.reader.apis.SwapRuntimeApi.current_alpha_price({ netuid: 2 })) ?? 0n;
    await on.chain.seal(6);
    await catchUp();
    const moved = await index.db.selectFrom("stake_movements").selectAll().where("coldkey", "=", bob.address).execute();
    expect(moved).toMatchObject([{ kind: "StakeAdded", hotkey, netuid: 2, tao: 10n * TAO, value: 10n * TAO }]);
    // The chain rounds the square root of the price down.
    expect(Number(moved[0]?.price) / Number(price)).toBeCloseTo(1, 6);
    const registered = await index.db.selectFrom("registrations").selectAll().where("netuid", "=", 2).execute();
    expect(registered.at(-1)).toMatchObject({
      uid: 1,
      hotkey: key("Hot2").address,
      signer: bob.address,
      replaced: null,
    });
    const epoch = await index.db
      .selectFrom("epochs")
      .selectAll()
      .where("netuid", "=", 2)
      .orderBy("height", "desc")
      .executeTakeFirstOrThrow();
    const neurons = await index.db
      .selectFrom("epoch_neurons")
      .selectAll()
      .where("netuid", "=", 2)
      .where("height", "=", epoch.height)
      .orderBy("uid")
      .execute();
    expect(neurons.map((neuron) => neuron.hotkey)).toEqual([hotkey, key("Hot2").address]);
    expect(neurons.reduce((sum, { emission }) => sum + emission, 0n)).toBe(epoch.emission);
    const at = await on.chain.reader.blockHash(epoch.height);
    const emission = await on.chain.reader.at(at).query.SubtensorModule.Emission(2);
    expect(neurons.map((neuron) => neuron.emission)).toEqual(emission);
    const candles = await index.db.selectFrom("candles").selectAll().where("netuid", "=", 2).execute();
    expect(new Set(candles.map(({ seconds }) => seconds))).toEqual(new Set([60, 3600, 86_400]));
    for (const { seconds, start } of candles) expect(start % BigInt(seconds * 1000)).toBe(0n);
    expect(candles.some(({ close }) => close === moved[0]?.price)).toBe(true);
  });

  it("keeps entries of the state, what they were before, and who changed them", async () => {
    const { AdminUtils, SubtensorModule, Sudo, Utility } = tx;
    const text = new TextEncoder().encode("\0\u202e'; drop table state; --");
    const identity = { name: text, url: text, github_repo: text, image: text, discord: text, description: text };
    const axon = { ip: 0x01_02_03_04n, port: 8091, ip_type: 4, protocol: 4, placeholder1: 0, placeholder2: 0 };
    const freeze = Sudo.sudo({ call: AdminUtils.sudo_set_admin_freeze_window({ window: 0 }) });
    expect(await on.chain.send(freeze, alice)).toBe(true);
    const tempo = Sudo.sudo({ call: AdminUtils.sudo_set_tempo({ netuid: 2, tempo: 17 }) });
    const { pallet, item, keys } = { pallet: "SubtensorModule", item: "Tempo", keys: "[2]" };
    const sent = await on.chain.sendAll([
      [Utility.batch({ calls: [tempo] }), alice],
      [SubtensorModule.set_identity({ ...identity, additional: text }), bob],
      [SubtensorModule.set_coldkey_auto_stake_hotkey({ netuid: 2, hotkey }), key("Charlie")],
      [SubtensorModule.serve_axon({ netuid: 2, version: 1, ...axon }), key("Hot1")],
    ]);
    expect(sent).toEqual([true, true, true, true]);
    await catchUp();
    const changed = index.db
      .selectFrom("state_changes as c")
      .leftJoin("extrinsics as x", (join) =>
        join.onRef("x.height", "=", "c.height").onRef("x.number", "=", "c.extrinsic"),
      )
      .select(["c.item", "c.netuid", "c.account", "c.before", "c.value", "x.signer"])
      .where("c.height", "=", (await on.chain.reader.head("finalized")).number);
    const rows = new Map((await changed.execute()).map((row) => [row.item, row]));
    expect(rows.get("Tempo")).toMatchObject({
      netuid: 2,
      account: "",
      before: "5",
      value: "17",
      signer: alice.address,
    });
    expect(rows.get("IdentitiesV2")).toMatchObject({ account: bob.address, before: null, signer: bob.address });
    expect(JSON.parse(rows.get("IdentitiesV2")?.value ?? "")).toMatchObject({ name: toHex(text) });
    expect(rows.get("AutoStakeDestination")).toMatchObject({ netuid: 2, signer: key("Charlie").address });
    expect(rows.get("Axons")).toMatchObject({ netuid: 2, account: hotkey, signer: hotkey });
    const now = index.db.selectFrom("state").select("value").where("pallet", "=", pallet);
    expect(await now.where("item", "=", item).where("keys", "=", keys).execute()).toEqual([{ value: "17" }]);
  });

  it("knows of subnets, calls of root, authors and the supply", async () => {
    const subnets = await index.db.selectFrom("subnets").selectAll().orderBy("netuid").execute();
    expect(subnets.map(({ netuid, ended }) => ({ netuid, ended }))).toEqual(
      [0, 1, 2].map((netuid) => ({ netuid, ended: null })),
    );
    expect(subnets[2]).toMatchObject({ owner: alice.address, created: Number(subnets[2]?.registered) });
    expect(await index.db.selectFrom("sudo_calls").selectAll().execute()).toMatchObject(
      ["sudo_set_admin_freeze_window", "sudo_set_tempo"].map((call) => ({
        ...{ signer: alice.address, args_json: expect.stringContaining(call) },
        result_json: expect.stringContaining('"success":true'),
      })),
    );
    const authors = await index.db.selectFrom("blocks").select("author").distinct().where("height", ">", 0).execute();
    expect(authors).toEqual([{ author: key("One").address }]);
    const supply = await index.db.selectFrom("supply").selectAll().orderBy("start", "desc").executeTakeFirstOrThrow();
    const { height, issuance, root, pools } = supply;
    const at = await on.chain.reader.blockHash(height);
    const { Balances, SubtensorModule } = on.chain.reader.at(at).query;
    expect(issuance).toBe(await Balances.TotalIssuance());
    const [tao0, tao1, tao2] = await Promise.all([0, 1, 2].map((netuid) => SubtensorModule.SubnetTAO(netuid)));
    expect([root, pools]).toEqual([tao0, (tao1 ?? 0n) + (tao2 ?? 0n)]);
  });

  it("keeps no value that the chain adjusts all the time, such as the difficulty", async () => {
    const call = tx.AdminUtils.sudo_set_difficulty({ netuid: 2, difficulty: 7_000_000n });
    expect(await on.chain.send(tx.Sudo.sudo({ call }), alice)).toBe(true);
    expect(await on.chain.reader.query.SubtensorModule.Difficulty(2)).toBe(7_000_000n);
    await catchUp();
    for (const table of ["state", "state_changes"] as const)
      expect(await index.db.selectFrom(table).selectAll().where("item", "=", "Difficulty").execute()).toEqual([]);
    const last = index.db.selectFrom("sudo_calls").selectAll().orderBy("height", "desc");
    expect((await last.executeTakeFirstOrThrow()).args_json).toContain("sudo_set_difficulty");
  });

  it(`adds up to the chain's state after ${BLOCKS} random blocks, in steps of any length`, async () => {
    const random = new Random(7);
    for (let done = 0; done < BLOCKS; ) {
      const step = Math.min(1 + random.below(20), BLOCKS - done);
      await randomBlocks(on.chain, random, step, 2);
      await catchUp();
      done += step;
    }
    const result = await reconcile(index.db, on.chain.reader);
    expect(result).toMatchObject({
      ...{ amountDifferences: [], shareDifferences: [], entryDifferences: [], unreadable: [], gaps: [] },
    });
    expect(result.height).toBe((await on.chain.reader.head("finalized")).number);
    expect(result.amounts).toBeGreaterThan(20);
    expect(result.shares).toBeGreaterThan(4);
    const { undecoded } = await statusOf(index.db);
    expect(undecoded).toBe(0);
    // Each change of a balance has an event that says why.
    const unsaid = await index.db
      .selectFrom("changes")
      .selectAll()
      .where("reason", "=", "state")
      .where("quantity", "in", ["free", "reserved"])
      .execute();
    expect(unsaid).toEqual([]);
  });

  it("is the same, read at once from the first block", async () => {
    const other = await on.readAll();
    try {
      expect(await contentsOf(other)).toEqual(await contentsOf(index));
    } finally {
      await other.close();
    }
  });

  it("names what does not add up", async () => {
    const free = { quantity: "free", account: alice.address };
    const broken = new Error("undone");
    const undone = index.db.transaction().execute(async (db) => {
      await db.deleteFrom("changes").where("account", "=", alice.address).where("height", "=", 1).execute();
      await db.updateTable("totals").set({ amount: 7n }).where("account", "=", poor.address).execute();
      await db.deleteFrom("shares").where("coldkey", "=", bob.address).execute();
      await db
        .insertInto("totals")
        .values({ quantity: "free", account: "nobody", netuid: -1, amount: 1n, height: 1 })
        .execute();
      const gone = { pallet: "SubtensorModule", item: "Tempo", keys: "[77]" };
      const places = { ...gone, netuid: 77, account: "", extrinsic: null };
      await db
        .insertInto("state_changes")
        .values([
          { ...places, height: 1, number: 1_000, before: null, value: "5" },
          { ...places, height: 2, number: 1_000, before: "5", value: "6" },
        ])
        .execute();
      const lost = { hotkey: "nobody", coldkey: "nobody", netuid: 1 };
      await db
        .insertInto("share_changes")
        .values({ ...lost, height: 1, share: "7" })
        .execute();
      // An entry that is right, and whose history is not.
      const tempo = { pallet: "SubtensorModule", item: "Tempo", keys: "[2]" };
      const ofTempo = db.selectFrom("state").select("value").where("item", "=", tempo.item);
      const { value } = await ofTempo.where("keys", "=", tempo.keys).executeTakeFirstOrThrow();
      await db
        .updateTable("state_changes")
        .set({ value: "0" })
        .where("item", "=", tempo.item)
        .where("keys", "=", tempo.keys)
        .execute();
      const { amountDifferences, shareDifferences, entryDifferences } = await reconcile(db, on.chain.reader);
      expect(shareDifferences).toContainEqual({ ...lost, chain: null, index: "7" });
      // An entry that the chain does not have, by a change that nothing has undone.
      expect(entryDifferences).toEqual([
        { ...tempo, chain: value, index: "0" },
        { ...gone, chain: null, index: "6" },
      ]);
      const accounts = amountDifferences.map(({ account }) => account).sort();
      expect(accounts).toEqual([alice.address, poor.address, "nobody"].sort());
      expect(amountDifferences).toContainEqual(expect.objectContaining({ ...free }));
      expect(amountDifferences).toContainEqual(
        expect.objectContaining({ account: "nobody", chain: 0n, history: 0n, total: 1n }),
      );
      const others = shareDifferences.filter(({ hotkey }) => hotkey !== lost.hotkey);
      expect(others.length).toBeGreaterThan(0);
      expect(others.every(({ coldkey, index: known }) => coldkey === bob.address && known === null)).toBe(true);
      throw broken;
    });
    await expect(undone).rejects.toBe(broken);
  });
});
