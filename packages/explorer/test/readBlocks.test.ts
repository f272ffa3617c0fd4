import { Chain } from "@opentao/sdk";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readBlock } from "../src/page/network/blocks/readBlock.ts";
import { blocksBelow, newestBlocks } from "../src/page/network/blocks/summaries.ts";
import { searchChain } from "../src/page/views/search/searchChain.ts";
import { FakeChain } from "./support/fakeChain.ts";

let node: FakeChain;
let chain: Chain;
beforeEach(async () => {
  node = await FakeChain.start();
  node.grow(40);
  chain = await Chain.connect(node.url);
});
afterEach(async () => {
  chain.close();
  await node.stop();
});

const place = (number: number) => ({ chain, at: node.hash(number) ?? "", number });

it("a block whose state is gone is shown without its events, which says why", async () => {
  node.refused.set("state_getStorage", "Client error: Api called for an unknown Block: State already discarded");
  const block = await readBlock(chain, node.hash(7) ?? "");
  expect(block).toMatchObject({ head: { number: 7 }, extrinsics: [], author: undefined, events: { kind: "pruned" } });
});

it("a block is not believed to have a hash that it has not", async () => {
  const hash = node.hash(7) ?? "";
  node.toldInstead = 8;
  await expect(readBlock(chain, hash)).rejects.toMatchObject({ kind: "refused" });
});

it("a block that the node does not have is none", async () => {
  expect(await readBlock(chain, `0x${"ab".repeat(32)}`)).toBeUndefined();
});

it("the newest blocks are read once each, and one more with each head", async () => {
  const numbers = (blocks: readonly { number: number }[]) => blocks.map(({ number }) => number);
  const first = await newestBlocks(chain, node.hash(40) ?? "", 40, 5);
  expect(numbers(first)).toEqual([40, 39, 38, 37, 36]);
  const asked = node.asked.filter((method) => method === "chain_getBlock").length;
  node.grow(41);
  expect(numbers(await newestBlocks(chain, node.hash(41) ?? "", 41, 5))).toEqual([41, 40, 39, 38, 37]);
  expect(node.asked.filter((method) => method === "chain_getBlock").length).toBe(asked + 1);
  expect(numbers(await blocksBelow(chain, 2, 5))).toEqual([2, 1, 0]);
});

it("a search finds a block by its hash, and an account by its address or key", async () => {
  const hash = node.hash(7) ?? "";
  expect(await searchChain(place(40), ` ${hash.toUpperCase().replace("0X", "0x")} `)).toEqual([
    { kind: "block", number: 7, hash },
  ]);
  const address = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
  expect(await searchChain(place(40), address)).toEqual([{ kind: "account", address }]);
  // A hash of nothing is the key of an account.
  const key = "0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";
  expect(await searchChain(place(40), key)).toEqual([{ kind: "account", address }]);
  expect(await searchChain(place(40), "")).toEqual([]);
});
