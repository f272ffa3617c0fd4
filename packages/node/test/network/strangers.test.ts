import { connect, type Socket } from "node:net";
import type { Runtime } from "@opentao/runtime/boundary";
import { afterEach, describe, expect, it } from "vitest";
import type { FramedStream } from "../../src/network/host/index.ts";
import { encodeBlockRequest, REQUEST_LIMITS } from "../../src/network/requests/index.ts";
import { encodeCallRequest } from "../../src/network/requests/light/message.ts";
import { encodeTransactions } from "../../src/network/transactions/message.ts";
import type { Node } from "../../src/node.ts";
import { silentLogger } from "../../src/primitives/logger.ts";
import type { NodeOptions } from "../../src/start/options.ts";
import { until } from "../cluster/until.ts";
import { ledgerRuntime } from "../support/ledgerRuntime.ts";
import { alice, bob, transfer } from "../support/world.ts";
import { addressOf, next, startNode } from "./nodes.ts";
import { Stranger } from "./stranger.ts";

const LONG = 20_000;
const ending: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

/** The ledger, counting how often transactions are validated and methods are called. */
function counted() {
  const calls = new Map<string, number>();
  const runtime: Runtime = {
    ...ledgerRuntime,
    nodeOnly: ["Core_execute_block"],
    call: (method, input, state) => {
      calls.set(method, (calls.get(method) ?? 0) + 1);
      return ledgerRuntime.call(method, input, state);
    },
  };
  return { runtime, count: (method: string) => calls.get(method) ?? 0 };
}

async function start(options: Partial<NodeOptions> = {}): Promise<Node> {
  const node = await startNode({ authorKey: "//One", ...options });
  ending.push(() => node.stop());
  return node;
}

const genesisRequest = encodeBlockRequest({
  ...{ header: true, body: false, justification: false },
  ...{ from: { number: 0 }, direction: "ascending", max: 1 },
});

let strangers = 0;
/** A peer that nobody knows, from a machine of its own unless told otherwise. */
async function stranger(node: Node, localAddress = "127.0.0.2"): Promise<Stranger> {
  strangers += 1;
  const { genesisHash } = node.chain;
  const seed = new Uint8Array(32).fill(strangers);
  const peer = await Stranger.start({ genesisHash, best: node.chain.best(), seed, localAddress });
  ending.push(() => peer.stop());
  return peer;
}

const VALIDATE = "TaggedTransactionQueue_validate_transaction";
const garbage = (i: number) => Uint8Array.of(1, 2, 3, i);

describe("transactions of a stranger", () => {
  it("that are none cost a look each until it is sent away, and the next who brings them not even that", async () => {
    const { runtime, count } = counted();
    const node = await start({ runtime });
    const first = await stranger(node);
    const banned = next(node, "banned");
    const stream = await first.greet(addressOf(node), "transactions/1");
    const many = Array.from({ length: 200 }, (_, i) => garbage(i));
    await stream.write(encodeTransactions(many));
    expect((await banned).id).toBe(first.id);
    await stream.closed;
    const looks = count(VALIDATE);
    expect(looks).toBeLessThanOrEqual(5);
    const second = await stranger(node);
    await (await second.greet(addressOf(node), "transactions/1")).write(encodeTransactions(many.slice(0, looks)));
    const valid = transfer(0, 1n);
    await (await second.greet(addressOf(node), "transactions/1")).write(encodeTransactions([valid]));
    await until("a valid one is taken", () => node.pool.usage.ready.count === 1, LONG);
    expect(count(VALIDATE)).toBe(looks + 1);
  });

  it("that are outdated or unpaid are an honest peer's as well", async () => {
    const { runtime, count } = counted();
    const node = await start({ runtime });
    node.pool.submit(transfer(0, 1n));
    await node.seal();
    const peer = await stranger(node);
    const stream = await peer.greet(addressOf(node), "transactions/1");
    const outdated = Array.from({ length: 100 }, (_, i) => transfer(0, BigInt(i)));
    const unpaid = Array.from({ length: 100 }, (_, i) => transfer(0, BigInt(10_000 + i), bob, alice));
    const before = count(VALIDATE);
    await stream.write(encodeTransactions([...outdated, ...unpaid]));
    await until("all are looked at", () => count(VALIDATE) >= before + 200, LONG);
    expect(node.network?.peers.map(({ id }) => id)).toContain(peer.id);
  });

  it("that are more than anybody has to say are not decoded, and it is sent away", async () => {
    const { runtime, count } = counted();
    const few = { perSecond: 1, burst: 2 };
    const limits = { transactionRate: { messages: { perSecond: 100, burst: 1000 }, bytes: { ...few, burst: 100 } } };
    const node = await start({ runtime, network: { limits } });
    const peer = await stranger(node);
    const banned = next(node, "banned");
    const stream = await peer.greet(addressOf(node), "transactions/1");
    for (let i = 0; i < 40; i += 1)
      await stream.write(encodeTransactions([new Uint8Array(200)])).catch(() => undefined);
    expect((await banned).id).toBe(peer.id);
    expect(count(VALIDATE)).toBe(0);
  });
});

describe("a stranger's request", () => {
  it("for what only the node does is refused before anything is run", async () => {
    const { runtime, count } = counted();
    const node = await start({ runtime });
    const peer = await stranger(node);
    const block = Uint8Array.from(Buffer.from(node.chain.genesisHash.slice(2), "hex"));
    const ask = async (method: string) => {
      const stream = await peer.open(addressOf(node), "light/2");
      await stream.write(encodeCallRequest(block, method, new Uint8Array(100)));
      return stream.read(1024 * 1024);
    };
    const before = count("Core_execute_block");
    await expect(ask("Core_execute_block")).rejects.toMatchObject({ code: "CLOSED" });
    expect(count("Core_execute_block")).toBe(before);
    await expect(ask("Core_version")).resolves.toBeDefined();
  });

  it("for a call without end does not take more than a moment of the thread that makes blocks", async () => {
    let reads = 0;
    const runtime: Runtime = {
      ...ledgerRuntime,
      call: (method, input, state) => {
        while (method === "Greedy_call") {
          state.get(Uint8Array.of(1, 2, 3));
          reads += 1;
        }
        return ledgerRuntime.call(method, input, state);
      },
    };
    const node = await start({ runtime });
    const peer = await stranger(node);
    const stream = await peer.open(addressOf(node), "light/2");
    const block = Uint8Array.from(Buffer.from(node.chain.genesisHash.slice(2), "hex"));
    await stream.write(encodeCallRequest(block, "Greedy_call", new Uint8Array()));
    await expect(stream.read(1024)).rejects.toMatchObject({ code: "CLOSED" });
    expect(reads).toBeLessThanOrEqual(20_000);
    expect(reads).toBeGreaterThan(1_000);
  });
});

describe("substreams for requests", () => {
  it("on which nothing is asked take no place from others, and cost their peer its connection", async () => {
    const requests = {
      ...REQUEST_LIMITS,
      "sync/2": { ...REQUEST_LIMITS["sync/2"], silenceMs: 500, total: 4, perAddress: 2, kept: 1 },
    };
    const node = await start({ network: { limits: { requests } } });
    const [mute, honest] = [await stranger(node), await stranger(node, "127.0.0.3")];
    const banned = next(node, "banned");
    const open = async () => {
      const streams: FramedStream[] = [];
      for (let i = 0; i < 12; i += 1) streams.push(await mute.open(addressOf(node), "sync/2"));
      return streams;
    };
    const silent = await open();
    const asked = await honest.open(addressOf(node), "sync/2");
    await asked.write(genesisRequest);
    await expect(asked.read(1024 * 1024)).resolves.toBeDefined();
    await Promise.all(silent.map((stream) => stream.closed));
    await open();
    expect((await banned).id).toBe(mute.id);
  });

  it("on which nothing was heard while the node itself stood still cost nothing", async () => {
    const requests = { ...REQUEST_LIMITS, "sync/2": { ...REQUEST_LIMITS["sync/2"], silenceMs: 2_000 } };
    const node = await start({ network: { limits: { requests } } });
    const peer = await stranger(node);
    // Twice: so many silences would be more than a ban takes.
    for (let round = 0; round < 2; round += 1) {
      const streams = await Promise.all(Array.from({ length: 12 }, () => peer.open(addressOf(node), "sync/2")));
      // Both sides are of this process: nothing that the peer sends arrives meanwhile.
      for (const end = performance.now() + 3_000; performance.now() < end; );
      await Promise.all(streams.map((stream) => stream.closed));
    }
    const asked = await peer.open(addressOf(node), "sync/2");
    await asked.write(genesisRequest);
    await expect(asked.read(1024 * 1024)).resolves.toBeDefined();
  });
});

describe("services of libp2p", () => {
  const FIND_NODE = Uint8Array.of(8, 4, 18, 4, 1, 2, 3, 4);

  it("answer no more requests for peers than a peer may send, and a peer that goes on is banned", async () => {
    const node = await start({ network: { discovery: true } });
    const peer = await stranger(node);
    const banned = next(node, "banned");
    let answers = 0;
    let isBanned = false;
    void banned.then(() => {
      isBanned = true;
    });
    while (!isBanned) {
      try {
        const stream = await peer.open(addressOf(node), "kad");
        for (let i = 0; i < 1_000; i += 1) void stream.write(FIND_NODE).catch(() => undefined);
        while ((await stream.read(1024 * 1024)) !== undefined) answers += 1;
      } catch (error) {
        // The substream was broken off, or the peer sent away.
        expect(error).toBeInstanceOf(Error);
      }
    }
    expect((await banned).id).toBe(peer.id);
    expect(answers).toBeLessThan(200);
  });

  it("answer no more pings than a peer may send", async () => {
    const node = await start();
    const peer = await stranger(node);
    const banned = next(node, "banned");
    let isBanned = false;
    void banned.then(() => {
      isBanned = true;
    });
    while (!isBanned) {
      try {
        await peer.begin(addressOf(node), "/ipfs/ping/1.0.0", 31, new Uint8Array(32 * 64));
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
      }
    }
    expect((await banned).id).toBe(peer.id);
  });
});

/** Bare TCP connections from an address that say nothing. */
function silent(node: Node, count: number, localAddress: string): Socket[] {
  const [, , host, , port] = addressOf(node).split("/");
  const sockets = Array.from({ length: count }, () =>
    connect({ host: host ?? "", port: Number(port), localAddress }).on("error", () => undefined),
  );
  ending.push(() => {
    for (const socket of sockets) socket.destroy();
  });
  return sockets;
}

describe("connections", () => {
  it("on which more waits than there is room for: the fullest is broken off", async () => {
    const broken: unknown[] = [];
    const logger = { ...silentLogger, warn: (fields: object, message: string) => broken.push({ ...fields, message }) };
    const node = await start({ logger, network: { limits: { heldBytes: 512 * 1024 } } });
    const [greedy, modest] = [await stranger(node), await stranger(node, "127.0.0.3")];
    const length = 200 * 1024;
    await modest.begin(addressOf(node), "light/2", length, new Uint8Array(length - 1));
    // Which of them is one too many is for the node to find out, so that the rest may fail.
    for (let i = 0; i < 4; i += 1) {
      await greedy.begin(addressOf(node), "light/2", length, new Uint8Array(length - 1)).catch(() => undefined);
    }
    await until("one is broken off", () => broken.length > 0, LONG);
    const message = expect.stringContaining("the fullest is broken off");
    expect(broken).toContainEqual({ peer: greedy.id, message });
    expect(broken).not.toContainEqual({ peer: modest.id, message });
  });

  it("that say nothing take no more than one machine's share, and keep nobody else out", async () => {
    const node = await start();
    const sockets = silent(node, 60, "127.0.0.2");
    await until("most are turned away", () => sockets.filter(({ closed }) => closed).length >= 52, LONG);
    const friend = await stranger(node, "127.0.0.3");
    await friend.greet(addressOf(node), "block-announces/1");
    expect(node.network?.peers.map(({ id }) => id)).toEqual([friend.id]);
  });

  it("of a machine that brings one banned peer after the other are turned away, those of others are not", async () => {
    const node = await start();
    const sentAway = async (i: number) => {
      const peer = await stranger(node);
      const banned = next(node, "banned");
      const stream = await peer.greet(addressOf(node), "transactions/1");
      await stream.write(encodeTransactions(Array.from({ length: 10 }, (_, j) => garbage(10 * i + j))));
      await banned;
    };
    for (let i = 0; i < 7; i += 1) await sentAway(i);
    // What was done is forgotten with time: on a slow machine it takes one more.
    await sentAway(7);
    await sentAway(8).catch(() => undefined);
    const late = await stranger(node);
    await expect(late.open(addressOf(node), "block-announces/1")).rejects.toThrow();
    const friend = await stranger(node, "127.0.0.3");
    await expect(friend.greet(addressOf(node), "block-announces/1")).resolves.toBeDefined();
  });

  it("on which substreams are opened without end are broken off", async () => {
    const node = await start();
    const peer = await stranger(node);
    const open = () => peer.open(addressOf(node), "/nobody/speaks/this").catch((error: unknown) => error);
    const isRefusal = (error: unknown) => error instanceof Error && error.name === "UnsupportedProtocolError";
    let answers: unknown[] = [await open()];
    let opened = 1;
    for (; opened < 10_000 && answers.every(isRefusal); opened += answers.length) {
      answers = await Promise.all(Array.from({ length: 64 }, open));
    }
    expect(opened).toBeGreaterThanOrEqual(1024);
    expect(opened).toBeLessThan(10_000);
  });
});
