import { HostFault } from "@opentao/runtime/boundary";
import { TrieError } from "@opentao/trie";
import { afterEach, expect, it } from "vitest";
import { DatabaseError } from "../../src/database/index.ts";
import { NetworkError } from "../../src/network/errors.ts";
import { OwnFaults } from "../../src/network/ownFaults.ts";
import { encodeBlockRequest } from "../../src/network/requests/index.ts";
import { encodeCallRequest } from "../../src/network/requests/light/message.ts";
import { answerLightRequest } from "../../src/network/requests/light/server.ts";
import type { Node } from "../../src/node.ts";
import { silentLogger } from "../../src/primitives/logger.ts";
import { FakeClock } from "../support/fakeClock.ts";
import { ledgerRuntime } from "../support/ledgerRuntime.ts";
import { alice, bob, transfer } from "../support/world.ts";
import { addressOf, next, startNode } from "./nodes.ts";

let nodes: Node[] = [];
afterEach(async () => {
  await Promise.all(nodes.map((node) => node.stop()));
  nodes = [];
});

it("what this node does wrong with a peer's transaction costs the peer nothing, and is logged", async () => {
  let isBroken = true;
  const runtime: typeof ledgerRuntime = {
    ...ledgerRuntime,
    call: (method, input, state) => {
      if (isBroken && method === "TaggedTransactionQueue_validate_transaction") throw new Error("the disk is gone");
      return ledgerRuntime.call(method, input, state);
    },
  };
  const errors: unknown[] = [];
  let logged = (): void => undefined;
  const failed = new Promise<void>((resolve) => {
    logged = resolve;
  });
  const error = (fields: { readonly error?: unknown }): void => {
    errors.push(fields.error);
    logged();
  };
  const server = await startNode({ runtime, logger: { ...silentLogger, error } });
  const peer = await startNode({ network: { bootNodes: [addressOf(server)] } });
  nodes = [server, peer];
  await next(peer, "peerConnected");
  peer.pool.submit(transfer(0, 7n));
  await failed;
  expect(errors).toEqual([expect.objectContaining({ message: "the disk is gone" })]);
  isBroken = false;
  const ready = new Promise<void>((resolve) => server.pool.onReady(resolve));
  const second = peer.pool.submit(transfer(0, 7n, bob, alice));
  await ready;
  expect([...server.pool.ready()].map(({ hash }) => hash)).toEqual([second]);
  expect(server.network?.peers).toHaveLength(1);
});

const damaged = () => new DatabaseError("UNREADABLE", "the database is damaged");

it("a fault is logged once a minute, with the number of those left out, and beside faults of other codes", async () => {
  const clock = new FakeClock();
  const logged: (readonly [code: unknown, suppressed: unknown])[] = [];
  const error = (fields: { readonly error?: unknown; readonly suppressed?: unknown }): void => {
    logged.push([fields.error instanceof DatabaseError ? fields.error.code : fields.error, fields.suppressed]);
  };
  const faults = new OwnFaults(clock, { error });
  const times = (count: number, fault = damaged()) => {
    for (let i = 0; i < count; i += 1) faults.report(fault, {}, "a request failed");
  };
  times(5);
  times(2, new DatabaseError("DISK_FULL", "no room"));
  await clock.pass(59_999);
  times(3);
  expect(logged.splice(0)).toEqual([
    ["UNREADABLE", 0],
    ["DISK_FULL", 0],
  ]);
  await clock.pass(1);
  times(4);
  expect(logged.splice(0)).toEqual([["UNREADABLE", 7]]);
  await clock.pass(60_000);
  times(1, new DatabaseError("DISK_FULL", "no room"));
  expect(logged).toEqual([["DISK_FULL", 1]]);
});

it("requests that a damaged database cannot answer are logged once and cost the peer nothing, malformed ones not at all", async () => {
  const errors: object[] = [];
  const server = await startNode({ logger: { ...silentLogger, error: (fields) => errors.push(fields) } });
  const peer = await startNode({ network: { bootNodes: [addressOf(server)] } });
  nodes = [server, peer];
  await next(peer, "peerConnected");
  server.chain.body = () => {
    throw damaged();
  };
  const ask = (message: Uint8Array) => peer.network?.request(server.network?.peerId ?? "", "sync/2", message);
  const from = { hash: server.chain.genesisHash };
  const request = {
    ...{ header: true, body: true, justification: false },
    from,
    direction: "ascending",
    max: 1,
  } as const;
  for (let i = 0; i < 3; i += 1) await expect(ask(encodeBlockRequest(request))).rejects.toThrow(NetworkError);
  await expect(ask(Uint8Array.of(0xff))).rejects.toThrow(NetworkError);
  expect(errors).toEqual([expect.objectContaining({ protocol: "sync/2", error: damaged(), suppressed: 0 })]);
  expect(server.network?.peers).toHaveLength(1);
});

it.each([
  [
    "this node's own fault when the state is damaged",
    new TrieError("MISSING_NODE", "a node is not there"),
    "HostFault",
  ],
  [
    "refused when it takes more stack than there is",
    new RangeError("Maximum call stack size exceeded"),
    "NetworkError",
  ],
])("a call of a light client is %s", async (_, cause, name) => {
  const source = {
    proveRead: async () => [],
    proveCall: () => Promise.reject(new HostFault("no result", { cause })),
    mayCall: () => true,
  };
  const asked = encodeCallRequest(new Uint8Array(32), "Core_version", new Uint8Array());
  await expect(answerLightRequest(source, asked)).rejects.toMatchObject({ name });
});
