import { afterEach, expect, it, vi } from "vitest";
import { FakePeer, honestly } from "../network/fakePeer.ts";
import { chanceOf } from "./chance.ts";
import { Cluster } from "./cluster.ts";
import { show } from "./results.ts";

const SLOT_MS = 500;
const LONG = 60_000;
vi.setConfig({ testTimeout: 3 * LONG });
const PROTOCOLS = [
  ...(["block-announces/1", "transactions/1", "grandpa/1"] as const),
  ...(["sync/2", "light/2", "state/2", "sync/warp"] as const),
];

const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

it("who sends garbage on any protocol is banned, and nobody else notices", async () => {
  const cluster = await Cluster.start({ authorities: 4, slotMs: SLOT_MS, seed: 8 });
  ending.push(() => cluster.end());
  await cluster.finality(2, LONG);
  const { node } = cluster.member(0);
  const banned = new Set<string>();
  node.network?.subscribe((event) => {
    if (event.kind === "banned") banned.add(event.id);
  });
  const chance = chanceOf(8);
  const sent: Record<string, number> = {};
  const attack = async (name: (typeof PROTOCOLS)[number]) => {
    const { chain } = node;
    const peer = await FakePeer.start({ chain, best: chain.best(), blocks: honestly(chain) });
    ending.push(() => peer.host.stop());
    for (sent[name] = 0; !banned.has(peer.host.peerId); sent[name] += 1) {
      if (sent[name] > 50) throw new Error(`${name}: nobody was banned for 50 messages of garbage`);
      try {
        const stream = await peer.open(node, name);
        await stream.write(Uint8Array.from({ length: 300 }, () => Math.floor(chance() * 256)));
        await stream.read(16 * 1024 * 1024);
        await stream.closed;
      } catch {
        // The node breaks the substream off; once the peer is banned it does not take the connection either.
      }
    }
  };
  await Promise.all(PROTOCOLS.map(attack));
  expect(banned.size).toBe(PROTOCOLS.length);
  const final = cluster.log.highest;
  await cluster.finality(final + 4, LONG);
  for (const member of cluster.members) expect(member.node.network?.peers).toHaveLength(3);
  show("garbage on every protocol", { messagesUntilBanned: sent, lags: cluster.member(0).record.lags.histogram });
});
