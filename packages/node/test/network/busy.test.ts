import { describe, expect, it } from "vitest";
import { NetworkError } from "../../src/network/errors.ts";
import { Reputation } from "../../src/network/peers/index.ts";
import { Sync } from "../../src/network/sync/index.ts";
import { silentLogger } from "../../src/primitives/logger.ts";
import { FakeClock, settled } from "../support/fakeClock.ts";
import { answering, having, makeChain } from "./chains.ts";

describe("a peer that does not answer", () => {
  const blocks = makeChain(3, () => 100);
  const ref = (number: number) => ({ number, hash: blocks[number]?.hashed.hash ?? "0x" });

  /** Asks a peer who says it has block 2 that answers the seventh request alone. */
  async function ask(why: "CLOSED" | "TIMED_OUT" | "UNREACHABLE" | "REFUSED") {
    const clock = new FakeClock();
    const reputation = new Reputation(clock);
    const chain = { known: having(blocks, 0) };
    const honest = answering(blocks, () => undefined);
    let refused = 0;
    let bans = 0;
    let isBusy = false;
    const sync = new Sync({
      chain: {
        best: () => chain.known.best(),
        finalized: () => chain.known.finalized(),
        header: (hash) => chain.known.header(hash),
        hashAt: (number) => chain.known.hashAt(number),
        // No runtime: which headers are plausible is not of interest here.
        call: () => new Uint8Array(),
      },
      importBlock: ({ hashed: { hash, header } }) => {
        chain.known = having(blocks, header.number);
        return { block: { hash, number: header.number }, isBest: true, known: false };
      },
      ask: async (peer, request, signal) => {
        if (isBusy && refused < 6) {
          refused += 1;
          throw new NetworkError(why, "busy", "Ask later.");
        }
        return honest(peer, request, signal);
      },
      report: (peer, misdeed) => {
        if (reputation.lower(peer, misdeed) > 0) bans += 1;
      },
      ...{ changed: () => undefined, early: () => undefined },
      ...{ clock, logger: silentLogger },
    });
    sync.add("peer", ref(1));
    await settled();
    isBusy = true;
    const header = blocks[2]?.hashed;
    if (header === undefined) throw new Error("there is no block");
    // Named once, and never again.
    sync.announced("peer", header, true);
    for (let i = 0; i < 100 && chain.known.best().number < 2; i += 1) {
      await settled();
      await clock.pass(1_000);
    }
    await settled();
    await sync.stop();
    return { bans, best: chain.known.best().number };
  }

  it.each(["CLOSED", "TIMED_OUT", "UNREACHABLE", "REFUSED"] as const)(
    "is asked again later and never banned when it was right before: %s",
    async (why) => {
      expect(await ask(why)).toEqual({ bans: 0, best: 2 });
    },
  );

  it.each([
    ["that is asked", "noAnswer", false],
    ["that left meanwhile", undefined, true],
  ] as const)("and was not right yet: one %s is charged with %s", async (_, misdeed, leaves) => {
    const reported: string[] = [];
    const sync = new Sync({
      chain: having(blocks, 0),
      importBlock: () => {
        throw new Error("there is no block");
      },
      ask: async (peer) => {
        if (leaves) sync.remove(peer);
        throw new NetworkError("CLOSED", "the peer broke the substream off", "Ask another.");
      },
      report: (_peer, kind) => reported.push(kind),
      ...{ changed: () => undefined, early: () => undefined },
      ...{ clock: new FakeClock(), logger: silentLogger },
    });
    sync.add("peer", ref(1));
    await settled();
    await sync.stop();
    expect(reported).toEqual(misdeed === undefined ? [] : [misdeed]);
  });
});
