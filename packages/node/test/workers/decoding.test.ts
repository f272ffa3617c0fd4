import { compact, concat, concatAll, toHex, u32 } from "@opentao/codec";
import { OpaqueExtrinsic } from "@opentao/codec/primitives";
import { createRuntime } from "@opentao/runtime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadSpec, Node } from "../../src/index.ts";
import { Client } from "../rpc/client.ts";
import { realRuntime } from "./node.ts";

const runtime = createRuntime();
let node: Node;
let client: Client;
const warnings: string[] = [];

beforeAll(async () => {
  const note = (_: object, text: string) => void warnings.push(text);
  node = await Node.start({
    ...{ spec: loadSpec("local", runtime), runtime, sealing: { kind: "manual" }, authorKey: "//One" },
    rpc: { host: "127.0.0.1", port: 0 },
    workers: { runtime: realRuntime, count: 1 },
    logger: { debug: () => undefined, info: () => undefined, warn: note, error: note },
  });
  client = await Client.connect(`ws://127.0.0.1:${node.rpcAddress?.port}`);
});

afterAll(async () => {
  await client?.close();
  await node?.stop();
});

const length = (count: number) => compact(u32).encode(count);
const many = (count: number, value: Uint8Array) => concatAll(Array.from({ length: count }, () => value));
const extrinsic = (...call: readonly Uint8Array[]) => concat(Uint8Array.of(4), ...call);

/** Values that may be in one extrinsic: `MAX_CALL_VALUES` of the runtime. */
const VALUES = 131_072;
const REMARK = Uint8Array.of(0, 0, 0);
const SET_STORAGE = Uint8Array.of(0, 4);
const KILL_STORAGE = Uint8Array.of(0, 5);
const UPGRADE_ACCOUNTS = Uint8Array.of(5, 6);
const BATCH_SET_WEIGHTS = Uint8Array.of(7, 80);
const SET_IDENTITY = concat(Uint8Array.of(7, 68), new Uint8Array(7));
const BATCH = Uint8Array.of(11, 0);
const row = concat(length(4096), new Uint8Array(2 * 4096));
const weights = (rows: number) => [BATCH_SET_WEIGHTS, length(0), length(rows), many(rows, row), length(0)];

/** The largest that are read, of each kind of item. */
const largest: Readonly<Record<string, Uint8Array>> = {
  pairs: extrinsic(...weights(31)),
  "empty pairs of byte strings": extrinsic(SET_STORAGE, length(43_690), new Uint8Array(2 * 43_690)),
  "empty byte strings": extrinsic(KILL_STORAGE, length(VALUES / 2), new Uint8Array(VALUES / 2)),
  accounts: extrinsic(UPGRADE_ACCOUNTS, length(VALUES / 2), new Uint8Array(16 * VALUES)),
  remarks: extrinsic(BATCH, length(16_383), many(16_383, REMARK)),
  identities: extrinsic(BATCH, length(16_383), many(16_383, SET_IDENTITY)),
};

/** Inputs that would take hundreds of megabytes to be read: a million items and more. */
const inflated: Readonly<Record<string, Uint8Array>> = {
  pairs: extrinsic(BATCH_SET_WEIGHTS, length(0), length(1), length(1_500_000), new Uint8Array(3_000_001)),
  rows: extrinsic(BATCH_SET_WEIGHTS, length(0), length(3_000_000), new Uint8Array(3_000_001)),
  "many full rows": extrinsic(...weights(400)),
  "pairs of byte strings": extrinsic(SET_STORAGE, length(1_500_000), new Uint8Array(3_000_000)),
  accounts: extrinsic(UPGRADE_ACCOUNTS, length(190_000), new Uint8Array(190_000 * 32)),
};

const submit = (bytes: Uint8Array) => client.call("author_submitExtrinsic", toHex(OpaqueExtrinsic.encode(bytes)));
const price = (bytes: Uint8Array) => client.call("payment_queryInfo", toHex(OpaqueExtrinsic.encode(bytes)));

describe("a thread reads", () => {
  it.each(Object.entries(largest))("the largest of all calls within its memory: %s", async (_, bytes) => {
    expect((await price(bytes)).result).toMatchObject({ class: expect.any(String) });
    // Nobody signed it.
    expect((await submit(bytes)).error).toMatchObject({ code: 1011 });
    expect(warnings).toEqual([]);
  });

  it.each(Object.entries(inflated))("no more, and is not ended by it: %s", async (_, bytes) => {
    const items = expect.stringMatching(/items/);
    expect((await price(bytes)).error).toMatchObject({ message: items });
    expect((await submit(bytes)).error).toMatchObject({ code: 1002, data: items });
    // For good: it is banned by its hash.
    expect((await submit(bytes)).error).toMatchObject({ code: 1012 });
    expect(warnings).toEqual([]);
  });
});
