import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { Node } from "../../src/node.ts";
import { transfer } from "../support/world.ts";
import { addressOf, next, reached, startNode } from "./nodes.ts";
import { CutProxy } from "./proxy.ts";
import { SteppingClock } from "./steppingClock.ts";

const ending: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

async function start(...args: Parameters<typeof startNode>): Promise<Node> {
  const node = await startNode(...args);
  ending.push(() => node.stop());
  return node;
}

/** Notices a cut quickly. */
const limits = { pingPeriodMs: 200, pingTimeoutMs: 400, dialTimeoutMs: 500 };

async function grow(node: Node, clock: SteppingClock, blocks: number, nonce: number): Promise<void> {
  for (let i = 0; i < blocks; i += 1) {
    clock.advance(1000);
    node.pool.submit(transfer(nonce + i, 1n));
    await node.seal();
  }
}

describe("a way between two nodes that is cut without a word", () => {
  it("is noticed, and found again by itself once it is mended: both have each other's blocks", async () => {
    const clock = new SteppingClock();
    const proxy = await CutProxy.start();
    ending.push(() => proxy.stop());
    const options = { clock, authorKey: "//One", finality: "manual" } as const;
    const listen = [`/ip4/127.0.0.1/tcp/${proxy.target}`];
    const right = await start({ ...options, network: { limits, listen, announce: [proxy.address] } });
    const bootNodes = [`${proxy.address}/p2p/${right.network?.peerId}`];
    const left = await start({ ...options, network: { limits, bootNodes, announce: ["/ip4/127.0.0.1/tcp/1"] } });
    await next(left, "peerConnected");
    await grow(right, clock, 2, 0);
    await reached(left, 2);
    const gone = [next(left, "peerDisconnected"), next(right, "peerDisconnected")];
    proxy.cut();
    await grow(left, clock, 3, 2);
    await grow(right, clock, 5, 2);
    await Promise.all(gone);
    expect([left.chain.best().number, right.chain.best().number]).toEqual([5, 7]);
    proxy.heal();
    await reached(left, 7);
    expect(left.chain.best()).toEqual(right.chain.best());
    const lost = left.chain.hashesAt(5).filter((hash) => hash !== left.chain.hashAt(5));
    expect(lost).toHaveLength(1);
    await grow(left, clock, 1, 7);
    await reached(right, 8);
  });
});

describe("a node that is told to keep to reserved peers", () => {
  it("takes and dials no others, and lets go of who is reserved no longer", async () => {
    const friend = await start();
    const stranger = await start();
    const settings = { reservedOnly: true, reserved: [addressOf(friend)], bootNodes: [addressOf(stranger)] };
    const node = await start({ network: settings });
    await next(node, "peerConnected");
    expect(node.network?.peers.map(({ id }) => id)).toEqual([friend.network?.peerId]);
    await expect(stranger.network?.connect(addressOf(node))).resolves.toBeDefined();
    expect(stranger.network?.peers).toEqual([]);
    const gone = next(node, "peerDisconnected");
    expect(node.network?.removeReserved(friend.network?.peerId ?? "")).toBe(true);
    await gone;
    expect(node.network?.peers).toEqual([]);
  });
});

describe("peers in a file", () => {
  it("are found again without boot nodes", async () => {
    const folder = mkdtempSync(join(tmpdir(), "opentao-peers-"));
    ending.push(() => rmSync(folder, { recursive: true, force: true }));
    const peersFile = join(folder, "peers.json");
    const other = await start();
    const first = await startNode({ network: { bootNodes: [addressOf(other)], peersFile } });
    await next(first, "peerConnected");
    await first.stop();
    expect(statSync(peersFile).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(peersFile, "utf8"))).toMatchObject([{ peer: other.network?.peerId }]);
    const second = await start({ network: { peersFile } });
    expect((await next(second, "peerConnected")).peer.id).toBe(other.network?.peerId);
  });
});
