import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { BlockRef } from "../../src/chain/index.ts";
import { Client } from "./client.ts";
import type { Event } from "./followEvent.ts";
import { startLedger } from "./ledgerServer.ts";

type Ledger = Awaited<ReturnType<typeof startLedger>>;

let ledger: Ledger;
let client: Client;

beforeEach(async () => {
  ledger = await startLedger();
  client = await Client.connect(ledger.url);
});

afterEach(async () => {
  await client.close();
  await ledger.stop();
  expect(ledger.complaints).toEqual([]);
});

/** Notifications that a subscription has sent by now. */
async function eventsOf(id: unknown): Promise<Event[]> {
  await client.result("system_name");
  return (await client.notifications(id, 0)) as Event[];
}

/** Follows with the runtime or without; what is sent from now on. */
async function follow(withRuntime = false) {
  const id = await client.result("chainHead_v1_follow", withRuntime);
  const before = (await eventsOf(id)).length;
  return { id, news: async () => (await eventsOf(id)).slice(before) };
}

const newBlock = ({ hash }: BlockRef, { hash: parent }: BlockRef) => ({
  event: "newBlock",
  blockHash: hash,
  parentBlockHash: parent,
});
const best = ({ hash }: BlockRef) => ({ event: "bestBlockChanged", bestBlockHash: hash });
const hashes = (blocks: readonly BlockRef[]) => blocks.map(({ hash }) => hash);

describe("a followed chain", () => {
  it("notifies of a fork, of the reorganization to it, and of what dies when it is finalized", async () => {
    const { news } = await follow();
    const root = await ledger.seal();
    const [a1, a2] = [await ledger.seal(), await ledger.seal()];
    const b1 = await ledger.seal(root.hash);
    const b2 = await ledger.seal(b1.hash);
    const b3 = await ledger.seal(b2.hash);
    ledger.chain.finalize(b1.hash);
    const genesis = { hash: ledger.chain.genesisHash, number: 0 };
    expect(await news()).toEqual([
      ...[newBlock(root, genesis), best(root), newBlock(a1, root), best(a1), newBlock(a2, a1), best(a2)],
      ...[newBlock(b1, root), newBlock(b2, b1), newBlock(b3, b2), best(b3)],
      { event: "finalized", finalizedBlockHashes: hashes([root, b1]), prunedBlockHashes: hashes([a1, a2]) },
    ]);
  });

  it("changes the best block before finality rules it out", async () => {
    const root = await ledger.seal();
    const [a1, a2] = [await ledger.seal(), await ledger.seal()];
    const b1 = await ledger.seal(root.hash);
    const { news } = await follow();
    ledger.chain.finalize(b1.hash);
    expect(await news()).toEqual([
      best(b1),
      { event: "finalized", finalizedBlockHashes: hashes([root, b1]), prunedBlockHashes: hashes([a1, a2]) },
    ]);
  });

  it("lets a client ask about dead blocks until it lets go of them", async () => {
    const { id } = await follow();
    const [a1, b1] = [await ledger.seal(), await ledger.seal(ledger.chain.genesisHash)];
    ledger.chain.finalize(a1.hash);
    expect(await client.result("chainHead_v1_header", id, b1.hash)).toMatch(/^0x/);
    expect(await client.result("chainHead_v1_body", id, b1.hash)).toMatchObject({ result: "started" });
    await client.result("chainHead_v1_unpin", id, [a1.hash, b1.hash]);
    expect((await client.call("chainHead_v1_header", id, b1.hash)).error?.code).toBe(-32_801);
  });

  it("gives later followers the last sixteen finalized blocks and every block above", async () => {
    const blocks: BlockRef[] = [];
    for (let n = 0; n < 20; n += 1) blocks.push(await ledger.seal());
    const [final, parent] = [blocks[17], blocks[18]];
    if (final === undefined || parent === undefined) throw new TypeError("twenty blocks were made");
    ledger.chain.finalize(final.hash);
    const rival = await ledger.seal(final.hash);
    const id = await client.result("chainHead_v1_follow", false);
    const [initialized, ...others] = await eventsOf(id);
    expect(initialized).toEqual({ event: "initialized", finalizedBlockHashes: hashes(blocks.slice(2, 18)) });
    const tip = ledger.chain.best();
    expect(others).toEqual([newBlock(parent, final), newBlock(rival, final), newBlock(tip, parent), best(tip)]);
  });

  it("names the runtime where it is replaced, to those who ask for it", async () => {
    const [silent, told] = [await follow(), await follow(true)];
    const plain = await ledger.seal();
    ledger.upgrade();
    const upgraded = await ledger.seal();
    const runtimes = (events: readonly Event[]) =>
      events.flatMap(({ event, newRuntime }) => (event === "newBlock" ? [newRuntime] : []));
    const valid = { type: "valid", spec: expect.objectContaining({ specName: "ledger", specVersion: 2 }) };
    expect(runtimes(await told.news())).toEqual([null, valid]);
    expect(runtimes(await silent.news())).toEqual([undefined, undefined]);
    const late = await eventsOf(await client.result("chainHead_v1_follow", true));
    expect(late[0]).toMatchObject({ finalizedBlockRuntime: { type: "valid", spec: { specVersion: 1 } } });
    expect(late.slice(1)).toMatchObject([
      { ...newBlock(plain, ledger.chain.finalized()), newRuntime: null },
      { ...newBlock(upgraded, plain), newRuntime: valid },
      best(upgraded),
    ]);
  });
});
