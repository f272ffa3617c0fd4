import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toHex } from "@opentao/codec";
import type { Header } from "@opentao/codec/primitives";
import { slotDigest } from "@opentao/consensus";
import fc from "fast-check";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import type { Hash } from "../../src/chain/index.ts";
import type { Node, NodeOptions } from "../../src/node.ts";
import { UNSAFE } from "../../src/rpc/registry.ts";
import { BlockRate } from "../../src/status/blockRate.ts";
import { ClockOffset } from "../../src/status/clockOffset.ts";
import { inspectBasePath, type NodeStatus, silenceMs } from "../../src/status/index.ts";
import { waitingFor } from "../../src/status/waiting.ts";
import { addressOf, next, reached, startNode } from "../network/nodes.ts";
import { post } from "../rpc/server.ts";

const base = mkdtempSync(join(tmpdir(), "opentao-status-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));
const running: Node[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((node) => node.stop()));
});

const SLOT_MS = 1000;

function headerOf(slot: number): Header {
  const root = new Uint8Array(32);
  return {
    parentHash: root,
    number: slot,
    stateRoot: root,
    extrinsicsRoot: root,
    digest: { logs: [slotDigest(BigInt(slot))] },
  };
}
const hashOf = (number: number): Hash => toHex(Uint8Array.from([...new Uint8Array(31), number]));

describe("the difference of clocks", () => {
  it("is the median of what passes from the slot to the first announcement, within the way of a block", () => {
    const clocks = fc.integer({ min: -60_000, max: 60_000 });
    const ways = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 5, maxLength: 40 });
    fc.assert(
      fc.property(clocks, ways, (ahead, delays) => {
        const offset = new ClockOffset();
        for (const [slot, delay] of delays.entries()) {
          offset.announced(hashOf(slot), slot * SLOT_MS + delay + ahead);
          offset.announced(hashOf(slot), slot * SLOT_MS + delay + ahead + 5000); // by another peer, later
          offset.imported(hashOf(slot), headerOf(slot), SLOT_MS);
        }
        expect(offset.median).toBeGreaterThanOrEqual(ahead);
        expect(offset.median).toBeLessThanOrEqual(ahead + 300);
      }),
    );
  });

  it("is not moved by a few late blocks, nor by blocks that nobody made, and is not told by too few", () => {
    const offset = new ClockOffset();
    for (let slot = 0; slot < 9; slot += 1) {
      if (slot === 4) expect(offset.median).toBeUndefined();
      offset.announced(hashOf(100 + slot), 0); // never imported
      offset.announced(hashOf(slot), slot * SLOT_MS + (slot % 3 === 0 ? 900 : 20));
      offset.imported(hashOf(slot), headerOf(slot), SLOT_MS);
    }
    expect(offset.median).toBe(20);
  });
});

describe("the rate of blocks", () => {
  it("is that of the last half minute, and of the time since the start while that is less", () => {
    const rate = new BlockRate(0);
    for (let at = 0; at < 10_000; at += 500) rate.count(at);
    expect(rate.perSecond(10_000)).toBe(2);
    expect(rate.perSecond(40_000)).toBeLessThan(0.1);
    expect(rate.perSecond(100_000)).toBe(0);
  });
});

const alone: Omit<NodeStatus, "waitingFor"> = {
  now: 1_000_000,
  startedAt: 0,
  software: { name: "OpenTAO", version: "0.1.0" },
  chain: { name: "Ledger", id: "ledger", genesis: hashOf(0) },
  best: { hash: hashOf(20), number: 20 },
  finalized: { hash: hashOf(19), number: 19 },
  slotDuration: SLOT_MS,
  bestAt: 999_000,
  finalizedSlotAt: 997_000,
  lastImportedAt: 999_500,
  lastFinalizedAt: 999_500,
  blocksPerSecond: 1,
  network: undefined,
  authority: { wanted: false, hasKeys: false, author: undefined, voter: undefined, authors: 4, voters: 4 },
  round: undefined,
  disk: undefined,
  rpcHost: undefined,
  waitsUntil: undefined,
};
const peer = { id: "12D3KooW", role: "full", best: 20, software: undefined } as const;
const network = {
  peerId: "me",
  addresses: [],
  peers: [peer],
  bootNodes: [],
  highest: 20,
  isSyncing: false,
  clockOffset: undefined,
};

describe("what a node waits for", () => {
  it.each<[NodeStatus["waitingFor"], Partial<NodeStatus>]>([
    ["nothing", {}],
    ["nothing", { network }],
    ["peers", { network: { ...network, peers: [] } }],
    [
      "nothing",
      { network: { ...network, peers: [] }, authority: { ...alone.authority, author: hashOf(1), authors: 1 } },
    ],
    ["blocks", { network: { ...network, isSyncing: true } }],
    ["keys", { network, authority: { ...alone.authority, wanted: true } }],
    ["authors", { network, lastImportedAt: 1_000_000 - silenceMs(SLOT_MS) - 1 }],
    ["clock", { network, waitsUntil: 1_060_000, lastImportedAt: 0 }],
    ["votes", { network, finalized: { hash: hashOf(1), number: 1 } }],
  ])("%s", (expected, changes) => {
    expect(waitingFor({ ...alone, ...changes })).toBe(expected);
  });
});

async function start(options: Partial<NodeOptions> = {}) {
  const node = await startNode({ rpc: { host: "127.0.0.1", port: 0 }, ...options });
  running.push(node);
  const url = `http://127.0.0.1:${node.rpcAddress?.port}`;
  const status = async (): Promise<NodeStatus> => {
    const question = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "opentao_nodeStatus", params: [] });
    return (await post(url, question)).answer.result;
  };
  return { node, url, status };
}

describe("opentao_nodeStatus", () => {
  it("says where the node is, whom it knows, what it is and has", async () => {
    const author = await start({ authorKey: "//One", basePath: join(base, "author") });
    const follower = await start({ network: { bootNodes: [addressOf(author.node)] } });
    await next(follower.node, "peerConnected");
    await author.node.seal();
    await reached(follower.node, 1);
    const { hash } = author.node.chain.best();
    expect(await author.status()).toMatchObject({
      best: { hash, number: 1 },
      slotDuration: SLOT_MS,
      chain: { id: "ledger", genesis: author.node.chain.genesisHash },
      authority: { wanted: true, hasKeys: true, authors: 1, voters: 0 },
      rpcHost: "127.0.0.1",
      disk: { path: join(base, "author") },
      network: { peers: [{ id: follower.node.network?.peerId, role: "full" }] },
    });
    const followed = await follower.status();
    expect(followed).toMatchObject({
      best: { hash, number: 1 },
      authority: { wanted: false, hasKeys: false },
      network: {
        highest: 1,
        bootNodes: [addressOf(author.node)],
        peers: [
          {
            id: author.node.network?.peerId,
            role: "authority",
            best: 1,
            software: expect.stringMatching(/^OpenTAO\//),
          },
        ],
      },
      waitingFor: "nothing",
    });
    expect(followed.lastImportedAt).toBeGreaterThanOrEqual(followed.startedAt);
    expect(followed.disk).toBeUndefined();
  });

  it("is not for strangers", () => {
    expect(UNSAFE.has("opentao_nodeStatus")).toBe(true);
  });
});

describe("a base path seen from outside", () => {
  it("is of the chain that it was made for, in use while a node runs, and nothing is made in it", async () => {
    const path = join(base, "place");
    expect(await inspectBasePath(path)).toMatchObject({ exists: false, disk: undefined });
    mkdirSync(path);
    expect(await inspectBasePath(path)).toMatchObject({ exists: false, disk: { path } });
    const { node } = await start({ basePath: path });
    expect(await inspectBasePath(path)).toMatchObject({ exists: true, failure: { code: "DATABASE_IN_USE" } });
    await node.stop();
    const { genesisHash: genesis } = node.chain;
    expect(await inspectBasePath(path)).toMatchObject({
      exists: true,
      owner: { chain: "ledger", genesis },
      failure: undefined,
    });
    writeFileSync(join(path, "chain", "data.mdb"), "no database");
    expect(await inspectBasePath(path)).toMatchObject({ exists: true, failure: { code: "UNREADABLE" } });
  });
});
