import { toHex } from "@opentao/codec";
import { blake2b256 } from "@opentao/crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BlockError } from "../../src/chain/errors.ts";
import type { StateReader } from "../../src/state/index.ts";
import { alice } from "../support/world.ts";
import { Client } from "./client.ts";
import { startLedger } from "./ledgerServer.ts";

/** The answer that begins an operation. */
interface Started {
  readonly result: string;
  readonly operationId?: string;
  readonly discardedItems?: number;
}

const ACCOUNTS = toHex(new TextEncoder().encode("account"));
const ALICE = `${ACCOUNTS}${Buffer.from(alice.publicKey).toString("hex")}`;

let ledger: Awaited<ReturnType<typeof startLedger>>;
let client: Client;
let id: unknown;
let hash: string;

beforeEach(async () => {
  ledger = await startLedger({ rpc: { operationsPerFollow: 4, itemsPerPage: 1 } });
  client = await Client.connect(ledger.url);
  id = await client.result("chainHead_v1_follow", true);
  ({ hash } = ledger.chain.best());
});

afterEach(async () => {
  await client.close();
  await ledger.stop();
});

const start = async (method: string, ...params: unknown[]) =>
  (await client.result(`chainHead_v1_${method}`, id, hash, ...params)) as Started;

/** Events that an operation has sent by now. */
async function eventsOf({ operationId }: Started): Promise<Record<string, unknown>[]> {
  await client.result("system_name");
  const all = (await client.notifications(id, 0)) as Record<string, unknown>[];
  return all.filter((event) => event.operationId === operationId).map(({ operationId: _, ...event }) => event);
}

describe("operations of a followed chain", () => {
  it("count each item that is read, take what there is room for, and say how many they left out", async () => {
    const query = { key: "0x", type: "descendantsHashes" };
    const first = await start("storage", [query, query, query], null);
    expect(first).toMatchObject({ result: "started", discardedItems: 0 });
    const second = await start("storage", [query, query, query], null);
    expect(second).toMatchObject({ result: "started", discardedItems: 2 });
    expect(await start("storage", [query], null)).toEqual({ result: "limitReached" });
    expect(await start("body")).toEqual({ result: "limitReached" });
    expect(await start("call", "Core_version", "0x")).toEqual({ result: "limitReached" });
    expect(await client.result("chainHead_v1_stopOperation", id, first.operationId)).toBeNull();
    const body = await start("body");
    expect(await eventsOf(body)).toEqual([{ event: "operationBodyDone", value: [] }]);
    expect(await client.result("chainHead_v1_continue", id, first.operationId)).toBeNull();
    expect((await eventsOf(first)).map(({ event }) => event)).toEqual([
      "operationStorageItems",
      "operationWaitingForContinue",
    ]);
  });

  it("wait for the client only where there are descendants", async () => {
    const values = await start(
      "storage",
      [ALICE, ALICE, ALICE].map((key) => ({ key, type: "hash" })),
      null,
    );
    const value = (await client.result("state_getStorage", ALICE)) as string;
    const item = { key: ALICE, hash: toHex(blake2b256(Buffer.from(value.slice(2), "hex"))) };
    const page = { event: "operationStorageItems", items: [item] };
    expect(await eventsOf(values)).toEqual([page, page, page, { event: "operationStorageDone" }]);
    const descendants = await start("storage", [{ key: ALICE, type: "descendantsValues" }], null);
    const waiting = { event: "operationWaitingForContinue" };
    const found = { event: "operationStorageItems", items: [{ key: ALICE, value }] };
    expect(await eventsOf(descendants)).toEqual([found, waiting]);
    expect(await client.result("chainHead_v1_continue", id, descendants.operationId)).toBeNull();
    expect(await eventsOf(descendants)).toEqual([found, waiting, { event: "operationStorageDone" }]);
  });

  it("end at once where there is nothing to find", async () => {
    const done = [{ event: "operationStorageDone" }];
    expect(await eventsOf(await start("storage", [], null))).toEqual(done);
    expect(await eventsOf(await start("storage", [{ key: "0x12", type: "value" }], null))).toEqual(done);
    const key = "0x12";
    expect(await eventsOf(await start("storage", [{ key, type: "closestDescendantMerkleValue" }], null))).toEqual(done);
    const child = await start("storage", [{ key: ALICE, type: "value" }], "0x63");
    expect(await eventsOf(child)).toEqual(done);
  });

  it("give Merkle values that change exactly when something below changes", async () => {
    const merkle = async (keys: readonly string[]) => {
      const found: string[] = [];
      for (const key of keys) {
        const started = await start("storage", [{ key, type: "closestDescendantMerkleValue" }], null);
        found.push(JSON.stringify((await eventsOf(started))[0]?.items));
      }
      return found;
    };
    const keys = ["0x", ACCOUNTS, `${ACCOUNTS.slice(0, -2)}`, ALICE, toHex(new TextEncoder().encode("auth"))];
    const before = await merkle(keys);
    ledger.pay(5n);
    ({ hash } = await ledger.seal());
    const after = await merkle(keys);
    expect(after.map((value, i) => value === before[i])).toEqual([false, false, false, false, true]);
    const root = ledger.chain.header(ledger.chain.best().hash)?.stateRoot ?? new Uint8Array();
    expect(after[0]).toBe(JSON.stringify([{ key: "0x", closestDescendantMerkleValue: toHex(root) }]));
    expect(after.every((items) => items?.includes("closestDescendantMerkleValue"))).toBe(true);
  });

  it("need a subscription with runtimes to call one", async () => {
    const silent = await client.result("chainHead_v1_follow", false);
    const { error } = await client.call("chainHead_v1_call", silent, hash, "Core_version", "0x");
    expect(error?.code).toBe(-32_802);
    const panic = await start("call", "Nothing", "0x");
    expect(await eventsOf(panic)).toMatchObject([{ event: "operationError" }]);
  });

  it("are inaccessible where the chain has let go of the block or its state", async () => {
    const gone = (): StateReader => {
      throw new BlockError("UNKNOWN_BLOCK", "it went", "Ask another node.");
    };
    ledger.chain.body = () => undefined;
    ledger.chain.state = gone;
    ledger.chain.call = () => gone().get(new Uint8Array()) ?? new Uint8Array();
    const inaccessible = [{ event: "operationInaccessible" }];
    expect(await eventsOf(await start("body"))).toEqual(inaccessible);
    expect(await eventsOf(await start("call", "Core_version", "0x"))).toEqual(inaccessible);
    expect(await eventsOf(await start("storage", [{ key: "0x", type: "value" }], null))).toEqual(inaccessible);
  });

  it("are no operations of somebody else, of blocks let go of, or of nonsense", async () => {
    const code = async (method: string, ...params: unknown[]) =>
      (await client.call(`chainHead_v1_${method}`, ...params)).error?.code;
    const stranger = { result: "limitReached" };
    const items = [{ key: "0x", type: "value" }];
    expect(await client.result("chainHead_v1_storage", "strange", hash, items, null)).toEqual(stranger);
    expect(await client.result("chainHead_v1_call", "strange", hash, "Core_version", "0x")).toEqual(stranger);
    expect(await client.result("chainHead_v1_continue", "strange", "0")).toBeNull();
    expect(await client.result("chainHead_v1_unpin", "strange", hash)).toBeNull();
    expect(await client.result("chainHead_v1_unfollow", "strange")).toBeNull();
    expect(await code("storage", id, `0x${"00".repeat(32)}`, items, null)).toBe(-32_801);
    expect(await code("storage", id, hash, [{ key: "0x", type: "value", paginationStartKey: "0x" }], null)).toBe(
      -32_602,
    );
    expect(await code("body", id)).toBe(-32_602);
    expect(await code("unpin", id, 7)).toBe(-32_602);
    expect(await code("follow", "yes")).toBe(-32_602);
  });
});
