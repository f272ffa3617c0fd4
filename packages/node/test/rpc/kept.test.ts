import { toHex } from "@opentao/codec";
import { OpaqueExtrinsic } from "@opentao/codec/primitives";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Workers } from "../../src/workers/index.ts";
import { transaction } from "../pool/scriptedChain.ts";
import { settled } from "../support/fakeClock.ts";
import { Client } from "./client.ts";
import { startServer } from "./server.ts";

const KIB = 1024;

let started: Awaited<ReturnType<typeof startServer>>;
afterEach(async () => {
  vi.restoreAllMocks();
  await started.server.stop();
});

/** The scripted chain has no state: all values are nothing. */
const noValues = { workers: { run: async () => [], stop: async () => undefined, threads: 0 } as Workers };
const key = (length: number, fill = 0) => toHex(new Uint8Array(length).fill(fill));
const dropped = (client: Client) => new Promise<void>((resolve) => client.socket.once("close", () => resolve()));
const large = (account: number) =>
  toHex(OpaqueExtrinsic.encode(transaction({ account, nonce: 0, padding: 100 * KIB })));

describe("what subscriptions keep counts for their client until they end:", () => {
  it("keys that are watched, none longer than a key of the storage", async () => {
    started = await startServer({ heldBytes: 64 * KIB }, noValues);
    const [hoarder, other] = [await Client.connect(started.ws), await Client.connect(started.ws)];
    const keys = (fill: number) => Array.from({ length: 7 }, (_, i) => toHex(new Uint8Array(KIB).fill(i, fill)));
    for (let i = 0; i < 10; i += 1) {
      const id = await hoarder.result("state_subscribeStorage", keys(i));
      expect(await hoarder.result("state_unsubscribeStorage", id)).toBe(true);
    }
    const gone = dropped(hoarder);
    for (let i = 0; i < 10; i += 1) void hoarder.call("state_subscribeStorage", keys(i));
    await gone;
    expect(await other.result("system_name")).toBe("test");

    const long = key(KIB + 1);
    const { hash } = started.chain.best();
    const follow = await other.result("chainHead_v1_follow", false);
    const calls = [
      ["state_subscribeStorage", [long]],
      ["chainHead_v1_storage", follow, hash, [{ key: long, type: "value" }]],
      ["archive_v1_storage", hash, [{ key: long, type: "value" }]],
      ["archive_v1_storageDiff", hash, [{ key: long, returnType: "value" }]],
    ] as const;
    for (const [method, ...params] of calls) {
      expect((await other.call(method, ...params)).error, method).toMatchObject({ code: -32_602 });
    }
    await other.close();
  });

  it("what operations are to read", async () => {
    const silent = {
      workers: { run: () => new Promise(() => undefined), stop: async () => undefined, threads: 0 } as Workers,
    };
    started = await startServer({ heldBytes: 256 * KIB }, silent);
    const hoarder = await Client.connect(started.ws);
    const { hash } = started.chain.best();
    const items = Array.from({ length: 14 }, (_, i) => ({ key: key(KIB, i), type: "value" }));
    const gone = dropped(hoarder);
    for (let f = 0; f < 4; f += 1) {
      void hoarder.result("chainHead_v1_follow", false).then((follow) => {
        for (let i = 0; i < 6; i += 1) void hoarder.call("chainHead_v1_storage", follow, hash, items);
      });
    }
    await gone;
  });

  it("transactions that are broadcast, but none that can never stand in a block or was offered often enough", async () => {
    started = await startServer({ heldBytes: 512 * KIB });
    const { chain } = started;
    const [patient, hoarder] = [await Client.connect(started.ws), await Client.connect(started.ws)];
    for (let account = 1; account <= 16; account += 1) {
      chain.refused.set(account, { type: "Invalid", value: { type: "BadProof" } });
      await patient.result("transaction_v1_broadcast", large(account));
    }
    await settled();
    // Nothing is offered any more: nobody listens to the chain for the sake of garbage.
    const seen = chain.validations;
    chain.append([]);
    await settled();
    expect(chain.validations).toBe(seen);

    chain.refused.set(30, { type: "Invalid", value: { type: "Payment" } });
    const listeners = chain.listeners;
    await hoarder.result("transaction_v1_broadcast", large(30));
    expect(chain.listeners).toBe(listeners + 1);
    for (let block = 0; block < 70; block += 1) {
      chain.append([]);
      await settled();
    }
    expect(chain.listeners).toBe(listeners);

    const gone = dropped(hoarder);
    for (let account = 40; account < 46; account += 1) {
      chain.refused.set(account, { type: "Invalid", value: { type: "Payment" } });
      void hoarder.call("transaction_v1_broadcast", large(account));
    }
    await gone;
    expect(await patient.result("system_name")).toBe("test");
    await patient.close();
  });
});

describe("subscriptions", () => {
  it("have so many places of an address", async () => {
    started = await startServer({ connectionsPerAddress: 8, subscriptionsPerAddress: 3 });
    const [first, second] = [await Client.connect(started.ws), await Client.connect(started.ws)];
    for (let i = 0; i < 2; i += 1) await first.result("chain_subscribeNewHeads");
    await second.result("chain_subscribeNewHeads");
    expect((await second.call("chain_subscribeNewHeads")).error).toMatchObject({ code: -32_006 });
    await first.close();
    await expect.poll(async () => (await second.call("chain_subscribeNewHeads")).error).toBeUndefined();
    await second.close();
  });

  it("have so many places of all: when they are taken, whoever has the most is disconnected", async () => {
    started = await startServer({ subscriptions: 6 });
    const clients = await Promise.all(Array.from({ length: 3 }, () => Client.connect(started.ws)));
    const [most, some, late] = clients as [Client, Client, Client];
    for (let i = 0; i < 4; i += 1) await most.result("chain_subscribeNewHeads");
    for (let i = 0; i < 2; i += 1) await some.result("chain_subscribeNewHeads");
    const gone = dropped(most);
    await late.result("chain_subscribeNewHeads");
    await gone;
    for (const client of [some, late]) {
      expect(await client.result("system_name")).toBe("test");
      await client.close();
    }
  });

  it("cost one text a block, however many there are", async () => {
    started = await startServer();
    const { chain } = started;
    const client = await Client.connect(started.ws);
    const ids: unknown[] = [];
    for (const kind of ["NewHeads", "AllHeads", "FinalizedHeads"])
      for (let i = 0; i < 40; i += 1) ids.push(await client.result(`chain_subscribe${kind}`));
    const [made, read] = [vi.spyOn(JSON, "stringify"), vi.spyOn(chain, "header")];
    chain.finalize(chain.append([]));
    // A header for those that follow blocks, a header for those that follow finalized ones.
    expect(made.mock.calls.length).toBeLessThanOrEqual(4);
    expect(read.mock.calls.length).toBeLessThanOrEqual(8);
    vi.restoreAllMocks();
    for (const id of ids) {
      const [, head] = await client.notifications(id, 2);
      expect(head).toMatchObject({ number: "0x1" });
    }
    await client.close();
  });
});
