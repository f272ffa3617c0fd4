import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { Node, NodeOptions } from "../../src/node.ts";
import { post } from "../rpc/server.ts";
import { addressOf, next, startNode } from "./nodes.ts";

const running: Node[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((node) => node.stop()));
});

async function start(options: Partial<NodeOptions> = {}) {
  const node = await startNode({ rpc: { host: "127.0.0.1", port: 0 }, ...options });
  running.push(node);
  const url = `http://127.0.0.1:${node.rpcAddress?.port}`;
  const call = async (method: string, ...params: unknown[]) => {
    const { answer } = await post(url, JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }));
    return answer.error ?? answer.result;
  };
  return { node, call };
}

describe("JSON-RPC tells the truth about the network", () => {
  it("of a node with a peer that it was told to keep to", async () => {
    const author = await start({ authorKey: "//One" });
    const follower = await start();
    const id = author.node.network?.peerId;
    expect(await follower.call("system_peers")).toEqual([]);
    expect(await follower.call("system_health")).toMatchObject({ peers: 0 });
    const connected = next(follower.node, "peerConnected");
    const accepted = next(author.node, "peerConnected");
    expect(await follower.call("system_addReservedPeer", addressOf(author.node))).toBeNull();
    await Promise.all([connected, accepted]);
    const { hash, number } = author.node.chain.best();
    expect(await follower.call("system_peers")).toEqual([
      { peerId: id, roles: "AUTHORITY", bestHash: hash, bestNumber: number },
    ]);
    expect(await follower.call("system_reservedPeers")).toEqual([id]);
    expect(await follower.call("system_health")).toEqual({ peers: 1, isSyncing: false, shouldHavePeers: true });
    expect(await author.call("system_localPeerId")).toBe(id);
    expect(await author.call("system_localListenAddresses")).toEqual(author.node.network?.addresses);
    expect(await author.call("system_peers")).toMatchObject([{ roles: "FULL" }]);
    expect(await follower.call("system_removeReservedPeer", id)).toBeNull();
    expect(await follower.call("system_reservedPeers")).toEqual([]);
  });

  it("of a wrong address", async () => {
    const { call } = await start();
    expect(await call("system_addReservedPeer", "/ip4/127.0.0.1/tcp/1")).toMatchObject({ code: -32_602 });
    expect(await call("system_removeReservedPeer", "nobody")).toMatchObject({ code: -32_602 });
  });
});

it("nodes find each other through a node that both know", async () => {
  const settings = { discovery: true };
  const { node: middle } = await start({ network: settings });
  const bootNodes = [addressOf(middle)];
  const { node: one } = await start({ network: { ...settings, bootNodes } });
  await next(one, "peerConnected");
  const { node: two } = await start({ network: { ...settings, bootNodes } });
  await new Promise<void>((resolve) => {
    two.network?.subscribe((event) => {
      if (event.kind === "peerConnected" && event.peer.id === one.network?.peerId) resolve();
    });
  });
  expect(two.network?.peers.map(({ id }) => id).sort()).toEqual([one.network?.peerId, middle.network?.peerId].sort());
});

it("a node reconnects to a reserved peer that comes back", async () => {
  const folder = mkdtempSync(join(tmpdir(), "opentao-key-"));
  const nodeKeyFile = join(folder, "key");
  const { node: author } = await start({ network: { nodeKeyFile } });
  const listen = author.network?.addresses.map((address) => address.replace(/\/p2p\/.*/, ""));
  const { node: follower } = await start({ network: { reserved: [addressOf(author)] } });
  await next(follower, "peerConnected");
  const gone = next(follower, "peerDisconnected");
  running.splice(running.indexOf(author), 1);
  await author.stop();
  expect((await gone).id).toBe(follower.network?.reserved[0]);
  const back = next(follower, "peerConnected");
  await start({ network: { nodeKeyFile, listen } });
  expect((await back).peer.id).toBe(follower.network?.reserved[0]);
  rmSync(folder, { recursive: true, force: true });
});
