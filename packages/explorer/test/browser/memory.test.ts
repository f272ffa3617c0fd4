import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser, type Stage, startStage } from "./stage.ts";

/** Blocks for which pages stay open after the first ones. */
const BLOCKS = Number(process.env.OPENTAO_EXPLORER_BLOCKS ?? 300);
/** Blocks after which a page has read what it keeps: what nothing shows any more is dropped after 30 s. */
const WARM = 200;
/** Growth of the heap above which something is kept for each block, in bytes. */
const MOST_GROWTH = 2 * 1024 * 1024;
const MOST_NODES = 200;
/** Growth of listeners above which some are kept for blocks: reads that are under way have some each. */
const MOST_LISTENERS = 100 + BLOCKS / 10;

/** Blocks by which a page may be behind: it shows another one once a second, the chain makes ten. */
const BEHIND = 100;

describe.skipIf(!hasBrowser)("a page that is left open", () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage();
  });
  afterAll(() => stage.stop());

  it(`keeps its memory for ${BLOCKS} blocks`, { timeout: 600_000 + BLOCKS * 1_000 }, async () => {
    const { chain } = stage.network;
    const names = ["overview", "subnet", "neurons", "blocks"];
    const open = await Promise.all(names.map((name) => stage.open(stage.pages[name] ?? "", { locale: "en-US" })));
    await Promise.all(open.map((one) => one.settled()));
    const memories = () => Promise.all(open.map((one) => one.memory()));
    const { number } = await chain.head();
    await chain.waitForHead((head) => head.number >= number + WARM);
    const before = await memories();
    await chain.waitForHead((head) => head.number >= number + WARM + BLOCKS);
    const after = await memories();
    for (const [at, one] of open.entries()) {
      const growth = (what: "heap" | "nodes" | "listeners"): number =>
        (after[at]?.[what] ?? Number.NaN) - (before[at]?.[what] ?? Number.NaN);
      const told = `${names[at]}: ${JSON.stringify(before[at])}, then ${JSON.stringify(after[at])}`;
      if (process.env.OPENTAO_EXPLORER_BLOCKS !== undefined) console.log(told);
      expect(await one.height(), told).toBeGreaterThan(number + WARM + BLOCKS - BEHIND);
      expect(growth("heap"), told).toBeLessThan(MOST_GROWTH);
      expect(growth("nodes"), told).toBeLessThan(MOST_NODES);
      expect(growth("listeners"), told).toBeLessThan(MOST_LISTENERS);
      expect(one.faults, told).toEqual([]);
      await one.close();
    }
  });
});
