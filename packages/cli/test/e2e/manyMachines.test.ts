import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Lags } from "../../../node/test/cluster/lags.ts";
import { cannotMakeNamespaces } from "../../../node/test/cluster/namespaces/ip.ts";
import { show } from "../../../node/test/cluster/results.ts";
import { pass, until } from "../../../node/test/cluster/until.ts";
import { Fleet } from "./manyMachines.ts";

/** Blocks that must be finalized in a row; 1,000 in the full run. */
const BLOCKS = Number(process.env.OPENTAO_CLUSTER_BLOCKS ?? 25);
const SLOT_MS = Number(process.env.OPENTAO_CLUSTER_SLOT ?? 1000);
const AUTHORITIES = 4;
const FULL_NODES = 2;
/** Blocks that finality may be behind the head. */
const MOST_BEHIND = 3;
/**
 * Share of the slots with a block, and of the heads with finality close behind: a machine that does other things delays
 * some.
 */
const MOSTLY = 0.9;
const LONG = 60_000;

const reason = cannotMakeNamespaces();
if (reason !== undefined) console.log(`skipped: machines in network namespaces: ${reason}`);

describe.skipIf(reason !== undefined)("four authorities and two full nodes, each in a network namespace", () => {
  let fleet: Fleet;
  beforeAll(async () => {
    fleet = await Fleet.make(AUTHORITIES, FULL_NODES, SLOT_MS);
    await Promise.all(fleet.stations.map((station) => fleet.start(station)));
  }, 3 * LONG);
  afterAll(() => fleet?.remove(), LONG);

  it(
    `have a block every slot, and finality within ${MOST_BEHIND} blocks of the head, for ${BLOCKS} blocks`,
    async () => {
      await fleet.finality(2, LONG);
      const started = Date.now();
      const from = Math.max(...fleet.stations.map(({ follower }) => follower?.best ?? 0));
      for (const { follower } of fleet.stations) follower?.lags.reset();
      for (let height = from; height < from + BLOCKS; height += 10) {
        await fleet.finality(Math.min(height + 10, from + BLOCKS), LONG + 20 * SLOT_MS);
      }
      const slots = (Date.now() - started) / SLOT_MS;
      const best = Math.max(...fleet.stations.map(({ follower }) => follower?.best ?? 0));
      const lags = new Lags();
      for (const { follower } of fleet.stations) if (follower !== undefined) lags.add(follower.lags);
      show("machines in namespaces", {
        slotMs: SLOT_MS,
        slots: Math.round(slots),
        blocks: best - from,
        lags: lags.histogram,
        within3: lags.within(MOST_BEHIND),
      });
      expect((best - from) / slots).toBeGreaterThan(MOSTLY);
      expect(lags.within(MOST_BEHIND)).toBeGreaterThan(MOSTLY);
    },
    3 * LONG + 4 * BLOCKS * SLOT_MS,
  );

  it(
    "go on when one of the authorities is killed, which is at the head again when it comes back",
    async () => {
      const victim = fleet.station(3);
      await fleet.read();
      await fleet.kill(victim);
      const died = fleet.log.highest;
      await fleet.finality(died + 5, LONG);
      const missed = fleet.log.highest;
      const started = Date.now();
      await fleet.start(victim);
      await fleet.finality(missed, LONG);
      const caughtUp = Date.now() - started;
      expect(await victim.follower?.hashAt(died)).toBe(fleet.log.at(died));
      await fleet.finality(fleet.log.highest + 4, LONG);
      show("an authority's process killed", { finalWhenItDied: died, missed: missed - died, caughtUpMs: caughtUp });
    },
    4 * LONG,
  );

  it(
    "stop finalizing when two authorities' plugs are pulled, and go on when they are back",
    async () => {
      const [two, three] = [fleet.station(2), fleet.station(3)];
      for (const { place } of [two, three]) fleet.wires.set(place, "down");
      await pass(3 * SLOT_MS);
      const there = fleet.stations.filter((station) => station !== two && station !== three);
      const final = () => Math.max(...there.map(({ follower }) => follower?.finalized ?? 0));
      const stuck = final();
      await pass(8 * SLOT_MS);
      expect(final()).toBe(stuck);
      const back = Date.now();
      for (const { place } of [two, three]) fleet.wires.set(place, "up");
      await until(
        "finality goes on",
        () => final() > stuck,
        LONG,
        () => fleet.stand(),
      );
      const resumed = Date.now() - back;
      await fleet.finality(stuck + 5, 2 * LONG);
      show("two authorities' plugs pulled", { slotMs: SLOT_MS, finalWhileCut: stuck, resumedMs: resumed });
    },
    5 * LONG,
  );
});
