import { afterEach, expect, it } from "vitest";
import type { Node } from "../../src/node.ts";
import { silentLogger } from "../../src/primitives/logger.ts";
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
