import { tx } from "@opentao/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { Indexer } from "../../src/index.ts";
import { key, TAO, TestChain } from "../chain.ts";
import { allPlaces } from "../places.ts";
import { makeSubnets, Random, randomBlocks } from "../random.ts";
import { servedIndex } from "./served.ts";

const event = z.looseObject({ pallet: z.string(), name: z.string(), data: z.unknown() });
/** Words that an API's document has of its records. */
const described = z.looseObject({
  components: z.looseObject({
    schemas: z.record(
      z.string(),
      z.looseObject({
        properties: z.record(z.string(), z.looseObject({ description: z.string().optional() })).optional(),
      }),
    ),
  }),
});
const [alice, bob, poor] = [key("Alice"), key("Bob"), key("Poor")];

let chain: TestChain;
beforeAll(async () => {
  chain = await TestChain.start();
  const dest = { type: "Id", value: poor.address } as const;
  await chain.send(tx.Balances.transfer_keep_alive({ dest, value: 5n * TAO }), alice);
  await makeSubnets(chain, 1);
  await chain.send(tx.SubtensorModule.burned_register({ netuid: 2, hotkey: key("Hot2").address }), bob);
  await chain.send(tx.SubtensorModule.add_stake({ hotkey: key("Hot1").address, netuid: 2, amount_staked: TAO }), bob);
  await randomBlocks(chain, new Random(3), 4, 2);
  await chain.seal(6);
});
afterAll(() => chain.stop());

describe.each(allPlaces())("the API of an index in %s", (_, open) => {
  const served = servedIndex(open, async ({ db }) => {
    await new Indexer(db, chain.reader).catchUp();
    // The chain here sets no weights.
    const weights = { netuid: 2, mechanism: 0, uid: 0, weights_json: "[[0,65535]]" };
    await db
      .insertInto("weights")
      .values({ height: 3, ...weights })
      .execute();
  });

  it("says where it stands", async () => {
    const status = await served.client.get("/v1/status");
    expect(status).toMatchObject({
      genesisHash: chain.reader.genesisHash,
      first: 0,
      stateFrom: 0,
      gaps: [],
      undecoded: 0,
    });
    expect(status.last).toMatchObject({ height: (await chain.reader.head("finalized")).number });
  });

  it("knows of a transfer, its extrinsic and its events", async () => {
    const { items } = await served.client.get(`/v1/transfers?account=${poor.address}&from=1&to=1`);
    expect(items).toMatchObject([{ height: 1, sender: alice.address, amount: String(5n * TAO) }]);
    const extrinsics = await served.client.get(`/v1/extrinsics?signer=${alice.address}&order=asc&limit=1`);
    expect(extrinsics.items).toMatchObject([{ height: 1, number: 1, call: "transfer_keep_alive", succeeded: true }]);
    const [extrinsic] = z.array(z.object({ hash: z.string() })).parse(extrinsics.items);
    expect(await served.client.get(`/v1/extrinsics/${extrinsic?.hash}`)).toEqual(extrinsics.items?.[0]);
    const events = await served.client.get(`/v1/events?account=${poor.address}&extrinsic=1-1`);
    expect(events.items).toContainEqual(expect.objectContaining({ pallet: "Balances", name: "Transfer" }));
  });

  it("tells of best blocks where it is asked to", async () => {
    const { number } = await chain.reader.head("finalized");
    if ((await chain.reader.head()).number === number) {
      const stop = new AbortController();
      const stake = { hotkey: key("Hot1").address, netuid: 2, amount_staked: TAO };
      await chain.offer([[tx.SubtensorModule.add_stake(stake), bob]], stop.signal);
      await chain.node.seal({ finalize: false });
      stop.abort();
    }
    await new Indexer(served.index.db, chain.reader).catchUp();
    const best = number + 1;
    for (const list of ["blocks?", "extrinsics?pallet=Timestamp&call=set&"]) {
      const [finalized, all] = [
        await served.client.get(`/v1/${list}limit=1`),
        await served.client.get(`/v1/${list}finality=best`),
      ];
      expect(finalized.items).toMatchObject([{ height: number }]);
      expect(all.items?.[0]).toMatchObject({ height: best, time: expect.any(Number) });
      expect(all.items).toContainEqual(finalized.items?.[0]);
      expect(all.at).toMatchObject({ height: number });
    }
    const ofSubnet = await served.client.get(`/v1/events?finality=best&netuid=2&from=${best}`);
    expect(ofSubnet.items).toContainEqual(expect.objectContaining({ name: "StakeAdded", height: best }));
    expect(ofSubnet.items).not.toContainEqual(expect.objectContaining({ pallet: "Balances" }));
    expect(await served.client.get(`/v1/events?finality=best&netuid=77&from=${best}`)).toMatchObject({ items: [] });
    const old = await served.client.get(`/v1/blocks?finality=best&to=${number}`);
    expect(old.items?.[0]).toMatchObject({ height: number });
  });

  it("lists the events of a subnet, all of them and those alone", async () => {
    const told = async (query: string) => {
      const { items, next } = await served.client.get(`/v1/events?limit=200&${query}`);
      expect(next).toBeNull();
      return z.array(event).parse(items);
    };
    const every = await told("from=1&to=8");
    const ofNone = every.filter(({ pallet }) => !["SubtensorModule", "AdminUtils"].includes(pallet));
    const ofSubnet = await told("netuid=2&from=1&to=8");
    expect(ofSubnet.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["NetworkAdded", "NeuronRegistered", "StakeAdded"]),
    );
    expect(ofSubnet.length).toBeLessThan(every.length - ofNone.length + 1);
    for (const one of ofSubnet) expect(every).toContainEqual(one);
    for (const one of ofNone) expect(ofSubnet).not.toContainEqual(one);
    const added = (list: typeof every) => list.filter(({ name }) => name === "StakeAdded");
    expect(added(ofSubnet)).toEqual(added(every).filter(({ data }) => z.array(z.unknown()).parse(data)[4] === 2));
    // With other filters, and those of best blocks.
    const ofBob = await told(`netuid=2&account=${bob.address}&from=1&to=8`);
    expect(ofBob).toEqual(ofSubnet.filter(({ data }) => JSON.stringify(data).includes(bob.address)));
    expect(ofBob.length).toBeGreaterThan(0);
    expect(await told("netuid=2&pallet=SubtensorModule&name=StakeAdded&from=1&to=8")).toEqual(added(ofSubnet));
    expect(await told("netuid=77")).toEqual([]);
  });

  it("says of each price that may be missing when it is", async () => {
    const { components } = described.parse(await (await served.client.ask("/v1/openapi.json")).json());
    const prices = Object.entries(components.schemas).flatMap(([name, { properties = {} }]) =>
      properties.price === undefined ? [] : [[name, properties.price] as const],
    );
    expect(prices.map(([name]) => name).sort()).toEqual(["Pool", "StakeMovement", "Subnet"]);
    for (const [name, price] of prices) {
      expect([name, JSON.stringify(price)]).toEqual([name, expect.stringContaining('{"type":"null"}')]);
      expect([name, price.description]).toEqual([name, expect.stringMatching(/null .*before .*first trade/)]);
    }
  });

  it("answers every path of its document as the document says", async () => {
    const asked = {
      ...{ block: "3", extrinsic: "1-1", event: "1-2", address: bob.address, netuid: "2", uid: "0" },
      ...{ q: bob.address, hotkey: key("Hot1").address, coldkey: bob.address },
    };
    for (const path of served.client.paths.filter((one) => !/live$|csv$/.test(one)))
      await served.client.getAs(path, asked);
  });
});
