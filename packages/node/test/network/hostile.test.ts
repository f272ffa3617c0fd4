import { toHex } from "@opentao/codec";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Hash } from "../../src/chain/index.ts";
import type { NetworkSettings } from "../../src/network/index.ts";
import { NETWORK_LIMITS } from "../../src/network/limits.ts";
import { encodeStatus } from "../../src/network/notifications/index.ts";
import { decodeBlockResponse, encodeBlockResponse } from "../../src/network/requests/blocks/message.ts";
import { REQUEST_LIMITS, type RequestHandler } from "../../src/network/requests/index.ts";
import type { Node } from "../../src/node.ts";
import { transfer } from "../support/world.ts";
import { bareHost, FakePeer, type FakePeerOptions, honestly, protocolOf } from "./fakePeer.ts";
import { addressOf, next, reached, startNode } from "./nodes.ts";
import { SteppingClock } from "./steppingClock.ts";

const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(ending.splice(0).map((end) => end()));
});

async function start(...args: Parameters<typeof startNode>): Promise<Node> {
  const node = await startNode(...args);
  ending.push(() => node.stop());
  return node;
}

async function fake(options: FakePeerOptions): Promise<FakePeer> {
  const peer = await FakePeer.start(options);
  ending.push(() => peer.host.stop());
  return peer;
}

const clock = new SteppingClock();
let author: Node;

/** A chain of 300 blocks. */
beforeAll(async () => {
  author = await startNode({ authorKey: "//One", clock });
  for (let nonce = 0; nonce < 300; nonce += 1) {
    clock.advance(1000);
    author.pool.submit(transfer(nonce, 1n));
    await author.seal();
  }
});
afterAll(() => author.stop());

const fast = { requests: { ...REQUEST_LIMITS, "sync/2": { ...REQUEST_LIMITS["sync/2"], timeoutMs: 200 } } };

describe("a node is not kept from syncing by a peer that", () => {
  async function syncsPast(blocks: (honest: RequestHandler) => RequestHandler, limits: NetworkSettings["limits"] = {}) {
    const best = author.chain.best();
    const byzantine = await fake({ chain: author.chain, best, blocks: blocks(honestly(author.chain)) });
    const follower = await start({ clock, network: { bootNodes: [byzantine.address], limits } });
    const banned = await next(follower, "banned");
    expect(banned.id).toBe(byzantine.host.peerId);
    follower.network?.addReserved(addressOf(author));
    await reached(follower, 300);
    expect(follower.chain.best().hash).toBe(best.hash);
    expect(follower.network?.peers.map(({ id }) => id)).toEqual([author.network?.peerId]);
  }

  it("gives false bodies", () =>
    syncsPast((honest) => async (request, peer) => {
      const blocks = decodeBlockResponse(await honest(request, peer), 128);
      return encodeBlockResponse(blocks.map((block) => ({ ...block, body: block.body.slice(1) })));
    }));

  it("gives other blocks than asked for", () =>
    syncsPast((honest) => async (request, peer) => {
      const blocks = decodeBlockResponse(await honest(request, peer), 128);
      return encodeBlockResponse(
        [...blocks]
          .reverse()
          .concat(blocks)
          .slice(0, 1 + (blocks.length >> 1))
          .reverse(),
      );
    }));

  it("answers with garbage", () => syncsPast(() => () => Uint8Array.from({ length: 100 }, (_, i) => (i * 37) % 256)));

  it("says that it has a chain that nobody has", () => syncsPast(() => () => encodeBlockResponse([])));

  it("never answers", () => syncsPast(() => () => new Promise(() => undefined), fast));
});

describe("a node", () => {
  it("fetches ranges from all honest peers although one of them lies about bodies", async () => {
    const honest = honestly(author.chain);
    const best = author.chain.best();
    const options = { chain: author.chain, best };
    const peers = [
      await fake({ ...options, blocks: honest }),
      await fake({ ...options, blocks: honest }),
      await fake({
        ...options,
        blocks: async (request, peer) => {
          const blocks = decodeBlockResponse(await honest(request, peer), 128);
          return encodeBlockResponse(blocks.map((block) => ({ ...block, body: block.body.slice(1) })));
        },
      }),
    ];
    const follower = await start({ clock, network: { bootNodes: peers.map(({ address }) => address) } });
    await reached(follower, 300);
    expect(follower.chain.best().hash).toBe(best.hash);
  });

  it("bans a peer of another chain that speaks its protocols", async () => {
    const node = await start();
    const genesis: Hash = `0x${"11".repeat(32)}`;
    const handshake = encodeStatus({ role: "full", best: { number: 5, hash: genesis } }, genesis);
    const stranger = await fake({
      chain: node.chain,
      best: node.chain.best(),
      blocks: () => new Uint8Array(),
      handshake,
    });
    const banned = next(node, "banned");
    node.network?.addReserved(stranger.address);
    expect((await banned).id).toBe(stranger.host.peerId);
    expect(node.network?.peers).toEqual([]);
  });

  it("does not speak with a peer of another genesis at all", async () => {
    const node = await start();
    const host = await bareHost();
    await host.listen();
    ending.push(() => host.stop());
    await host.connect(addressOf(node));
    const other = { genesisHash: toHex(new Uint8Array(32)) };
    await expect(host.open(node.network?.peerId ?? "", protocolOf(other, "block-announces/1"))).rejects.toMatchObject({
      code: "UNREACHABLE",
    });
  });

  it("bans who sends garbage, on each protocol", async () => {
    const node = await start();
    const garbage = Uint8Array.from({ length: 300 }, (_, i) => (i * 71 + 13) % 256);
    for (const name of ["block-announces/1", "transactions/1", "grandpa/1", "sync/2", "light/2", "state/2"] as const) {
      const best = node.chain.best();
      const peer = await fake({ chain: node.chain, best, blocks: () => encodeBlockResponse([]) });
      const banned = next(node, "banned");
      let done = false;
      void banned.then(() => {
        done = true;
      });
      for (let attempt = 0; attempt < 20 && !done; attempt += 1) {
        try {
          const stream = await peer.open(node, name);
          await stream.write(garbage);
          await stream.read(16 * 1024 * 1024);
          await stream.closed;
        } catch {
          // The node breaks the substream off; once the peer is banned it does not take the connection either.
        }
      }
      expect((await banned).id).toBe(peer.host.peerId);
    }
    expect(node.chain.best().number).toBe(0);
  });

  it("bans who announces garbage after a right handshake", async () => {
    const node = await start();
    const peer = await fake({ chain: node.chain, best: node.chain.best(), blocks: () => encodeBlockResponse([]) });
    const banned = next(node, "banned");
    const handshake = encodeStatus({ role: "full", best: node.chain.best() }, node.chain.genesisHash);
    let done = false;
    void banned.then(() => {
      done = true;
    });
    while (!done) {
      try {
        const stream = await peer.open(node, "block-announces/1");
        await stream.write(handshake);
        await stream.read(1024);
        await stream.write(Uint8Array.of(1, 2, 3));
        await stream.closed;
      } catch {
        // As above.
      }
    }
    expect((await banned).id).toBe(peer.host.peerId);
  });

  it("takes no more peers than it has places for", async () => {
    const limits = { slots: { full: 1, light: 0, kept: 0 } };
    const node = await start({ network: { limits } });
    const first = await start({ network: { bootNodes: [addressOf(node)] } });
    await next(first, "peerConnected");
    const second = await fake({ chain: node.chain, best: node.chain.best(), blocks: () => encodeBlockResponse([]) });
    const stream = await second.open(node, "block-announces/1");
    await stream.write(encodeStatus({ role: "full", best: node.chain.best() }, node.chain.genesisHash));
    await expect(stream.read(1024)).rejects.toMatchObject({ code: "CLOSED" });
    expect(node.network?.peers.map(({ id }) => id)).toEqual([first.network?.peerId]);
    expect(NETWORK_LIMITS.slots.full).toBeGreaterThan(1);
  });

  it.each([
    ["altogether", { maxInbound: 1 }],
    ["from one machine", { maxPerAddress: 1 }],
  ])("takes no more connections %s than it is told to, reserved peers aside", async (_, limits) => {
    const node = await start({ network: { limits } });
    const options = { chain: node.chain, best: node.chain.best(), blocks: () => encodeBlockResponse([]) };
    const [first, second, friend] = [await fake(options), await fake(options), await fake(options)];
    const join = async (peer: FakePeer) => {
      const stream = await peer.open(node, "block-announces/1");
      await stream.write(encodeStatus({ role: "full", best: node.chain.best() }, node.chain.genesisHash));
      return stream.read(1024);
    };
    await expect(join(first)).resolves.toBeDefined();
    await expect(join(second)).rejects.toThrow();
    node.network?.addReserved(friend.address);
    await expect(join(friend)).resolves.toBeDefined();
  });
});
