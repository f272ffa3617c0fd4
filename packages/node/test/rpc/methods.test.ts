import { fromHex, toHex, u32 } from "@opentao/codec";
import { Header, OpaqueExtrinsic } from "@opentao/codec/primitives";
import { blake2b256, decodeAddress, encodeAddress, twox128 } from "@opentao/crypto";
import { verifyProof } from "@opentao/trie";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Node } from "../../src/index.ts";
import { startNode } from "../clients/start.ts";
import { Client } from "./client.ts";

const ALICE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
const ZERO = `0x${"00".repeat(32)}`;
const text = (value: string) => new TextEncoder().encode(value);
const itemKey = (pallet: string, item: string) => toHex(Buffer.concat([twox128(text(pallet)), twox128(text(item))]));
const NUMBER = itemKey("System", "Number");
const ABSENT = itemKey("System", "Nothing");

let node: Node;
let client: Client;

beforeAll(async () => {
  const started = await startNode({ kind: "manual" });
  node = started.node;
  client = await Client.connect(started.url);
  for (let i = 0; i < 3; i += 1) await node.seal();
});

afterAll(async () => {
  await client?.close();
  await node?.stop();
});

const numberAt = (height: number) => toHex(u32.encode(height));

describe("what the Python clients do first", () => {
  it("asks for the head, its parent, and the runtime and metadata there", async () => {
    const head = await client.result("chain_getHead");
    expect(head).toBe(node.chain.best().hash);
    const header = (await client.result("chain_getHeader", head)) as { parentHash: string; number: string };
    expect(header).toMatchObject({
      number: "0x3",
      parentHash: node.chain.hashAt(2),
      digest: { logs: expect.any(Array) },
    });
    const version = await client.result("state_getRuntimeVersion", header.parentHash);
    expect(version).toMatchObject({
      specName: "node-subtensor",
      specVersion: 425,
      transactionVersion: 1,
      stateVersion: 1,
    });
    const v14 = (await client.result("state_getMetadata", header.parentHash)) as string;
    expect(v14.startsWith("0x6d6574610e")).toBe(true);
    const v15 = (await client.result("state_call", "Metadata_metadata_at_version", "0x0f000000", head)) as string;
    expect(v15).toMatch(/^0x01.{8}6d6574610f/);
    const { methods } = (await client.result("rpc_methods")) as { methods: string[] };
    expect(methods).toEqual([...methods].sort());
    expect(methods).toEqual(expect.arrayContaining(["state_getStorageAt", "state_call", "account_nextIndex"]));
  });

  it("takes arguments of runtime calls without 0x", async () => {
    const account = Buffer.from(decodeAddress(ALICE)).toString("hex");
    expect(await client.result("state_call", "AccountNonceApi_account_nonce", account)).toBe("0x00000000");
    expect(await client.result("account_nextIndex", ALICE)).toBe(0);
  });

  it("finds in the error that a runtime lacks a method", async () => {
    const { error } = await client.call("state_call", "Nothing_at_all", "0x", null);
    expect(error?.message).toContain(
      "Client error: Execution failed: Other: Exported method Nothing_at_all is not found",
    );
  });
});

describe("chain", () => {
  it("gives hashes by number, by hex and by list, and null for what is to come", async () => {
    const [zero, one] = [node.chain.hashAt(0), node.chain.hashAt(1)];
    expect(await client.result("chain_getBlockHash", 1)).toBe(one);
    expect(await client.result("chain_getBlockHash", "0x01")).toBe(one);
    expect(await client.result("chain_getBlockHash", [0, 1, 999])).toEqual([zero, one, null]);
    expect(await client.result("chain_getBlockHash", 999)).toBeNull();
    expect(await client.result("chain_getBlockHash")).toBe(node.chain.best().hash);
    expect(await client.result("chain_getHeader", ZERO)).toBeNull();
    expect(await client.result("chain_getBlock", ZERO)).toBeNull();
  });

  it("gives blocks whose extrinsics carry their lengths", async () => {
    const { block, justifications } = (await client.result("chain_getBlock")) as {
      block: { extrinsics: string[] };
      justifications: null;
    };
    expect(justifications).toBeNull();
    const body = node.chain.body(node.chain.best().hash);
    expect(block.extrinsics.map((extrinsic) => OpaqueExtrinsic.decode(fromHex(extrinsic)))).toEqual(body);
  });

  it("notifies of new, all and finalized heads, the present one first and after the id", async () => {
    const kinds = ["NewHeads", "AllHeads", "FinalizedHeads", "NewHead"];
    const ids = await Promise.all(kinds.map((kind) => client.result(`chain_subscribe${kind}`)));
    const first = node.chain.best().number;
    await node.seal();
    for (const id of ids) {
      const heads = (await client.notifications(id, 2)) as { number: string }[];
      expect(heads.map(({ number }) => Number(number))).toEqual([first, first + 1]);
      const position = client.messages.findIndex(({ result }) => result === id);
      expect(client.messages.findIndex(({ params }) => params?.subscription === id)).toBeGreaterThan(position);
    }
    for (const [i, kind] of kinds.entries()) expect(await client.result(`chain_unsubscribe${kind}`, ids[i])).toBe(true);
  });
});

describe("state", () => {
  it("reads values, their hashes and sizes, at a block", async () => {
    const at = node.chain.hashAt(2);
    expect(await client.result("state_getStorage", NUMBER, at)).toBe(numberAt(2));
    expect(await client.result("state_getStorageAt", NUMBER)).toBe(numberAt(node.chain.best().number));
    expect(await client.result("state_getStorageHash", NUMBER, at)).toBe(toHex(blake2b256(u32.encode(2))));
    expect(await client.result("state_getStorageSize", NUMBER, at)).toBe(4);
    for (const method of ["state_getStorage", "state_getStorageHash", "state_getStorageSize"]) {
      expect(await client.result(method, ABSENT)).toBeNull();
    }
    const { error } = await client.call("state_getStorage", NUMBER, ZERO);
    expect(error).toMatchObject({ code: 4003, message: expect.stringContaining("Client error: ") });
  });

  it("queries keys in the order asked for, nothing left out", async () => {
    const block = node.chain.best().hash;
    const [set] = (await client.result("state_queryStorageAt", [ABSENT, NUMBER, ABSENT], null)) as unknown[];
    const value = numberAt(node.chain.best().number);
    expect(set).toEqual({
      block,
      changes: [
        [ABSENT, null],
        [NUMBER, value],
        [ABSENT, null],
      ],
    });
  });

  it("gives keys by pages that continue each other, as the clients ask for them", async () => {
    const prefix = itemKey("System", "Account");
    const all = (await client.result("state_getKeys", prefix)) as string[];
    expect(all.length).toBeGreaterThan(4);
    const paged: string[] = [];
    for (let start: string = prefix; ; ) {
      const page = (await client.result("state_getKeysPaged", prefix, 3, start)) as string[];
      paged.push(...page);
      if (page.length < 3) break;
      start = page.at(-1) ?? prefix;
    }
    expect(paged).toEqual(all);
    expect((await client.call("state_getKeysPaged", prefix, 5000)).error?.code).toBe(4002);
    const pairs = (await client.result("state_getPairs", prefix)) as [string, string][];
    expect(pairs.map(([key]) => key)).toEqual(all);
  });

  it("follows a key through a range of blocks", async () => {
    const [from, to] = [node.chain.hashAt(1), node.chain.hashAt(3)];
    const sets = await client.result("state_queryStorage", [NUMBER, ABSENT], from, to);
    expect(sets).toEqual([
      {
        block: from,
        changes: [
          [NUMBER, numberAt(1)],
          [ABSENT, null],
        ],
      },
      { block: node.chain.hashAt(2), changes: [[NUMBER, numberAt(2)]] },
      { block: to, changes: [[NUMBER, numberAt(3)]] },
    ]);
    expect((await client.call("state_queryStorage", [NUMBER], to, from)).error?.code).toBe(4001);
  });

  it("proves values against the state's root", async () => {
    const { at, proof } = (await client.result("state_getReadProof", [NUMBER, ABSENT])) as {
      at: string;
      proof: string[];
    };
    const root = node.chain.header(node.chain.best().hash)?.stateRoot ?? new Uint8Array();
    expect(at).toBe(node.chain.best().hash);
    const values = verifyProof(root, proof.map(fromHex), [fromHex(NUMBER), fromHex(ABSENT)]);
    expect(values).toEqual([u32.encode(node.chain.best().number), undefined]);
  });

  it("notifies of values that change, and of the runtime once", async () => {
    const storage = await client.result("state_subscribeStorage", [NUMBER, ABSENT]);
    const runtime = await client.result("state_subscribeRuntimeVersion");
    const before = node.chain.best();
    await node.seal();
    const after = node.chain.best();
    expect(await client.notifications(storage, 2)).toEqual([
      {
        block: before.hash,
        changes: [
          [NUMBER, numberAt(before.number)],
          [ABSENT, null],
        ],
      },
      { block: after.hash, changes: [[NUMBER, numberAt(after.number)]] },
    ]);
    expect(await client.result("state_unsubscribeStorage", storage)).toBe(true);
    await node.seal();
    await client.result("system_health");
    expect(await client.notifications(storage, 0)).toHaveLength(2);
    expect(await client.notifications(runtime, 0)).toMatchObject([{ specVersion: 425 }]);
    expect((await client.call("state_subscribeStorage", null)).error?.code).toBe(-32_602);
  });
});

describe("system", () => {
  it("says what node and chain these are", async () => {
    expect(await client.result("system_name")).toBe("OpenTAO");
    expect(await client.result("system_chain")).toBe("Bittensor");
    expect(await client.result("system_chainType")).toBe("Local");
    expect(await client.result("system_properties")).toEqual({ ss58Format: 42, tokenDecimals: 9, tokenSymbol: "TAO" });
    expect(await client.result("system_health")).toEqual({ peers: 0, isSyncing: false, shouldHavePeers: false });
    expect(await client.result("system_nodeRoles")).toEqual(["Authority"]);
    const { number } = node.chain.best();
    expect(await client.result("system_syncState")).toMatchObject({ currentBlock: number, highestBlock: number });
    expect((await client.call("account_nextIndex", "5Grwva")).error?.code).toBe(-32_602);
    const stranger = encodeAddress(new Uint8Array(32).fill(7));
    expect(await client.result("system_accountNextIndex", stranger)).toBe(0);
  });
});

describe("custom methods", () => {
  it("forward to the runtime: bytes as a list, amounts as numbers", async () => {
    const bytes = (await client.result("subnetInfo_getDynamicInfo", 1)) as number[];
    expect(toHex(Uint8Array.from(bytes))).toBe(
      await client.result("state_call", "SubnetInfoRuntimeApi_get_dynamic_info", "0x0100"),
    );
    expect(await client.result("subnetInfo_getLockCost")).toBeGreaterThan(0);
    const delegates = await client.result("delegateInfo_getDelegated", [...decodeAddress(ALICE)]);
    expect(delegates).toEqual(await client.result("delegateInfo_getDelegated", ALICE));
    expect((await client.call("neuronInfo_getNeuron", 1, 70_000)).error?.code).toBe(-32_602);
  });
});

describe("archive", () => {
  it("reads blocks and state by hash and height", async () => {
    const { hash, number } = node.chain.best();
    expect(await client.result("archive_v1_genesisHash")).toBe(node.chain.genesisHash);
    expect(await client.result("archive_v1_finalizedHeight")).toBe(node.chain.finalized().number);
    expect(await client.result("archive_v1_hashByHeight", number)).toEqual([hash]);
    expect(await client.result("archive_v1_hashByHeight", number + 9)).toEqual([]);
    const header = (await client.result("archive_v1_header", hash)) as string;
    expect(Header.decode(fromHex(header)).number).toBe(number);
    expect(await client.result("archive_v1_body", hash)).toHaveLength(node.chain.body(hash)?.length ?? -1);
    expect(await client.result("archive_v1_body", ZERO)).toBeNull();
    expect(await client.result("archive_v1_call", hash, "Core_version", "0x")).toMatchObject({ success: true });
    expect(await client.result("archive_v1_call", hash, "Nothing", "0x")).toMatchObject({ success: false });
    expect(await client.result("archive_v1_call", ZERO, "Core_version", "0x")).toBeNull();
  });

  it("streams storage", async () => {
    const { hash, number } = node.chain.best();
    const account = itemKey("System", "Account");
    const id = await client.result("archive_v1_storage", hash, [
      { key: NUMBER, type: "value" },
      { key: NUMBER, type: "hash" },
      { key: ABSENT, type: "value" },
      { key: account, type: "descendantsHashes" },
    ]);
    await client.find(
      ({ params }) => params?.subscription === id && JSON.stringify(params?.result).includes("storageDone"),
    );
    const events = await client.notifications(id, 0);
    const keys = (await client.result("state_getKeys", account, hash)) as string[];
    expect(events.slice(0, 2)).toEqual([
      { event: "storage", key: NUMBER, value: numberAt(number) },
      { event: "storage", key: NUMBER, hash: toHex(blake2b256(u32.encode(number))) },
    ]);
    expect(events.slice(2, -1)).toMatchObject(keys.map((key) => ({ event: "storage", key })));
    expect(events.at(-1)).toEqual({ event: "storageDone" });
    const failed = await client.result("archive_v1_storage", ZERO, [{ key: NUMBER, type: "value" }]);
    expect(await client.notifications(failed, 1)).toMatchObject([{ event: "storageError" }]);
  });
});
