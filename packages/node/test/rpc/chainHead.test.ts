import { fromHex, toHex } from "@opentao/codec";
import { Header } from "@opentao/codec/primitives";
import { twox128 } from "@opentao/crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Node } from "../../src/index.ts";
import { startNode } from "../clients/start.ts";
import { Client } from "./client.ts";
import { startServer } from "./server.ts";

const text = (value: string) => new TextEncoder().encode(value);
const itemKey = (pallet: string, item: string) => toHex(Buffer.concat([twox128(text(pallet)), twox128(text(item))]));

describe("blocks", () => {
  let started: Awaited<ReturnType<typeof startServer>>;
  let client: Client;

  beforeEach(async () => {
    started = await startServer({ pinnedBlocks: 24, followsPerConnection: 2 });
    client = await Client.connect(started.ws);
  });

  afterEach(async () => {
    await client.close();
    await started.server.stop();
    expect(started.complaints).toEqual([]);
  });

  it("begin with what is finalized and what is not yet, then come one by one", async () => {
    const { chain } = started;
    const [first, second] = [chain.append([]), chain.append([])];
    chain.finalize(first);
    const rival = chain.append([], first.hash, 1);
    const id = await client.result("chainHead_v1_follow", false);
    expect(await client.notifications(id, 4)).toEqual([
      { event: "initialized", finalizedBlockHashes: [chain.genesisHash, first.hash] },
      { event: "newBlock", blockHash: second.hash, parentBlockHash: first.hash },
      { event: "newBlock", blockHash: rival.hash, parentBlockHash: first.hash },
      { event: "bestBlockChanged", bestBlockHash: second.hash },
    ]);
    const third = chain.append([], rival.hash, 1);
    chain.finalize(third);
    expect((await client.notifications(id, 7)).slice(4)).toEqual([
      { event: "newBlock", blockHash: third.hash, parentBlockHash: rival.hash },
      { event: "bestBlockChanged", bestBlockHash: third.hash },
      { event: "finalized", finalizedBlockHashes: [rival.hash, third.hash], prunedBlockHashes: [] },
    ]);
  });

  it("can be asked about until they are let go of", async () => {
    const id = await client.result("chainHead_v1_follow", false);
    const { hash } = started.chain.append([]);
    await client.notifications(id, 3);
    const header = (await client.result("chainHead_v1_header", id, hash)) as string;
    expect(Header.decode(fromHex(header)).number).toBe(1);
    expect((await client.call("chainHead_v1_unpin", id, [hash, hash])).error?.code).toBe(-32_804);
    expect(await client.result("chainHead_v1_unpin", id, [hash])).toBeNull();
    for (const method of ["header", "body", "unpin"]) {
      expect((await client.call(`chainHead_v1_${method}`, id, hash)).error?.code).toBe(-32_801);
    }
    expect(await client.result("chainHead_v1_unfollow", id)).toBeNull();
    expect(await client.result("chainHead_v1_header", id, hash)).toBeNull();
    expect(await client.result("chainHead_v1_body", id, hash)).toEqual({ result: "limitReached" });
    expect(started.chain.listeners).toBe(1);
  });

  it("stop for a client that lets go of none, and are bounded in number of followers", async () => {
    const id = await client.result("chainHead_v1_follow", false);
    const other = await client.result("chainHead_v1_follow", false);
    expect((await client.call("chainHead_v1_follow", false)).error?.code).toBe(-32_800);
    const blocks = Array.from({ length: 30 }, () => started.chain.append([]));
    // As long as nothing is finalized the client cannot help holding more than it may.
    expect((await client.notifications(id, 2 + 2 * 30)).at(-1)).toMatchObject({ event: "bestBlockChanged" });
    for (const [i, block] of blocks.entries()) {
      started.chain.finalize(block);
      await client.notifications(other, 2 + 2 * 30 + i + 1);
      await client.result("chainHead_v1_unpin", other, block.hash);
    }
    expect((await client.notifications(id, 0)).at(-1)).toEqual({ event: "stop" });
    expect((await client.notifications(other, 0)).at(-1)).toEqual({
      event: "finalized",
      finalizedBlockHashes: [started.chain.best().hash],
      prunedBlockHashes: [],
    });
    expect(typeof (await client.result("chainHead_v1_follow", false))).toBe("string");
  });
});

describe("operations", () => {
  let node: Node;
  let client: Client;
  let id: unknown;
  let hash: string;

  beforeEach(async () => {
    const started = await startNode({ kind: "manual" }, { itemsPerPage: 16 });
    node = started.node;
    client = await Client.connect(started.url);
    id = await client.result("chainHead_v1_follow", true);
    hash = node.chain.best().hash;
  });

  afterEach(async () => {
    await client.close();
    await node.stop();
  });

  /** Begins an operation and waits for its last event; all its events. */
  async function operate(method: string, ...params: unknown[]): Promise<Record<string, unknown>[]> {
    const { operationId } = (await client.result(`chainHead_v1_${method}`, id, hash, ...params)) as {
      operationId: string;
    };
    const own = () =>
      client.messages.flatMap(({ params: sent }) => {
        const result = sent?.result as Record<string, unknown> | undefined;
        return result?.operationId === operationId ? [result] : [];
      });
    const isLast = (event: unknown) => /Done|Error|Inaccessible/.test(String(event));
    await client.find(() => own().some(({ event }) => isLast(event) || event === "operationWaitingForContinue"));
    while (!own().some(({ event }) => isLast(event))) {
      const before = own().length;
      await client.result("chainHead_v1_continue", id, operationId);
      // A page, and whether it was the last.
      await client.find(() => own().length >= before + 2);
    }
    return own();
  }

  it("tell the runtime's version", async () => {
    const [initialized] = await client.notifications(id, 1);
    expect(initialized).toMatchObject({
      event: "initialized",
      finalizedBlockRuntime: {
        type: "valid",
        spec: { specName: "node-subtensor", specVersion: 425, apis: expect.any(Object) },
      },
    });
  });

  it("give a body, a call's answer or why there is none", async () => {
    const sealed = await node.seal();
    await client.notifications(id, 5);
    hash = sealed.hash;
    const [body] = await operate("body");
    expect(body).toMatchObject({ event: "operationBodyDone" });
    expect(body?.value).toHaveLength(node.chain.body(sealed.hash)?.length ?? -1);
    const [version] = await operate("call", "Core_version", "0x");
    expect(version).toMatchObject({
      event: "operationCallDone",
      output: await client.result("state_call", "Core_version", "0x"),
    });
    const [failed] = await operate("call", "Nothing", "0x");
    expect(failed).toMatchObject({ event: "operationError", error: "Exported method Nothing is not found" });
  });

  it("read storage in every way", async () => {
    const accounts = itemKey("System", "Account");
    const keys = (await client.result("state_getKeys", accounts)) as string[];
    const [first = "", second = ""] = keys;
    const events = await operate(
      "storage",
      [
        { key: first, type: "value" },
        { key: accounts, type: "descendantsValues" },
        { key: accounts, type: "descendantsHashes", paginationStartKey: second },
        { key: accounts, type: "closestDescendantMerkleValue" },
        { key: `${accounts}ff00ff`, type: "closestDescendantMerkleValue" },
      ],
      null,
    );
    expect(events.at(-1)?.event).toBe("operationStorageDone");
    const items = events.flatMap(({ items: found }) => (Array.isArray(found) ? found : []));
    const value = await client.result("state_getStorage", first);
    expect(items[0]).toEqual({ key: first, value });
    expect(items.slice(1, keys.length + 1).map(({ key }) => key)).toEqual(keys);
    expect(items.slice(keys.length + 1, -1).map(({ key }) => key)).toEqual(keys.slice(2));
    expect(items.at(-1)).toEqual({ key: accounts, closestDescendantMerkleValue: expect.stringMatching(/^0x/) });
  });

  it("wait for the client when there is much to send, and can be stopped", async () => {
    const events = await operate("storage", [{ key: "0x", type: "descendantsHashes" }], null);
    expect(events.filter(({ event }) => event === "operationWaitingForContinue").length).toBeGreaterThan(2);
    const all = (await client.result("state_getKeys", "0x")) as string[];
    const items = events.flatMap(({ items: found }) => (Array.isArray(found) ? found : []));
    expect(items.map(({ key }) => key)).toEqual(all);
    expect(await client.result("chainHead_v1_continue", id, "999")).toBeNull();
    expect(await client.result("chainHead_v1_stopOperation", id, "999")).toBeNull();
    expect((await client.call("chainHead_v1_storage", id, hash, [{ key: "0x", type: "all" }], null)).error?.code).toBe(
      -32_602,
    );
  });
});
