import { afterEach, expect, it, vi } from "vitest";
import { Cluster } from "./cluster.ts";
import { show } from "./results.ts";

const SLOT_MS = 500;
const LONG = 60_000;
vi.setConfig({ testTimeout: 3 * LONG });

let cluster: Cluster | undefined;
afterEach(() => cluster?.end());

it("one of four authorities dies and comes back: finality goes on without it, and it catches up", async () => {
  cluster = await Cluster.start({ authorities: 4, slotMs: SLOT_MS, seed: 1 });
  await cluster.finality(3, LONG);
  const victim = cluster.member(3);
  // As a machine does that is gone: connections break, and nobody says goodbye.
  for (const link of cluster.mesh.of(3)) link.reset();
  await victim.stop();
  const died = cluster.log.highest;
  await cluster.finality(died + 5, LONG);
  const restarted = Date.now();
  await victim.start();
  expect(victim.finalized).toBeGreaterThanOrEqual(3);
  const missed = cluster.log.highest - victim.finalized;
  await cluster.finality(cluster.log.highest, LONG, [victim]);
  const caughtUp = Date.now() - restarted;
  // It votes and writes again: all four are needed for the blocks of its slots.
  const all = cluster.log.highest;
  await cluster.finality(all + 4, LONG);
  show("one of four authorities dies and comes back", {
    slotMs: SLOT_MS,
    finalWhenItDied: died,
    finalizedBlocksItMissed: missed,
    caughtUpMs: caughtUp,
    lags: Object.fromEntries(cluster.members.map(({ name, record }) => [name, record.lags.histogram])),
  });
});
