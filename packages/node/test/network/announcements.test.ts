import type { Header } from "@opentao/codec/primitives";
import { sealHeader, slotDigest } from "@opentao/consensus";
import { type Keypair, keypairFromSuri } from "@opentao/crypto";
import { afterEach, expect, it } from "vitest";
import { encodeAnnounce, encodeStatus } from "../../src/network/notifications/index.ts";
import { encodeBlockResponse } from "../../src/network/requests/blocks/message.ts";
import type { Node } from "../../src/node.ts";
import { silentLogger } from "../../src/primitives/logger.ts";
import { transfer } from "../support/world.ts";
import { FakePeer } from "./fakePeer.ts";
import { next, startNode } from "./nodes.ts";
import { SteppingClock } from "./steppingClock.ts";

const SLOT_MS = 1000;
const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

/** A node with a few blocks, and a peer that announces what it is told to. */
async function scene() {
  const clock = new SteppingClock();
  const said: object[] = [];
  const warn = (fields: object, message: string) => said.push({ ...fields, message });
  const node = await startNode({ authorKey: "//One", clock, logger: { ...silentLogger, warn } });
  ending.push(() => node.stop());
  for (let nonce = 0; nonce < 3; nonce += 1) {
    clock.advance(SLOT_MS);
    node.pool.submit(transfer(nonce, 1n));
    await node.seal();
  }
  clock.advance(10 * SLOT_MS);
  const best = node.chain.best();
  const peer = await FakePeer.start({ chain: node.chain, best, blocks: () => encodeBlockResponse([]) });
  ending.push(() => peer.host.stop());
  const stream = await peer.open(node, "block-announces/1");
  await stream.write(encodeStatus({ role: "full", best }, node.chain.genesisHash));
  await stream.read(1024);
  const announce = (header: Header) => stream.write(encodeAnnounce({ header, isBest: true }));
  return { clock, node, peer, announce, said };
}

/** A header on the best block. */
function child(
  node: Node,
  {
    now,
    key = keypairFromSuri("//One"),
    change = {},
  }: {
    readonly now: number;
    readonly key?: Keypair;
    readonly change?: Partial<Header>;
  },
): Header {
  const { hash, number } = node.chain.best();
  const parent = node.chain.header(hash);
  if (parent === undefined) throw new Error("the best block has a header");
  const slot = BigInt(Math.floor(now / SLOT_MS));
  const header = {
    ...{ parentHash: Uint8Array.from(Buffer.from(hash.slice(2), "hex")), number: number + 1 },
    ...{ stateRoot: parent.stateRoot, extrinsicsRoot: parent.extrinsicsRoot, digest: { logs: [slotDigest(slot)] } },
    ...change,
  };
  return sealHeader(header, key.sign);
}

const unsealed = (header: Header): Header => ({ ...header, digest: { logs: header.digest.logs.slice(0, -1) } });

for (const [name, make] of Object.entries({
  "sealed by a stranger": (node: Node, now: number) => child(node, { now, key: keypairFromSuri("//Mallory") }),
  "without a seal": (node: Node, now: number) => unsealed(child(node, { now })),
  "of a slot that is past": (node: Node, now: number) => child(node, { now: now - 60 * SLOT_MS }),
  "of another height than its parent leads to": (node: Node, now: number) =>
    child(node, { now, change: { number: 99 } }),
  "without a slot": (node: Node, now: number) => child(node, { now, change: { digest: { logs: [] } } }),
  "on an unknown parent, without a seal": (node: Node, now: number) =>
    unsealed(child(node, { now, change: { parentHash: new Uint8Array(32).fill(3), number: 7 } })),
})) {
  it(`a header ${name} is not asked after, and costs its announcer the connection`, async () => {
    const { node, clock, peer, announce } = await scene();
    const banned = next(node, "banned");
    await announce(make(node, clock.now()));
    expect((await banned).id).toBe(peer.host.peerId);
    expect(peer.asked).toBe(0);
    expect(node.network?.highest).toBe(3);
  });
}

it("a header that is early by our clock is passed over, without a loss of reputation; a valid one after it is requested", async () => {
  const { node, clock, peer, announce } = await scene();
  await announce(child(node, { now: clock.now() + 60 * SLOT_MS }));
  const announced = next(node, "announced");
  const right = child(node, { now: clock.now() });
  await announce(right);
  expect((await announced).header).toEqual(right);
  // The peer that says it has a block must give it.
  await expect.poll(() => peer.asked).toBe(1);
  expect(node.network?.peers.map(({ id }) => id)).toEqual([peer.host.peerId]);
});

it("headers of authors that are early by our clock are waited for, which is said once; those of strangers are not", async () => {
  const { node, clock, announce, said } = await scene();
  const status = () => node.services.status?.status();
  const now = clock.now() - (clock.now() % SLOT_MS);
  const at = (seconds: number) => now + seconds * SLOT_MS;
  const announced = next(node, "announced");
  await announce(child(node, { now: at(3600), key: keypairFromSuri("//Mallory") }));
  await announce(child(node, { now: at(60) }));
  await announce(child(node, { now: at(120), change: { parentHash: new Uint8Array(32).fill(7), number: 30 } }));
  await announce(child(node, { now }));
  await announced;
  const message = expect.stringContaining("dated ahead of the clock");
  expect(said).toEqual([{ height: 4, until: new Date(at(30)).toISOString(), seconds: expect.any(Number), message }]);
  expect(status()).toMatchObject({ waitingFor: "clock", waitsUntil: at(90) });
  clock.advance(91 * SLOT_MS);
  expect(status()?.waitsUntil).toBeUndefined();
});
