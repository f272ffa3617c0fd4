import { keypairFromSuri } from "@opentao/crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ChainAccess } from "../../src/chain/access.ts";
import { findTransaction } from "../../src/chain/transactions/finding.ts";
import { inclusionOf } from "../../src/chain/transactions/inclusion.ts";
import { Chain, getBlock, readPayload, type SignedTransaction, signPayload, tx } from "../../src/index.ts";
import { startNetwork, type TestNetwork } from "../e2e/network.ts";
import { answer, FakeNode, notify } from "./fakeNode.ts";

const alice = keypairFromSuri("//Alice");
const bob = keypairFromSuri("//Bob").address;
let network: TestNetwork;
beforeAll(async () => {
  network = await startNetwork({ preset: "local" });
});
afterAll(() => network.stop());

/** Blocks that a node does not show, and how far it is taken to be. */
interface Hidden {
  readonly bodies?: (hash: string) => boolean;
  readonly hashes?: (number: number) => boolean;
  readonly finalized?: number;
}

/** The chain by a node that began with a snapshot: it answers `null` for what it does not have. */
function partOf({ bodies = () => false, hashes = () => false, finalized }: Hidden): ChainAccess {
  const { chain } = network;
  return {
    genesisHash: chain.genesisHash,
    types: (at) => chain.types(at),
    events: (at) => chain.events(at),
    blockHash: async (number) => (hashes(number) ? undefined : chain.blockHash(number)),
    request: async (method, params) =>
      method === "chain_getBlock" && bodies(String(params[0])) ? null : chain.request(method, params),
    onHead: (listener, kind) => chain.onHead(listener, kind),
    head: async (kind) => {
      const head = await chain.head(kind);
      return kind === "finalized" && finalized !== undefined ? { ...head, number: finalized } : head;
    },
  };
}

async function signedTransfer(value: bigint): Promise<SignedTransaction> {
  const call = tx.Balances.transfer_keep_alive({ dest: { type: "Id", value: bob }, value });
  const payload = await network.chain.prepare(call, alice.address);
  return {
    bytes: await signPayload(payload, alice),
    after: Number(payload.blockNumber),
    end: readPayload(payload).end,
  };
}

describe("looking for a transaction", () => {
  it("tells blocks that do not hold it from those that the node does not have", async () => {
    const sent = await signedTransfer(1_000n);
    const { blockHash, fee } = await network.chain.send(sent);
    expect(await findTransaction(network.chain, sent)).toMatchObject({ kind: "found", inclusion: { blockHash, fee } });
    const isIts = (hash: string): boolean => hash === blockHash;
    const number = (await getBlock(network.chain, blockHash))?.head.number ?? 0;
    const unknown = { kind: "unknown", missing: number };
    expect(await findTransaction(partOf({ bodies: isIts }), sent)).toEqual({ ...unknown, isOver: false });
    const late = { finalized: sent.end - 1 };
    expect(await findTransaction(partOf({ bodies: isIts, ...late }), sent)).toEqual({ ...unknown, isOver: true });
    expect(await findTransaction(partOf({ hashes: (one) => one === number, ...late }), sent)).toEqual({
      ...unknown,
      isOver: true,
    });
    // One that is not there is none the less found behind a block that is missing.
    const isOther = (hash: string): boolean => hash !== blockHash;
    expect(await findTransaction(partOf({ bodies: isOther }), sent)).toMatchObject({ kind: "found" });
  });

  it("is over only when all blocks that can hold it are final, whoever used its number", async () => {
    const [first, second] = [await signedTransfer(2_000n), await signedTransfer(3_000n)];
    expect(await findTransaction(network.chain, second)).toEqual({ kind: "absent", isOver: false });
    const late = partOf({ finalized: second.end - 1 });
    expect(await findTransaction(late, second)).toEqual({ kind: "absent", isOver: true });
    const early = partOf({ finalized: second.end - 2 });
    expect(await findTransaction(early, second)).toEqual({ kind: "absent", isOver: false });
    await network.chain.send(first, { until: "finalized" });
    expect(await findTransaction(late, second)).toEqual({ kind: "absent", isOver: true });
  });

  it("never takes a block that does not hold it, or cannot be seen, for one where it succeeded", async () => {
    const sent = await signedTransfer(4_000n);
    const { blockHash } = await network.chain.send(sent);
    await expect(inclusionOf(partOf({ bodies: () => true }), sent.bytes, blockHash)).rejects.toMatchObject({
      code: "BLOCK_MISSING",
    });
    await expect(inclusionOf(network.chain, sent.bytes, network.chain.genesisHash)).rejects.toMatchObject({
      code: "UNEXPECTED_VALUE",
    });
  });
});

/** A node in front of the network that says of every transaction that it has it already. */
function alreadyThere(): Promise<FakeNode> {
  const { chain } = network;
  return FakeNode.start(async (socket, asked) => {
    if (asked.method === "author_submitAndWatchExtrinsic") {
      const error = { code: 1013, message: "Transaction Already Imported" };
      socket.send(JSON.stringify({ jsonrpc: "2.0", id: asked.id, error }));
    } else if (asked.method.startsWith("chain_subscribe")) {
      answer(socket, asked, asked.method);
      notify(socket, asked.method, await chain.request("chain_getHeader", []));
    } else answer(socket, asked, await chain.request(asked.method, asked.params));
  });
}

describe("a transaction that is sent", () => {
  it("again is looked for where the node says that it has it already", async () => {
    const sent = await signedTransfer(5_000n);
    const { blockHash } = await network.chain.send(sent);
    const node = await alreadyThere();
    const chain = await Chain.connect(node.url);
    try {
      expect(await chain.send(sent)).toMatchObject({ blockHash });
    } finally {
      chain.close();
      await node.stop();
    }
  });

  it("is named by the errors of waiting for it", async () => {
    const [first, second] = [await signedTransfer(6_000n), await signedTransfer(7_000n)];
    const { hash } = await network.chain.send(first);
    const transaction = expect.stringMatching(/^0x[0-9a-f]{64}$/);
    await expect(network.chain.send(second)).rejects.toMatchObject({ code: "INVALID_TRANSACTION", transaction });
    const given = new AbortController();
    given.abort();
    const waited = network.chain.send(first, { signal: given.signal });
    await expect(waited).rejects.toMatchObject({ code: "ABORTED", transaction: hash });
  });
});
