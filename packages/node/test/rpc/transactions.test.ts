import { compact, toHex, u32 } from "@opentao/codec";
import { OpaqueExtrinsic } from "@opentao/codec/primitives";
import { encodeAddress } from "@opentao/crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { transactionHash } from "../../src/pool/index.ts";
import { account, type Script, transaction } from "../pool/scriptedChain.ts";
import { settled } from "../support/fakeClock.ts";
import { Client } from "./client.ts";
import { startServer } from "./server.ts";

let started: Awaited<ReturnType<typeof startServer>>;
let client: Client;

beforeEach(async () => {
  started = await startServer();
  client = await Client.connect(started.ws);
});

afterEach(async () => {
  await client.close();
  await started.server.stop();
  expect(started.complaints).toEqual([]);
});

/** A transaction as clients send it: with its length in front. */
const sent = (script: Script) => toHex(OpaqueExtrinsic.encode(transaction(script)));

describe("author", () => {
  it("takes a transaction, shows it, and lets it be removed", async () => {
    const script = { account: 1, nonce: 0 };
    const hash = transactionHash(transaction(script));
    expect(await client.result("author_submitExtrinsic", sent(script))).toBe(hash);
    expect(await client.result("author_pendingExtrinsics")).toEqual([sent(script)]);
    expect(
      await client.result("author_removeExtrinsic", [{ hash }, { extrinsic: sent({ account: 2, nonce: 0 }) }]),
    ).toEqual([hash]);
    expect(await client.result("author_pendingExtrinsics")).toEqual([]);
  });

  it("says in the words that clients know why a transaction is refused", async () => {
    const { chain } = started;
    chain.refused.set(1, { type: "Invalid", value: { type: "Custom", value: 8 } });
    chain.refused.set(2, { type: "Unknown", value: { type: "NoUnsignedValidator" } });
    chain.refused.set(3, { type: "Invalid", value: { type: "BadProof" } });
    const errorOf = async (extrinsic: string) => (await client.call("author_submitExtrinsic", extrinsic)).error;
    expect(await errorOf(sent({ account: 1, nonce: 0 }))).toEqual({
      code: 1010,
      message: "Invalid Transaction",
      data: "Custom error: 8",
    });
    expect(await errorOf(sent({ account: 2, nonce: 0 }))).toMatchObject({
      code: 1011,
      message: "Unknown Transaction Validity",
    });
    const bad = sent({ account: 3, nonce: 0 });
    expect(await errorOf(bad)).toMatchObject({ code: 1010, data: "Transaction has a bad signature" });
    expect(await errorOf(bad)).toMatchObject({ code: 1012, message: "Transaction is temporarily banned" });
    const good = sent({ account: 4, nonce: 0, priority: 5 });
    await client.result("author_submitExtrinsic", good);
    expect(await errorOf(good)).toMatchObject({ code: 1013, message: "Transaction Already Imported" });
    expect(await errorOf(sent({ account: 4, nonce: 0, priority: 4 }))).toMatchObject({
      code: 1014,
      message: "Priority is too low: (5 vs 4)",
    });
    expect(await errorOf("0x0402030405")).toMatchObject({ code: 1001 });
    expect(await errorOf(toHex(OpaqueExtrinsic.encode(Uint8Array.of(9, 9))))).toMatchObject({ code: 1002 });
    expect(await errorOf("0xzz")).toMatchObject({ code: -32_602 });
    expect(await errorOf(toHex(compact(u32).encode(2 ** 30)))).toMatchObject({ code: 1001 });
  });

  it("notifies of the statuses of a watched transaction, after the id and with time to look into its block", async () => {
    const script = { account: 1, nonce: 1 };
    const id = await client.result("author_submitAndWatchExtrinsic", sent(script));
    await client.result("author_submitExtrinsic", sent({ account: 1, nonce: 0 }));
    const block = started.chain.append([transaction({ account: 1, nonce: 0 }), transaction(script)]);
    started.chain.finalize(block);
    const seen = await client.notifications(id, 4);
    expect(seen).toEqual(["future", "ready", { inBlock: block.hash }, { finalized: block.hash }]);
    expect(await client.result("author_unwatchExtrinsic", id)).toBe(true);
  });

  it("leaves no subscription behind when a watched transaction is refused", async () => {
    const { error } = await client.call("author_submitAndWatchExtrinsic", sent({ account: 1, nonce: 0 }).slice(0, -8));
    expect(error?.code).toBe(1001);
    const usurped = await client.result("author_submitAndWatchExtrinsic", sent({ account: 1, nonce: 0 }));
    const by = await client.result("author_submitExtrinsic", sent({ account: 1, nonce: 0, priority: 2 }));
    expect(await client.notifications(usurped, 2)).toEqual(["ready", { usurped: by }]);
  });
});

describe("transaction_v1 and transactionWatch_v1", () => {
  it("offer a transaction again until it is valid", async () => {
    started.chain.refused.set(1, { type: "Invalid", value: { type: "Payment" } });
    const id = await client.result("transaction_v1_broadcast", sent({ account: 1, nonce: 0 }));
    expect(typeof id).toBe("string");
    started.chain.append([]);
    await settled();
    expect(started.pool.usage.ready.count).toBe(0);
    started.chain.refused.clear();
    started.chain.append([]);
    await settled();
    expect(started.pool.usage.ready.count).toBe(1);
    expect(await client.result("transaction_v1_stop", id)).toBeNull();
  });

  it("stop when told to", async () => {
    started.chain.refused.set(1, { type: "Invalid", value: { type: "Payment" } });
    const id = await client.result("transaction_v1_broadcast", sent({ account: 1, nonce: 0 }));
    await client.result("transaction_v1_stop", id);
    expect((await client.call("transaction_v1_stop", id)).error?.code).toBe(-32_602);
    started.chain.refused.clear();
    started.chain.append([]);
    expect(started.pool.usage.ready.count).toBe(0);
  });

  it("offer again what the pool let go of", async () => {
    const script = { account: 1, nonce: 0 };
    await client.result("transaction_v1_broadcast", sent(script));
    started.pool.removeInvalid([transactionHash(transaction(script))]);
    expect(started.pool.usage.ready.count).toBe(0);
    started.chain.append([]);
    expect(started.pool.usage.ready.count).toBe(0);
    const other = { account: 2, nonce: 0 };
    await client.result("transaction_v1_broadcast", sent(other));
    started.chain.append([transaction(other)]);
    expect(started.pool.usage.ready.count).toBe(0);
  });

  it("say nothing of what is no transaction, and count it all the same", async () => {
    const ids = new Set<unknown>();
    for (let i = 0; i < 16; i += 1) ids.add(await client.result("transaction_v1_broadcast", "0x01"));
    expect(ids.size).toBe(16);
    expect(await client.result("transaction_v1_broadcast", sent({ account: 1, nonce: 0 }))).toBeNull();
    expect(started.pool.usage.ready.count).toBe(0);
    for (const id of ids) expect(await client.result("transaction_v1_stop", id)).toBeNull();
    expect(await client.result("transaction_v1_broadcast", sent({ account: 1, nonce: 0 }))).toEqual(expect.any(String));
    expect(started.pool.usage.ready.count).toBe(1);
    expect((await client.call("transaction_v1_broadcast", "no hex")).error?.code).toBe(-32_602);
  });

  it("notify of a watched transaction whose block leaves the best chain", async () => {
    const { chain } = started;
    const script = { account: 1, nonce: 0 };
    const id = await client.result("transactionWatch_v1_submitAndWatch", sent(script));
    const { hash } = chain.append([transaction(script)]);
    const rival = chain.append([], chain.genesisHash, 1);
    chain.append([], rival.hash, 1);
    expect((await client.notifications(id, 3)).slice(0, 3)).toEqual([
      { event: "validated" },
      { event: "bestChainBlockIncluded", block: { hash, index: 0 } },
      { event: "bestChainBlockIncluded", block: null },
    ]);
    expect(await client.result("transactionWatch_v1_unwatch", id)).toBeNull();
    expect((await client.call("transactionWatch_v1_unwatch", id)).error?.code).toBe(-32_602);
    const nonsense = await client.result("transactionWatch_v1_submitAndWatch", "0x01");
    expect(await client.notifications(nonsense, 1)).toMatchObject([{ event: "invalid" }]);
  });

  it("notify of statuses, a refusal being an event", async () => {
    const script = { account: 1, nonce: 0 };
    const id = await client.result("transactionWatch_v1_submitAndWatch", sent(script));
    const block = started.chain.append([transaction(script)]);
    started.chain.finalize(block);
    const at = { hash: block.hash, index: 0 };
    expect(await client.notifications(id, 3)).toEqual([
      { event: "validated" },
      { event: "bestChainBlockIncluded", block: at },
      { event: "finalized", block: at },
    ]);
    const stale = await client.result("transactionWatch_v1_submitAndWatch", sent(script));
    expect(await client.notifications(stale, 1)).toEqual([
      { event: "invalid", error: "Invalid Transaction: Transaction is outdated" },
    ]);
  });
});

it("sealing by hand: a block of what is ready, on a parent, finalized or not", async () => {
  const refused = await client.call("engine_createBlock", false, false);
  expect(refused.error?.code).toBe(15_000);
  await client.result("author_submitExtrinsic", sent({ account: 1, nonce: 0 }));
  const { hash } = (await client.result("engine_createBlock", false, false, null)) as { hash: string };
  expect(hash).toBe(started.chain.best().hash);
  expect(started.chain.finalized().number).toBe(0);
  expect(await client.result("engine_finalizeBlock", hash)).toBe(true);
  expect(started.chain.finalized().hash).toBe(hash);
});

it("counts ready transactions in an account's next nonce", async () => {
  const address = encodeAddress(account(1));
  await client.result("author_submitExtrinsic", sent({ account: 1, nonce: 0 }));
  await client.result("author_submitExtrinsic", sent({ account: 1, nonce: 1 }));
  await client.result("author_submitExtrinsic", sent({ account: 1, nonce: 3 }));
  expect(await client.result("system_accountNextIndex", address)).toBe(2);
});
