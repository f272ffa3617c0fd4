import { afterEach, expect, it } from "vitest";
import { Cluster } from "./cluster.ts";
import { show } from "./results.ts";

/** Blocks that must be finalized; more by the environment. */
const BLOCKS = Number(process.env.OPENTAO_CLUSTER_BAD_BLOCKS ?? 3);
/**
 * A block takes five ways to another machine: announced, a substream opened and acknowledged, asked for, given. With
 * 300 ms each, and 800 ms or more for each packet that is lost, that does not fit into shorter slots. The public
 * chain's have 12 s.
 */
const SLOT_MS = 4000;

let cluster: Cluster | undefined;
afterEach(() => cluster?.end());

it(
  "finality goes on while each packet takes 300 ms and every fifth is lost",
  async () => {
    cluster = await Cluster.make({ authorities: 4, slotMs: SLOT_MS, seed: 7 });
    cluster.become({ delayMs: 300, jitterMs: 30, loss: 0.2 });
    const started = Date.now();
    await Promise.all(cluster.members.map((member) => member.start()));
    await cluster.finality(BLOCKS, 30_000 + 4 * BLOCKS * SLOT_MS);
    const { members } = cluster;
    for (const { node } of members) expect(node.network?.peers.length).toBeGreaterThanOrEqual(1);
    show("20 % loss and 300 ms delay", {
      slotMs: SLOT_MS,
      seconds: (Date.now() - started) / 1000,
      blocks: BLOCKS,
      lags: members.map(({ record }) => record.lags.histogram),
      deepestReorganizations: members.map(({ record }) => record.deepestReorganization),
    });
  },
  60_000 + 4 * BLOCKS * SLOT_MS,
);
