import { getEventListeners, once } from "node:events";
import { createServer } from "node:http";
import { expect, it } from "vitest";
import { HeadFollower } from "../../src/chain/heads/follower.ts";
import { headsUntil } from "../../src/chain/heads/headsUntil.ts";
import { waitForHead } from "../../src/chain/heads/waitForHead.ts";
import { RpcClient } from "../../src/chain/rpc/client.ts";
import { Connection } from "../../src/chain/rpc/connection.ts";
import { openSocket } from "../../src/chain/rpc/sockets/node.ts";
import { type Head, pause } from "../../src/index.ts";
import { answer, FakeNode, notify } from "./fakeNode.ts";

const LIMITS = { openSocket, connectTimeoutMs: 5000, requestTimeoutMs: 20_000, maxBackoffMs: 5 };
const ZERO = `0x${"00".repeat(32)}`;
const header = (number: number) => ({
  parentHash: ZERO,
  number: `0x${number.toString(16)}`,
  stateRoot: ZERO,
  extrinsicsRoot: ZERO,
  digest: { logs: [] },
});
const HEAD: Head = { number: 1, hash: ZERO, parentHash: ZERO, changesRuntime: false };

it("heads are followed although the connection broke before the first of them", async () => {
  let subscribed = 0;
  const node = await FakeNode.start((socket, asked) => {
    if (asked.method !== "chain_subscribeNewHeads") return answer(socket, asked, null);
    subscribed += 1;
    answer(socket, asked, `s${subscribed}`);
    if (subscribed === 1) socket.close();
    else notify(socket, `s${subscribed}`, header(7));
  });
  const client = await RpcClient.connect({ url: node.url, ...LIMITS });
  try {
    const follower = new HeadFollower(client, "best");
    await follower.start();
    expect(follower.latest?.number).toBe(7);
  } finally {
    client.close();
    await node.stop();
  }
});

it("who waits for the first head hears that the chain was closed", async () => {
  const node = await FakeNode.start((socket, asked) => answer(socket, asked, "s"));
  const client = await RpcClient.connect({ url: node.url, ...LIMITS });
  try {
    const follower = new HeadFollower(client, "best");
    const started = follower.start();
    // Answers come in order: with this one the subscription has its own, and no head.
    await client.request("anything", []);
    follower.stop();
    client.close();
    await expect(started).rejects.toMatchObject({ code: "CLOSED" });
  } finally {
    await node.stop();
  }
});

it("notifications of subscriptions that have ended take no room from early ones", async () => {
  const node = await FakeNode.start((socket, asked) => {
    if (asked.method === "late") for (let i = 0; i < 2000; i += 1) notify(socket, `ended${i}`, i);
    if (asked.method === "subscribe") notify(socket, "s", "early");
    answer(socket, asked, "s");
  });
  const client = await RpcClient.connect({ url: node.url, ...LIMITS });
  try {
    await client.request("late", []);
    const told: unknown[] = [];
    await client.subscribe("subscribe", "unsubscribe", [], {
      onResult: (result) => told.push(result),
      onLost: () => undefined,
    });
    expect(told).toEqual(["early"]);
  } finally {
    client.close();
    await node.stop();
  }
});

it("a subscription of which more comes before its id than is kept is lost, so that nothing is missing unnoticed", async () => {
  const node = await FakeNode.start((socket, asked) => {
    for (let i = 0; asked.method === "subscribe" && i <= 1000; i += 1) notify(socket, "s", i);
    answer(socket, asked, "s");
  });
  const client = await RpcClient.connect({ url: node.url, ...LIMITS });
  try {
    const told: unknown[] = [];
    const onResult = (result: unknown) => told.push(result);
    await client.subscribe("subscribe", "unsubscribe", [], { onResult, onLost: () => told.push("lost") });
    expect(told).toEqual(["lost"]);
  } finally {
    client.close();
    await node.stop();
  }
});

it("requests do not wait on a listener that throws when the connection is lost and when it is back", async () => {
  const node = await FakeNode.start((socket, asked) => {
    if (asked.method === "break") socket.terminate();
    else answer(socket, asked, "answered");
  });
  const client = await RpcClient.connect({ url: node.url, ...LIMITS });
  const thrown: string[] = [];
  process.setUncaughtExceptionCaptureCallback(({ message }) => thrown.push(message));
  const stop = client.onConnection((isConnected) => {
    throw new Error(isConnected ? "back" : "lost");
  });
  try {
    await expect(client.request("break", [], { once: true })).rejects.toMatchObject({ code: "DISCONNECTED" });
    expect(await client.request("any", [])).toBe("answered");
    expect(thrown).toEqual(["lost", "back"]);
  } finally {
    stop();
    process.setUncaughtExceptionCaptureCallback(null);
    client.close();
    await node.stop();
  }
});

it("who listens to a connection hears that it was lost before those that listen for changes", async () => {
  const node = await FakeNode.start((socket) => socket.terminate());
  const told: string[] = [];
  const options = { url: node.url, handshakeTimeoutMs: 5000, ...LIMITS };
  const connection = new Connection(options, { onMessage: () => undefined, onLost: () => told.push("lost") });
  try {
    await connection.open();
    const isLost = new Promise<void>((resolve) => {
      connection.onChange((isConnected) => {
        told.push(isConnected ? "back" : "changed");
        resolve();
      });
    });
    connection.send(JSON.stringify({ id: 1, method: "break" }));
    await isLost;
    expect(told).toEqual(["lost", "changed"]);
  } finally {
    connection.close();
    await node.stop();
  }
});

it("a pause leaves nothing behind, and ends with its signal", async () => {
  const ended = new AbortController();
  await pause(1, ended.signal);
  expect(getEventListeners(ended.signal, "abort")).toEqual([]);
  const long = pause(3_600_000, ended.signal);
  ended.abort();
  await long;
  await pause(3_600_000, ended.signal);
});

it("attempts to reconnect leave nothing behind", async () => {
  const node = await FakeNode.start(() => undefined);
  const { port } = new URL(node.url);
  const client = await RpcClient.connect({ url: node.url, ...LIMITS });
  await node.stop();
  // Takes the place of the node and refuses: more often than a signal may be listened to without a warning.
  const refusing = createServer();
  let attempts = 0;
  const warnings: Error[] = [];
  const onWarning = (warning: Error): void => void warnings.push(warning);
  process.on("warning", onWarning);
  try {
    const enough = new Promise<void>((resolve) => {
      refusing.on("upgrade", (_, socket) => {
        socket.destroy();
        attempts += 1;
        if (attempts === 30) resolve();
      });
    });
    refusing.listen(Number(port), "127.0.0.1");
    await once(refusing, "listening");
    await enough;
    expect(warnings.filter(({ name }) => name === "MaxListenersExceededWarning")).toEqual([]);
  } finally {
    process.off("warning", onWarning);
    client.close();
    refusing.close();
  }
});

/** A chain that answers `onHead` when it is told to, and counts who listens. */
function slowChain() {
  let listening = 0;
  const opened: (() => void)[] = [];
  return {
    get listening() {
      return listening;
    },
    open: () => {
      for (const open of opened.splice(0)) open();
    },
    head: async () => HEAD,
    onHead: (): Promise<() => void> =>
      new Promise((resolve) => {
        opened.push(() => {
          listening += 1;
          resolve(() => {
            listening -= 1;
          });
        });
      }),
  };
}

it("a listener does not stay when its signal aborts before the chain has answered", async () => {
  const chain = slowChain();
  const ended = new AbortController();
  const following = headsUntil(chain, () => undefined, ended.signal);
  ended.abort();
  chain.open();
  await following;
  expect(chain.listening).toBe(0);
});

it("nor does that of a wait for a head which was given up meanwhile", async () => {
  const chain = slowChain();
  const ended = new AbortController();
  const waiting = waitForHead(chain, () => false, { signal: ended.signal });
  ended.abort();
  await expect(waiting).rejects.toMatchObject({ code: "ABORTED" });
  chain.open();
  await new Promise(setImmediate);
  expect(chain.listening).toBe(0);
});
