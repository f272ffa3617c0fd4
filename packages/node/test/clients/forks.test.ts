import { createClient, type PolkadotClient } from "polkadot-api";
import { getWsProvider } from "polkadot-api/ws";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Node } from "../../src/index.ts";
import { signedTransfer } from "../support/signed.ts";
import { alice, bob } from "../support/world.ts";
import { startNode } from "./start.ts";
import { websocketClass } from "./webSocket.ts";

let node: Node;
let client: PolkadotClient;

beforeAll(async () => {
  const started = await startNode({ kind: "manual" }, {}, { finality: "manual" });
  node = started.node;
  client = createClient(getWsProvider(started.url, { websocketClass }));
});

afterAll(async () => {
  client?.destroy();
  await node?.stop();
});

/** Makes a block by JSON-RPC, on a parent or on the best block. */
async function create(parent?: string): Promise<string> {
  const { hash } = await client._request<{ hash: string }>("engine_createBlock", [true, false, parent ?? null]);
  return hash;
}

it("polkadot-api follows a fork, the reorganization to it, and what is finalized", async () => {
  const bests: string[][] = [];
  const finals: string[] = [];
  const waiting: (() => void)[] = [];
  const wake = (): void => {
    for (const resolve of waiting.splice(0)) resolve();
  };
  const until = async (done: () => boolean): Promise<void> => {
    while (!done()) await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const best = client.bestBlocks$.subscribe((blocks) => {
    bests.push(blocks.map(({ hash }) => hash));
    wake();
  });
  const final = client.finalizedBlock$.subscribe(({ hash }) => {
    finals.push(hash);
    wake();
  });
  const isBest = (hash: string) => bests.at(-1)?.[0] === hash;

  const root = await create();
  const a1 = await create(root);
  const a2 = await create(a1);
  await until(() => isBest(a2));
  expect(bests.at(-1)).toEqual([a2, a1, root, node.chain.genesisHash]);

  // Made of the same in the same slot, a block would be the same.
  node.pool.submit(signedTransfer(node.chain, alice, 0, bob.publicKey, 1_000_000n));
  const b1 = await create(root);
  const b2 = await create(b1);
  const b3 = await create(b2);
  await until(() => isBest(b3));
  expect(b1).not.toBe(a1);
  expect(bests.at(-1)).toEqual([b3, b2, b1, root, node.chain.genesisHash]);

  expect(await client._request("engine_finalizeBlock", [b2])).toBe(true);
  await until(() => finals.at(-1) === b2);
  expect(finals).toEqual([node.chain.genesisHash, root, b1, b2]);
  expect(bests.at(-1)).toEqual([b3, b2]);
  const header = await client.getBlockHeader(b3);
  expect(header.number).toBe(4);
  best.unsubscribe();
  final.unsubscribe();
});
