import { afterEach, describe, expect, it } from "vitest";
import type { Node } from "../../src/node.ts";
import { transfer } from "../support/world.ts";
import { addressOf, reached, startNode } from "./nodes.ts";
import { SteppingClock } from "./steppingClock.ts";

const running: Node[] = [];
async function start(...args: Parameters<typeof startNode>): Promise<Node> {
  const node = await startNode(...args);
  running.push(node);
  return node;
}
afterEach(async () => {
  await Promise.all(running.splice(0).map((node) => node.stop()));
});

/** Makes blocks of one transfer each. */
async function grow(node: Node, clock: SteppingClock, blocks: number, nonce = 0): Promise<void> {
  for (let i = 0; i < blocks; i += 1) {
    clock.advance(1000);
    node.pool.submit(transfer(nonce + i, 1n));
    await node.seal();
  }
}

describe("two nodes", () => {
  it("sync some hundred blocks with transfers, then follow each new block and transaction", async () => {
    const clock = new SteppingClock();
    const author = await start({ authorKey: "//One", clock });
    await grow(author, clock, 400);
    const follower = await start({ clock, network: { bootNodes: [addressOf(author)] } });
    await reached(follower, 400);
    const { hash } = author.chain.best();
    expect(follower.chain.best().hash).toBe(hash);
    expect(follower.chain.header(hash)?.stateRoot).toEqual(author.chain.header(hash)?.stateRoot);
    expect(follower.network?.peers.map(({ id, role }) => ({ id, role }))).toEqual([
      { id: author.network?.peerId, role: "authority" },
    ]);
    await grow(author, clock, 1, 400);
    await reached(follower, 401);
    expect(follower.chain.best()).toEqual(author.chain.best());
    const arrived = new Promise<void>((resolve) => author.pool.onReady(resolve));
    follower.pool.submit(transfer(401, 5n));
    await arrived;
    await author.seal();
    await reached(follower, 402);
    expect(follower.chain.best()).toEqual(author.chain.best());
  });
});

describe("nodes that went apart", () => {
  for (const [name, left, right] of [
    ["a few blocks", 3, 5],
    ["hundreds of blocks", 150, 310],
  ] as const) {
    it(`by ${name} agree on the longer chain once they meet, and go on together`, async () => {
      const clock = new SteppingClock();
      const options = { authorKey: "//One", clock, finality: "manual" } as const;
      const shorter = await start(options);
      const longer = await start(options);
      await grow(shorter, clock, left);
      await grow(longer, clock, right);
      expect(shorter.chain.hashAt(1)).not.toBe(longer.chain.hashAt(1));
      shorter.network?.addReserved(addressOf(longer));
      await reached(shorter, right);
      expect(shorter.chain.best()).toEqual(longer.chain.best());
      clock.advance(1000);
      const { number, hash } = await shorter.seal();
      await reached(longer, number);
      expect(longer.chain.best().hash).toBe(hash);
    });
  }
});

it("a chain of nodes passes blocks on, though the last knows only its neighbor", async () => {
  const clock = new SteppingClock();
  const author = await start({ authorKey: "//One", clock });
  await grow(author, clock, 20);
  const middle = await start({ clock, network: { bootNodes: [addressOf(author)] } });
  const last = await start({ clock, network: { bootNodes: [addressOf(middle)] } });
  await reached(last, 20);
  await grow(author, clock, 10, 20);
  await reached(last, 30);
  expect(last.chain.best()).toEqual(author.chain.best());
  expect(last.network?.peers).toHaveLength(1);
});
