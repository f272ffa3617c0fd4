import { tx } from "@opentao/sdk";
import { getBlock } from "@opentao/sdk/chain";
import { beforeAll, expect, it } from "vitest";
import * as z from "zod";
import { Indexer, openIndex } from "../src/index.ts";
import { key, TAO, type TestChain } from "./chain.ts";
import { indexedChain } from "./indexed.ts";

const blockAnswer = z.looseObject({ block: z.looseObject({ extrinsics: z.array(z.string()) }) });

const on = indexedChain();
beforeAll(async () => {
  const call = tx.Balances.transfer_keep_alive({ dest: { type: "Id", value: key("Bob").address }, value: TAO });
  expect(await on.chain.send(call, key("Alice"))).toBe(true);
});

/** The connection to the chain's node, as if that gave other extrinsics for blocks that have a signed one. */
function lying(change: (extrinsics: readonly string[]) => readonly string[]): TestChain["reader"] {
  return new Proxy(on.chain.reader, {
    get: (target, name) => {
      if (name === "request") {
        return async (method: string, params: readonly unknown[]) => {
          const answer = await target.request(method, params);
          if (method !== "chain_getBlock") return answer;
          const { block } = blockAnswer.parse(answer);
          return {
            block: { ...block, extrinsics: block.extrinsics.length > 1 ? change(block.extrinsics) : block.extrinsics },
          };
        };
      }
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

it.each([
  ["leaves one out", (all: readonly string[]) => all.slice(0, 1)],
  ["adds one", (all: readonly string[]) => [...all, ...all.slice(0, 1)]],
  ["changes their order", (all: readonly string[]) => all.toReversed()],
  [
    "changes a byte",
    (all: readonly string[]) => all.map((one) => one.replace(/.$/, (digit) => (digit === "0" ? "1" : "0"))),
  ],
])("a node that %s is told of, and nothing of the block is written", async (_, change) => {
  const index = await openIndex(await on.places.take());
  try {
    await expect(new Indexer(index.db, lying(change)).catchUp()).rejects.toMatchObject({
      code: "UNEXPECTED_VALUE",
      message: expect.stringContaining("other extrinsics for block 1 "),
    });
    const heights = () => index.db.selectFrom("blocks").select("height").orderBy("height").execute();
    expect(await heights()).toEqual([{ height: 0 }]);
    await new Indexer(
      index.db,
      lying((all) => all),
    ).catchUp();
    expect(await heights()).toEqual([{ height: 0 }, { height: 1 }]);
    expect((await getBlock(on.chain.reader, (await on.chain.reader.head("finalized")).hash))?.extrinsics).toHaveLength(
      2,
    );
  } finally {
    await index.close();
  }
});
