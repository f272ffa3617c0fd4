import { tx } from "@opentao/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { Indexer } from "../../src/index.ts";
import { key, TestChain } from "../chain.ts";
import { allPlaces } from "../places.ts";
import { servedIndex } from "./served.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const NAMES = ["Vision", "visionary ÉTUDE", '<b>\u202e\0"; drop table state; --'];

let chain: TestChain;
beforeAll(async () => {
  chain = await TestChain.start();
  for (const name of NAMES) {
    const empty = bytes("");
    // Another field that looks like the name is none.
    const discord = bytes('"subnet_name":"0x56"');
    const identity = {
      ...{ subnet_name: bytes(name), github_repo: empty, subnet_contact: empty, subnet_url: empty, discord },
      ...{ description: empty, logo_url: empty, additional: empty },
    };
    const call = tx.SubtensorModule.register_network_with_identity({ hotkey: key("Hot1").address, identity });
    expect(await chain.send(call, key("Alice"))).toBe(true);
  }
});
afterAll(() => chain.stop());

const answer = z.object({ items: z.array(z.looseObject({ kind: z.string(), netuid: z.number().optional() })) });

describe.each(allPlaces())("a search in %s", (_, open) => {
  const served = servedIndex(open, ({ db }) => new Indexer(db, chain.reader).catchUp());

  const found = async (q: string) => answer.parse(await served.client.getAs("/v1/search", { q })).items;
  const netuids = async (q: string) =>
    (await found(q)).flatMap(({ kind, netuid }) => (kind === "subnet" ? [netuid] : []));

  it("finds subnets by the beginning of their names, however they are capitalized", async () => {
    expect(await netuids("vis")).toEqual([2, 3]);
    expect(await netuids("  VISION  ")).toEqual([2, 3]);
    expect(await netuids("visionary étude")).toEqual([3]);
    expect(await netuids("ision")).toEqual([]);
    expect((await found("visionary"))[0]).toMatchObject({ kind: "subnet", netuid: 3, name: NAMES[1] });
  });

  it("finds them by the symbols of their tokens and their numbers, each once", async () => {
    const [two] = await found("2");
    expect(await found("2")).toContainEqual(expect.objectContaining({ kind: "subnet", netuid: 2, name: "Vision" }));
    expect(two?.kind).toBe("block");
    const { symbol } = z.object({ symbol: z.string() }).parse((await found("visionary"))[0]);
    expect(await netuids(symbol)).toEqual([3]);
    expect(await netuids("1")).toEqual([1]);
  });

  it("takes any text for what it is", async () => {
    expect(await netuids("<b>")).toEqual([4]);
    for (const q of ["", " ", "%", "_", "'", '"', "\\", "vis%", "v_s", "\0", "^vis", ".*", "\ud800", "V".repeat(100)])
      expect([q, await netuids(q)]).toEqual([q, []]);
    expect((await served.client.ask(`/v1/search?q=${"v".repeat(101)}`)).status).toBe(400);
  });
});
