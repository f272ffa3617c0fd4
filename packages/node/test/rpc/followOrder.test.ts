import fc from "fast-check";
import { expect, it } from "vitest";
import { Client } from "./client.ts";
import type { Event } from "./followEvent.ts";
import { startLedger } from "./ledgerServer.ts";

/** Fails unless events keep what the interface promises of their order. */
function checkOrder([first, ...events]: readonly Event[]): void {
  const reported = new Set<string>();
  const done = new Set<string>();
  let final = first?.finalizedBlockHashes?.at(-1) ?? "";
  let bestBlock = "";
  const place = (hash = ""): boolean => hash === final || (reported.has(hash) && !done.has(hash));
  expect(first?.event).toBe("initialized");
  for (const { event, blockHash = "", parentBlockHash, bestBlockHash = "", ...rest } of events) {
    if (event === "newBlock") {
      expect(place(parentBlockHash)).toBe(true);
      expect(reported.has(blockHash)).toBe(false);
      reported.add(blockHash);
    } else if (event === "bestBlockChanged") {
      expect(place(bestBlockHash)).toBe(true);
      bestBlock = bestBlockHash;
    } else {
      const { finalizedBlockHashes = [], prunedBlockHashes = [] } = rest;
      expect(event).toBe("finalized");
      for (const hash of [...finalizedBlockHashes, ...prunedBlockHashes]) {
        expect(reported.has(hash) && !done.has(hash)).toBe(true);
        done.add(hash);
      }
      final = finalizedBlockHashes.at(-1) ?? "";
      expect(done.has(bestBlock)).toBe(bestBlock === final);
    }
  }
}

it("keeps its promises about order whatever the chain does", async () => {
  const step = fc.record({ finalizes: fc.integer({ min: 0, max: 4 }).map((n) => n === 0), choice: fc.nat() });
  const runs = fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), fc.nat(20), async (steps, joins) => {
    const own = await startLedger();
    const reader = await Client.connect(own.url);
    let id: unknown;
    for (const [i, { finalizes, choice }] of steps.entries()) {
      if (i === Math.min(joins, steps.length - 1)) id = await reader.result("chainHead_v1_follow", true);
      const open = own.chain.unfinalized().map(({ block }) => block.hash);
      const parents = [own.chain.finalized().hash, ...open];
      const target = open[choice % open.length];
      if (finalizes && target !== undefined) own.chain.finalize(target);
      else await own.seal(parents[choice % parents.length]);
    }
    await reader.result("system_name");
    const events = (await reader.notifications(id, 0)) as Event[];
    await reader.close();
    await own.stop();
    checkOrder(events);
    expect(events.findLast(({ event }) => event === "bestBlockChanged")?.bestBlockHash).toBe(own.chain.best().hash);
  });
  await fc.assert(runs, { numRuns: 25, seed: 7 });
});
