import { toHex } from "@opentao/codec";
import { encodeAddress } from "@opentao/crypto";
import { afterEach, describe, expect, it } from "vitest";
import type { BlockRef } from "../../src/chain/index.ts";
import { Client } from "./client.ts";
import { startLedger } from "./ledgerServer.ts";

type Ledger = Awaited<ReturnType<typeof startLedger>>;

const opened: { ledger: Ledger; client: Client }[] = [];

afterEach(async () => {
  for (const { ledger, client } of opened.splice(0)) {
    await client.close();
    await ledger.stop();
    expect(ledger.complaints).toEqual([]);
  }
});

async function open(options?: Parameters<typeof startLedger>[0]) {
  const ledger = await startLedger(options);
  const client = await Client.connect(ledger.url);
  opened.push({ ledger, client });
  return { ledger, client };
}

async function grow(ledger: Ledger, count: number): Promise<BlockRef[]> {
  const blocks: BlockRef[] = [];
  for (let n = 0; n < count; n += 1) blocks.push(await ledger.seal());
  return blocks;
}

/** Notifications of a subscription until an event that ends in Done, Error or Inaccessible. */
async function last(client: Client, id: unknown): Promise<unknown> {
  const isLast = (result: unknown) => /(Done|Error|Inaccessible|stop)$/.test((result as { event: string }).event);
  const found = await client.find(({ params }) => params?.subscription === id && isLast(params?.result));
  return found.params?.result;
}

/** Calls every method with a block where each may take one; errors of the node's own are what must not come. */
async function askEverything(client: Client, hash: string): Promise<void> {
  const { methods } = (await client.result("rpc_methods")) as { methods: string[] };
  const address = encodeAddress(new Uint8Array(32));
  const fillers = [address, ["0x00"], "0x00", 1, true, hash];
  for (const method of methods.filter((name) => !name.startsWith("engine_"))) {
    for (const filler of fillers) {
      for (const place of [0, 1, 2, 3]) {
        const params = Array.from({ length: place }, () => filler);
        const { error } = await client.call(method, ...params, hash);
        if (error?.code === -32_603) expect({ method, params, error }).toBe("an answer");
      }
    }
  }
}

describe("states that are gone", () => {
  it("are named as such by every method, and hold nothing up", async () => {
    const { ledger, client } = await open({ world: { finality: "best", pruning: 2 } });
    const id = await client.result("chainHead_v1_follow", false);
    const [old, next] = await grow(ledger, 12);
    if (old === undefined || next === undefined) throw new TypeError("twelve blocks were made");
    const why = `State already discarded for ${old.hash}`;
    const message = `Client error: Api called for an unknown Block: ${why}`;
    const asked: [string, ...unknown[]][] = [
      ["state_getStorage", "0x00", old.hash],
      ["state_getStorageHash", "0x00", old.hash],
      ["state_getStorageSize", "0x00", old.hash],
      ["state_getKeys", "0x", old.hash],
      ["state_getKeysPaged", "0x", 10, null, old.hash],
      ["state_getPairs", "0x", old.hash],
      ["state_queryStorageAt", ["0x00"], old.hash],
      ["state_queryStorage", ["0x00"], old.hash],
      ["state_getReadProof", ["0x00"], old.hash],
      ["state_call", "AuraApi_slot_duration", "0x", old.hash],
      ["state_getStorageAt", "0x00", old.hash],
      ["state_callAt", "AuraApi_slot_duration", "0x", old.hash],
    ];
    for (const [method, ...params] of asked)
      expect((await client.call(method, ...params)).error).toMatchObject({ code: 4003, message });
    for (const method of ["payment_queryInfo", "payment_queryFeeDetails", "system_dryRun"])
      expect((await client.call(method, "0x00", old.hash)).error).toMatchObject({ message });
    expect(await client.result("sync_state_genSyncSpec", true)).toMatchObject({ genesis: { raw: expect.any(Object) } });
    expect(await client.result("chain_getHeader", old.hash)).toMatchObject({ number: "0x1" });
    expect(await client.result("archive_v1_call", old.hash, "AuraApi_slot_duration", "0x")).toMatchObject({
      success: false,
      error: why,
    });
    const items = [{ key: "0x00", type: "value" }];
    const storage = await client.result("archive_v1_storage", old.hash, items);
    expect(await last(client, storage)).toMatchObject({
      event: "storageError",
      error: why,
    });
    const diff = await client.result("archive_v1_storageDiff", next.hash);
    expect(await last(client, diff)).toMatchObject({ event: "storageDiffError" });
    await client.result("chainHead_v1_storage", id, old.hash, items, null);
    expect(await last(client, id)).toMatchObject({ event: "operationInaccessible" });
    expect(await client.result("state_getStorage", "0x00")).toBeNull();
    await askEverything(client, old.hash);
  });
});

describe("blocks below the start of a chain that came by its state", () => {
  it("are unknown to every method, and whoever followed begins anew", async () => {
    const source = await startLedger();
    const blocks = await grow(source, 8);
    const [third, target] = [blocks[2], blocks[7]];
    const { ledger, client } = await open();
    const before = await client.result("chainHead_v1_follow", true);
    const heads = await client.result("chain_subscribeFinalizedHeads");
    const storage = await client.result("state_subscribeStorage", ["0x00"]);
    await grow(ledger, 2);
    const header = target && source.chain.header(target.hash);
    if (third === undefined || target === undefined || header === undefined) throw new TypeError("eight were made");

    const state = source.chain.state(target.hash);
    const keys = state.keysPaged(new Uint8Array(), 1000);
    const incoming = ledger.chain.importState(header);
    incoming.add(keys.map((key) => [key, state.get(key) ?? new Uint8Array()]));
    incoming.finish({ justification: Uint8Array.of(1), records: new Map() });
    await source.stop();

    expect(await last(client, before)).toEqual({ event: "stop" });
    expect(await client.notifications(heads, 2)).toMatchObject([{ number: "0x0" }, { number: "0x8" }]);
    const after = await client.result("chainHead_v1_follow", true);
    expect(await client.notifications(after, 2)).toMatchObject([
      { event: "initialized", finalizedBlockHashes: [target.hash] },
      { event: "bestBlockChanged", bestBlockHash: target.hash },
    ]);
    await client.result("chainHead_v1_body", after, target.hash);
    expect(await last(client, after)).toMatchObject({ event: "operationInaccessible" });
    expect(await client.result("chain_getBlockHash", [0, 3, 8])).toEqual([ledger.chain.genesisHash, null, target.hash]);
    for (const method of ["chain_getHeader", "chain_getBlock", "archive_v1_header", "archive_v1_body"]) {
      expect(await client.result(method, third.hash)).toBeNull();
    }
    expect(await client.result("archive_v1_call", third.hash, "Core_version", "0x")).toBeNull();
    expect(await client.result("archive_v1_hashByHeight", 3)).toEqual([]);
    expect((await client.call("state_getStorage", "0x00", third.hash)).error).toMatchObject({
      code: 4003,
      message: expect.stringContaining("unknown Block"),
    });
    expect(await client.result("state_getKeysPaged", "0x", 1000)).toEqual(keys.map(toHex));
    expect((await client.notifications(storage, 1)).length).toBeGreaterThan(0);
    await askEverything(client, third.hash);
    await askEverything(client, ledger.chain.genesisHash);
    const next = await ledger.seal();
    expect(await client.notifications(after, 4)).toContainEqual({
      event: "bestBlockChanged",
      bestBlockHash: next.hash,
    });
  });
});
