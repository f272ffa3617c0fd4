import { toHex } from "@opentao/codec";
import { blake2b256 } from "@opentao/crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { BlockRef, Hash } from "../../src/chain/index.ts";
import { Client } from "./client.ts";
import { startLedger } from "./ledgerServer.ts";

/** An event of an operation over the archive. */
interface Event {
  readonly event: string;
  readonly key?: string;
  readonly value?: string;
  readonly hash?: string;
  readonly type?: string;
  readonly error?: string;
}

const ACCOUNTS = toHex(new TextEncoder().encode("account"));
const ZERO: Hash = `0x${"00".repeat(32)}`;

let ledger: Awaited<ReturnType<typeof startLedger>>;
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

/** Begins an operation and waits for its end; what it sent. */
async function stream(method: string, ...params: unknown[]): Promise<Event[]> {
  const id = await client.result(`archive_v1_${method}`, ...params);
  const isLast = (result: unknown) => /(Done|Error)$/.test((result as Event).event);
  await client.find(({ params: sent }) => sent?.subscription === id && isLast(sent?.result));
  return (await client.notifications(id, 0)) as Event[];
}

/** All keys of a state with their values. */
async function pairsOf({ hash }: BlockRef, prefix = "0x"): Promise<Map<string, string>> {
  return new Map((await client.result("state_getPairs", prefix, hash)) as [string, string][]);
}

/** Returns what differs between two states, the long way. */
function compared(before: Map<string, string>, after: Map<string, string>): Event[] {
  const keys = [...new Set([...before.keys(), ...after.keys()])].sort();
  return keys.flatMap((key) => {
    const [left, right] = [before.get(key), after.get(key)];
    if (left === right) return [];
    const type = left === undefined ? "added" : right === undefined ? "deleted" : "modified";
    return [{ event: "storageDiff", key, value: right ?? left ?? "", type }];
  });
}

describe("differences between states", () => {
  it("are those between the values of all keys", async () => {
    const first = await ledger.seal();
    ledger.pay(100n);
    ledger.upgrade();
    const second = await ledger.seal();
    const third = await ledger.seal();
    const [one, two, three] = [await pairsOf(first), await pairsOf(second), await pairsOf(third)];
    const done = { event: "storageDiffDone" };
    expect(await stream("storageDiff", second.hash)).toEqual([...compared(one, two), done]);
    expect(await stream("storageDiff", second.hash, null, null)).toEqual([...compared(one, two), done]);
    expect(await stream("storageDiff", third.hash, null, first.hash)).toEqual([...compared(one, three), done]);
    const types = new Set([...compared(one, two), ...compared(two, three)].map(({ type }) => type));
    expect([...types].sort()).toEqual(["added", "deleted", "modified"]);
  });

  it("can be of some keys, as hashes", async () => {
    const first = await ledger.seal();
    ledger.pay(100n);
    const second = await ledger.seal();
    const accounts = compared(await pairsOf(first, ACCOUNTS), await pairsOf(second, ACCOUNTS));
    expect(accounts).toHaveLength(2);
    const items = [
      { key: ACCOUNTS, returnType: "hash" },
      { key: "0x1234", returnType: "value" },
      { returnType: "value", childTrieKey: "0x63" },
    ];
    const hashed = accounts.map(({ value = "", ...rest }) => ({
      ...rest,
      hash: toHex(blake2b256(Buffer.from(value.slice(2), "hex"))),
    }));
    expect(await stream("storageDiff", second.hash, items)).toEqual([...hashed, { event: "storageDiffDone" }]);
  });

  it("need two blocks of which one descends from the other, forks too", async () => {
    const [a1, b1] = [await ledger.seal(), await ledger.seal(ledger.chain.genesisHash)];
    const b2 = await ledger.seal(b1.hash);
    const error = async (...params: unknown[]) => (await stream("storageDiff", ...params)).at(-1)?.error;
    expect(await error(ZERO)).toBe(`there is no block ${ZERO}`);
    expect(await error(ledger.chain.genesisHash)).toBe(`there is no block ${ZERO} to compare it with`);
    expect(await error(b2.hash, null, ZERO)).toBe(`there is no block ${ZERO} to compare it with`);
    expect(await error(b2.hash, null, a1.hash)).toBe(`${a1.hash} is not an ancestor of ${b2.hash}`);
    expect(await error(b1.hash, null, b2.hash)).toBe(`${b2.hash} is not an ancestor of ${b1.hash}`);
    expect(await error(b2.hash, null, ledger.chain.genesisHash)).toBeUndefined();
    expect(await error(a1.hash, null, ledger.chain.genesisHash)).toBeUndefined();
    expect((await client.call("archive_v1_storageDiff", a1.hash, [{ returnType: "all" }])).error?.code).toBe(-32_602);
  });

  it("stop when told to", async () => {
    const { hash } = await ledger.seal();
    const id = await client.result("archive_v1_storageDiff", hash);
    expect(await client.result("archive_v1_stopStorageDiff", id)).toBeNull();
    expect(await client.result("archive_v1_stopStorageDiff", "strange")).toBeNull();
    const storage = await client.result("archive_v1_storage", hash, [{ key: "0x", type: "descendantsValues" }]);
    expect(await client.result("archive_v1_stopStorage", storage)).toBeNull();
  });
});

describe("the archive", () => {
  it("knows one block of a finalized height and all of those above", async () => {
    const a1 = await ledger.seal();
    const b1 = await ledger.seal(ledger.chain.genesisHash);
    expect(await client.result("archive_v1_hashByHeight", 1)).toEqual([a1.hash, b1.hash]);
    ledger.chain.finalize(b1.hash);
    expect(await client.result("archive_v1_hashByHeight", 1)).toEqual([b1.hash]);
    expect(await client.result("archive_v1_finalizedHeight")).toBe(1);
    expect(await client.result("archive_v1_hashByHeight", 2)).toEqual([]);
    expect((await client.call("archive_v1_hashByHeight", -1)).error?.code).toBe(-32_602);
  });

  it("reads descendants from a key on, and nothing of child tries", async () => {
    const { hash } = await ledger.seal();
    const keys = [...(await pairsOf({ hash, number: 1 }, ACCOUNTS)).keys()];
    const items = [{ key: ACCOUNTS, type: "descendantsHashes", paginationStartKey: keys[0] }];
    const found = await stream("storage", hash, items, null);
    expect(found.map(({ key }) => key)).toEqual([...keys.slice(1), undefined]);
    expect(await stream("storage", hash, items, "0x63")).toEqual([{ event: "storageDone" }]);
    const [error] = await stream("storage", ZERO, items, null);
    expect(error).toMatchObject({ event: "storageError", error: expect.stringContaining(ZERO) });
  });
});
