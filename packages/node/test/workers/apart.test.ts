import { fromHex, toHex } from "@opentao/codec";
import { OpaqueExtrinsic } from "@opentao/codec/primitives";
import { keypairFromSuri } from "@opentao/crypto";
import { createRuntime } from "@opentao/runtime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadSpec, Node } from "../../src/index.ts";
import { encodeStateRequest } from "../../src/network/requests/index.ts";
import { encodeCallRequest, encodeReadRequest } from "../../src/network/requests/light/message.ts";
import { reads } from "../../src/rpc/reads/index.ts";
import { addressOf } from "../network/nodes.ts";
import { Stranger } from "../network/stranger.ts";
import { Client } from "../rpc/client.ts";
import { signedTransfer } from "../support/signed.ts";
import { realRuntime } from "./node.ts";

const runtime = createRuntime();
const alice = keypairFromSuri("//Alice");
const bob = keypairFromSuri("//Bob");
const SYSTEM = "0x26aa394eea5630e07c48ae0c9558cef7";
const NUMBER = `${SYSTEM}02a5c1b19ab7a04f536c519aca4983ac`;

let node: Node;
let client: Client;
/** Jobs of this thread with states and bodies of the chain. */
let work: string[] = [];

beforeAll(async () => {
  node = await Node.start({
    ...{ spec: loadSpec("local", runtime), runtime, sealing: { kind: "manual" }, authorKey: "//One" },
    rpc: { host: "127.0.0.1", port: 0 },
    workers: { runtime: realRuntime, count: 1 },
    network: { discovery: false },
  });
  const { chain } = node;
  const [call, state, body] = [chain.call.bind(chain), chain.state.bind(chain), chain.body.bind(chain)];
  chain.call = (hash, method, input) => {
    work.push(method);
    return call(hash, method, input);
  };
  chain.state = (hash) => {
    work.push("state");
    return state(hash);
  };
  chain.simulate = () => {
    throw new Error("the thread that makes blocks tried one for others");
  };
  chain.body = (hash) => {
    work.push("body");
    return body(hash);
  };
  client = await Client.connect(`ws://127.0.0.1:${node.rpcAddress?.port}`);
});

afterAll(async () => {
  await client?.close();
  await node?.stop();
});

const encoded = (bytes: Uint8Array) => toHex(OpaqueExtrinsic.encode(bytes));

describe("the thread that makes blocks", () => {
  it("does nothing for calls that read, under any of their names", async () => {
    const block = await node.seal();
    work = [];
    const extrinsic = encoded(signedTransfer(node.chain, alice, 0, bob.publicKey, 5n));
    work = [];
    const params: Readonly<Record<string, readonly unknown[]>> = {
      archive_v1_body: [block.hash],
      archive_v1_call: [block.hash, "Core_version", "0x"],
      archive_v1_hashByHeight: [1],
      archive_v1_header: [block.hash],
      opentao_simulate: [{ extrinsics: [extrinsic], reads: [["Core_version", "0x"]] }],
      payment_queryFeeDetails: [extrinsic],
      payment_queryInfo: [extrinsic],
      state_call: ["AccountNonceApi_account_nonce", toHex(alice.publicKey)],
      state_callAt: ["AccountNonceApi_account_nonce", toHex(alice.publicKey)],
      state_getKeys: [SYSTEM],
      state_getKeysPaged: [SYSTEM, 10],
      state_getKeysPagedAt: [SYSTEM, 10],
      state_getPairs: [NUMBER],
      state_getReadProof: [[NUMBER]],
      state_getStorage: [NUMBER],
      state_getStorageAt: [NUMBER],
      state_getStorageHash: [NUMBER],
      state_getStorageHashAt: [NUMBER],
      state_getStorageSize: [NUMBER],
      state_getStorageSizeAt: [NUMBER],
      state_queryStorage: [[NUMBER], node.chain.genesisHash],
      state_queryStorageAt: [[NUMBER]],
      system_dryRun: [extrinsic],
      system_dryRunAt: [extrinsic],
    };
    for (const method of reads.keys()) {
      const { error } = await client.call(method, ...(params[method] ?? [0, 0, 0]));
      // The methods of subnets want parameters of their own; that they answer is tested elsewhere.
      if (method in params) expect(error, method).toBeUndefined();
    }
    expect(await client.result("system_accountNextIndex", "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY")).toBe(0);
    expect(work).toEqual([]);
  });

  it("proves nothing to peers", async () => {
    const { genesisHash, proofs } = node.chain;
    const { proveCall, proveRead, proveRange } = proofs;
    const refuse = () => {
      throw new Error("asked of the thread that makes blocks");
    };
    Object.assign(proofs, { proveCall: refuse, proveRead: refuse, proveRange: refuse });
    const seed = new Uint8Array(32).fill(7);
    const best = node.chain.best();
    const peer = await Stranger.start({ genesisHash, best, seed, localAddress: "127.0.0.2" });
    const ask = async (name: "light/2" | "state/2", message: Uint8Array) => {
      const stream = await peer.open(addressOf(node), name);
      await stream.write(message);
      return (await stream.read(16 * 1024 * 1024))?.length;
    };
    const block = fromHex(genesisHash);
    expect(await ask("light/2", encodeCallRequest(block, "Core_version", new Uint8Array()))).toBeGreaterThan(0);
    expect(await ask("light/2", encodeReadRequest(block, [fromHex(NUMBER)]))).toBeGreaterThan(0);
    expect(await ask("state/2", encodeStateRequest({ block, after: undefined }))).toBeGreaterThan(0);
    await peer.stop();
    Object.assign(proofs, { proveCall, proveRead, proveRange });
  });

  it("sees in the threads what it has just written", async () => {
    for (let i = 0; i < 5; i += 1) {
      const { number } = await node.seal();
      const little = Buffer.alloc(4);
      little.writeUInt32LE(number);
      expect(await client.result("state_getStorage", NUMBER)).toBe(`0x${little.toString("hex")}`);
    }
  });

  it("does not validate transactions of others itself, and knows their signatures when it makes a block", async () => {
    const transfer = signedTransfer(node.chain, alice, 0, bob.publicKey, 1_000_000n);
    const forged = transfer.slice();
    forged[40] = (forged[40] ?? 0) ^ 1;
    work = [];
    expect((await client.call("author_submitExtrinsic", encoded(forged))).error).toMatchObject({ code: 1010 });
    expect(typeof (await client.result("author_submitExtrinsic", encoded(transfer)))).toBe("string");
    expect((await client.call("author_submitExtrinsic", encoded(transfer))).error).toMatchObject({ code: 1013 });
    expect((await client.call("author_submitExtrinsic", encoded(forged))).error).toMatchObject({ code: 1012 });
    expect(work).toEqual([]);
    const { result, verified } = node.chain.signatures.record(() =>
      node.chain.signatures.verify("sr25519", new Uint8Array(64), new Uint8Array(), alice.publicKey),
    );
    expect([result, verified]).toEqual([false, []]);
    await node.seal();
    expect(node.chain.body(node.chain.best().hash)).toHaveLength(2);
  });

  it("puts no bodies of blocks into words, and the pool once for all who ask", async () => {
    const { workers } = node.services;
    const run = workers.run.bind(workers);
    const jobs: string[] = [];
    workers.run = (job, input, of) => {
      jobs.push(job);
      return run(job, input, of);
    };
    const id = await client.result("chainHead_v1_follow", false);
    const { hash, number } = node.chain.best();
    expect(number).toBeGreaterThan(0);
    const extrinsic = encoded(signedTransfer(node.chain, alice, 1, bob.publicKey, 1_000_000n));
    await client.result("author_submitExtrinsic", extrinsic);
    work = [];
    jobs.length = 0;
    const started = await client.result("chainHead_v1_body", id, hash);
    const done = await client.find(({ params }) => JSON.stringify(params)?.includes("operationBodyDone") === true);
    const asked = Array.from({ length: 3 }, () => client.result("author_pendingExtrinsics"));
    expect(await Promise.all(asked)).toEqual([[extrinsic], [extrinsic], [extrinsic]]);
    expect([work, jobs]).toEqual([[], ["read", "body"]]);
    workers.run = run;
    expect(done.params?.result).toEqual({
      ...{ event: "operationBodyDone", value: await client.result("archive_v1_body", hash) },
      operationId: (started as { operationId: string }).operationId,
    });
    await node.seal();
    expect(await client.result("author_pendingExtrinsics")).toEqual([]);
  });

  it("takes a long message in pieces that others have read", async () => {
    const long = `0x${"00".repeat(700_000)}`;
    work = [];
    const answers = await Promise.all([
      client.call("author_submitExtrinsic", long),
      client.call("state_call", "TransactionPaymentApi_query_info", long),
      client.call("state_getStorage", long.slice(0, 800_000)),
    ]);
    expect(answers.map(({ error }) => error?.code)).toEqual([1001, 4003, undefined]);
    expect(work).toEqual([]);
  });
});
