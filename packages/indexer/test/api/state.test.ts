import { tx } from "@opentao/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { Indexer } from "../../src/index.ts";
import { key, TestChain } from "../chain.ts";
import { allPlaces } from "../places.ts";
import { makeSubnets } from "../random.ts";
import { servedIndex } from "./served.ts";

const [alice, author, hotkey] = [key("Alice"), key("One").address, key("Hot1")];
const { AdminUtils, SubtensorModule, Sudo } = tx;
type Call = Parameters<typeof Sudo.sudo>[0]["call"];

let chain: TestChain;
/** Heights of the blocks in which something was changed. */
const heights: Record<"tempo" | "axon" | "ended", number> = { tempo: 0, axon: 0, ended: 0 };

const height = async () => (await chain.reader.head("finalized")).number;
const asRoot = async (call: Call) => {
  expect(await chain.send(Sudo.sudo({ call }), alice)).toBe(true);
  return height();
};

beforeAll(async () => {
  chain = await TestChain.start();
  await makeSubnets(chain, 1);
  await asRoot(AdminUtils.sudo_set_admin_freeze_window({ window: 0 }));
  heights.tempo = await asRoot(AdminUtils.sudo_set_tempo({ netuid: 2, tempo: 17 }));
  await asRoot(AdminUtils.sudo_set_tempo({ netuid: 2, tempo: 18 }));
  const axon = { ip: 0x01_02_03_04n, port: 8091, ip_type: 4, protocol: 4, placeholder1: 0, placeholder2: 0 };
  expect(await chain.send(SubtensorModule.serve_axon({ netuid: 2, version: 1, ...axon }), hotkey)).toBe(true);
  heights.axon = await height();
  heights.ended = await asRoot(SubtensorModule.root_dissolve_network({ netuid: 2 }));
  await chain.seal(4);
});
afterAll(() => chain.stop());

describe.each(allPlaces())("the state of a chain by the API of an index in %s", (_, open) => {
  const served = servedIndex(open, ({ db }) => new Indexer(db, chain.reader).catchUp());

  /** All items of a list, page by page. */
  async function all(path: string, limit: number): Promise<unknown[]> {
    const items: unknown[] = [];
    for (let cursor = ""; ; ) {
      const page = await served.client.get(`${path}${path.includes("?") ? "&" : "?"}limit=${limit}${cursor}`);
      items.push(...(page.items ?? []));
      if (typeof page.next !== "string") return items;
      cursor = `&cursor=${page.next}`;
    }
  }

  it("tells who changed a parameter, from what to what, and when", async () => {
    const tempo = { pallet: "SubtensorModule", item: "Tempo", netuid: 2, account: "", keys: [2], extrinsic: 1 };
    const { items } = await served.client.getAs("/v1/state-changes", {
      netuid: "2",
      item: "Tempo",
      pallet: tempo.pallet,
    });
    expect(items?.slice(1, 3)).toMatchObject([
      { ...tempo, height: heights.tempo + 1, before: 17, value: 18, time: expect.any(Number), signer: alice.address },
      { ...tempo, height: heights.tempo, before: 5, value: 17, beforeLength: 1, valueLength: 2 },
    ]);
    // What has ended has no value, not the value null.
    expect(items?.[0]).toMatchObject({ before: 18, value: null, valueLength: null, extrinsic: null, signer: null });
  });

  it("tells changes of a subnet of its own apart from those of its neurons", async () => {
    const range = `from=${heights.tempo}&to=${heights.axon}`;
    const own = await served.client.get(`/v1/subnets/2/state-changes?${range}&item=Tempo`);
    expect(own.items).toHaveLength(2);
    expect((await served.client.get(`/v1/subnets/2/state-changes?${range}`)).items).not.toContainEqual(
      expect.objectContaining({ item: "Axons" }),
    );
    const axon = { item: "Axons", account: hotkey.address, netuid: 2, height: heights.axon, before: null };
    for (const query of [`account=${hotkey.address}&item=Axons`, "netuid=2&item=Axons&limit=1"])
      expect((await served.client.get(`/v1/state-changes?${range}&${query}`)).items).toMatchObject([axon]);
  });

  it("lists each change and each entry once, whatever the filter and the length of the pages", async () => {
    const changes = await served.index.db.selectFrom("state_changes").selectAll().execute();
    const entries = await served.index.db.selectFrom("state").selectAll().execute();
    const id = (row: object) => JSON.stringify({ height: 0, ...row }, ["height", "pallet", "item", "keys"]);
    const told = (rows: readonly unknown[]) =>
      rows.map((row) => {
        const { keys, ...other } = z.looseObject({ keys: z.array(z.unknown()) }).parse(row);
        return id({ ...other, keys: JSON.stringify(keys) });
      });
    const ways: readonly [query: string, isOf: (row: { netuid: number; account: string; item: string }) => boolean][] =
      [
        ["", () => true],
        ["netuid=2", ({ netuid }) => netuid === 2],
        [`account=${hotkey.address}`, ({ account }) => account === hotkey.address],
        ["pallet=SubtensorModule&item=Tempo", ({ item }) => item === "Tempo"],
        ["netuid=1&pallet=SubtensorModule&item=Tempo", ({ item, netuid }) => item === "Tempo" && netuid === 1],
        ["item=Owner", ({ item }) => item === "Owner"],
      ];
    for (const [query, isOf] of ways) {
      for (const limit of [3, 200]) {
        for (const order of ["asc", "desc"]) {
          const found = await all(`/v1/state-changes?order=${order}&${query}`, limit);
          expect(told(found).sort()).toEqual(changes.filter(isOf).map(id).sort());
          const now = await all(`/v1/state?order=${order}&${query}`, limit);
          expect(told(now).sort()).toEqual(entries.filter(isOf).map(id).sort());
        }
      }
    }
    expect(changes.length).toBeGreaterThan(50);
  });

  it("knows of a subnet that has ended", async () => {
    const { items } = await served.client.getAs("/v1/subnet-history", { netuid: "2" });
    expect(items).toMatchObject([
      { netuid: 2, owner: alice.address, ended: heights.ended, symbol: expect.any(String) },
    ]);
    const [life] = z.array(z.object({ created: z.int(), registered: z.int() }).loose()).parse(items);
    expect(life?.registered).toBe(life?.created);
    expect((await all(`/v1/subnet-history?order=asc`, 1)).map((one) => z.looseObject({}).parse(one).netuid)).toEqual([
      0, 1, 2,
    ]);
    expect((await served.client.get(`/v1/subnet-history?owner=${hotkey.address}`)).items).toEqual([]);
    expect((await served.client.get(`/v1/subnet-history?owner=${alice.address}&netuid=2`)).items).toEqual(items);
  });

  it("tells calls of root, authors and the supply", async () => {
    const calls = await served.client.getAs("/v1/sudo-calls", { signer: alice.address });
    const call = { signer: alice.address, kind: "Sudid", extrinsic: 1, result: expect.anything() };
    expect(calls.items).toMatchObject([
      { ...call, height: heights.ended, args: { call: { value: { type: "root_dissolve_network" } } } },
      { ...call, height: heights.tempo + 1, args: { call: { value: { type: "sudo_set_tempo" } } } },
      { ...call, height: heights.tempo },
      { ...call, height: heights.tempo - 1 },
    ]);
    expect(await all("/v1/sudo-calls", 1)).toEqual(calls.items);
    expect((await served.client.get(`/v1/sudo-calls?signer=${author}`)).items).toEqual([]);

    const blocks = await all(`/v1/blocks?author=${author}`, 7);
    expect(blocks).toHaveLength(await height());
    expect((await served.client.get(`/v1/blocks?author=${alice.address}`)).items).toEqual([]);

    const { items } = await served.client.getAs("/v1/supply", { limit: "1" });
    const [last] = z.array(z.object({ start: z.int(), height: z.int(), issuance: z.string() }).loose()).parse(items);
    const at = await chain.reader.blockHash(last?.height ?? 0);
    expect(last?.issuance).toBe(String(await chain.reader.at(at).query.Balances.TotalIssuance()));
    const start = last?.start ?? 0;
    expect((await served.client.get(`/v1/supply?from=${start}&to=${start}`)).items).toEqual(items);
    expect((await served.client.get(`/v1/supply?from=${start + 1}`)).items).toEqual([]);
    expect(await all("/v1/supply", 1)).toHaveLength(
      (await served.index.db.selectFrom("supply").selectAll().execute()).length,
    );
  });

  it("refuses cursors that it has not given", async () => {
    const cursors = [
      ["a", "b", "\0"],
      ["a", "b", "\ud800"],
      ["a", "b", 3],
      ["'", "b", "[]"],
      ["a", "b"],
      [1, 2],
    ];
    for (const cursor of cursors) {
      const text = Buffer.from(JSON.stringify(cursor)).toString("base64url");
      expect([cursor, (await served.client.ask(`/v1/state?netuid=2&cursor=${text}`)).status]).toEqual([cursor, 400]);
    }
    expect((await served.client.ask("/v1/state-changes?pallet=a'b")).status).toBe(400);
    expect((await served.client.ask("/v1/supply?from=x")).status).toBe(400);
  });

  it("says in words what is wrong with a parameter", async () => {
    const told = [
      ["/v1/blocks?limit=999", "limit: Too big: expected number to be <=200"],
      ["/v1/blocks?order=up", 'order: Invalid option: expected one of "asc"|"desc"'],
      ["/v1/blocks?nothing=1", "there is no parameter nothing"],
    ];
    for (const [path, message] of told)
      expect(await (await served.client.ask(`${path}`)).json()).toMatchObject({ code: "INVALID_REQUEST", message });
  });
});
