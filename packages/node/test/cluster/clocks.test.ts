import { afterEach, expect, it, vi } from "vitest";
import { Cluster } from "./cluster.ts";
import { show } from "./results.ts";
import { until } from "./until.ts";
import { authorsOf } from "./written.ts";

const SLOT_MS = 1000;
const LONG = 90_000;
vi.setConfig({ testTimeout: 3 * LONG });
/** Slots are longer than clocks are off: an author whose slot is over for the others has missed it. */
const LONG_SLOT_MS = 2000;
/** Further off than clocks may be: blocks that are dated 30 s ahead are refused. */
const BEYOND_MS = 120_000;

let cluster: Cluster | undefined;
afterEach(() => cluster?.end());

it("clocks that are a little off, ahead or behind, keep nobody from writing and voting", async () => {
  cluster = await Cluster.make({ authorities: 4, slotMs: LONG_SLOT_MS, seed: 4 });
  const skews = [600, -600, 300, 0];
  for (const [index, skew] of skews.entries()) cluster.member(index).clock.skewMs = skew;
  await Promise.all(cluster.members.map((member) => member.start()));
  await cluster.finality(8, LONG);
  const written = authorsOf(cluster.member(0).node.chain, 8);
  expect(Object.keys(written)).toHaveLength(4);
  show("clocks a little off", {
    slotMs: LONG_SLOT_MS,
    skews,
    blocksByAuthor: written,
    lags: cluster.members.map(({ record }) => record.lags.histogram),
  });
});

it("an authority whose clock is far ahead gets no block in; the others go on", async () => {
  cluster = await Cluster.make({ authorities: 4, slotMs: SLOT_MS, seed: 5 });
  cluster.member(3).clock.skewMs = BEYOND_MS;
  await Promise.all(cluster.members.map((member) => member.start()));
  const others = cluster.members.slice(0, 3);
  await cluster.finality(9, LONG, others);
  const written = authorsOf(cluster.member(0).node.chain, 9);
  expect(Object.keys(written).sort()).toEqual(["//One", "//Three", "//Two"]);
  const far = cluster.member(3);
  show("a clock far ahead", { slotMs: SLOT_MS, skewMs: BEYOND_MS, blocksByAuthor: written, itHasFinal: far.finalized });
});

it("an authority whose clock is far behind takes no blocks until its clock is set right; the others go on", async () => {
  cluster = await Cluster.make({ authorities: 4, slotMs: SLOT_MS, seed: 6 });
  const late = cluster.member(3);
  late.clock.skewMs = -BEYOND_MS;
  await Promise.all(cluster.members.map((member) => member.start()));
  await cluster.finality(6, LONG, cluster.members.slice(0, 3));
  // The others' blocks are of a time that has not come for it. Its own first block, which is old to them, they may have
  // taken.
  expect(late.finalized).toBeLessThanOrEqual(1);
  expect(late.node.chain.hashAt(2)).not.toBe(cluster.log.at(2));
  late.clock.skewMs = 0;
  const corrected = Date.now();
  await until(
    "it has what the others have",
    () => late.finalized >= 6,
    LONG,
    () => cluster?.stand() ?? "",
  );
  show("a clock far behind", { slotMs: SLOT_MS, skewMs: -BEYOND_MS, caughtUpMs: Date.now() - corrected });
});
