import { describe, expect, it } from "vitest";
import type { BlockRef } from "../../src/chain/index.ts";
import { ProofSearch } from "../../src/finality/proofSearch.ts";
import { NetworkError } from "../../src/network/index.ts";
import type { Justifications } from "../../src/network/requests/index.ts";
import { silentLogger } from "../../src/primitives/logger.ts";
import { FakeClock } from "../support/fakeClock.ts";

const PERIOD = 1000;
const ref = (number: number, fork = 0): BlockRef => ({ number, hash: `0x${fork}${number}` });
const PROOF: Justifications = [[new Uint8Array(4), new Uint8Array(1)]];

/** A search of which one says what peers answer; it keeps whom it asked for what. */
function search(answer: (peer: string, block: BlockRef) => Promise<Justifications | undefined>, peers = ["a", "b"]) {
  const clock = new FakeClock();
  const asked: string[] = [];
  const state = { finalized: ref(0), isNext: (_: BlockRef) => true };
  const found: [string, number][] = [];
  const proofs = new ProofSearch({
    ...{ clock, period: PERIOD, logger: silentLogger },
    finalized: () => state.finalized,
    isNext: (block) => state.isNext(block),
    peers: () => peers,
    ask: (peer, block) => {
      asked.push(`${peer} ${block.hash}`);
      return answer(peer, block);
    },
    found: (peer, block) => found.push([peer, block.number]),
  });
  return { clock, asked, state, found, proofs };
}

describe("the search for proofs of finality", () => {
  it("asks for blocks of all forks in turn, and all peers", async () => {
    const { clock, asked, proofs } = search(() => Promise.resolve(undefined));
    proofs.want(ref(5));
    proofs.want(ref(5, 1));
    await clock.pass(PERIOD - 1);
    expect(asked).toEqual([]);
    await clock.pass(4 * PERIOD);
    expect(asked).toEqual(["a 0x05", "a 0x15", "b 0x05", "b 0x15"]);
    proofs.stop();
    await clock.pass(10 * PERIOD);
    expect(asked).toHaveLength(4);
    expect(clock.waiting).toBe(0);
  });

  it("waits with a block until what comes before it is finalized, and ends when nothing is wanted", async () => {
    const { clock, asked, state, found, proofs } = search(() => Promise.resolve(PROOF), ["a"]);
    state.isNext = ({ number }) => number === state.finalized.number + 5;
    proofs.want(ref(5));
    proofs.want(ref(10));
    await clock.pass(PERIOD);
    expect(found).toEqual([["a", 5]]);
    state.finalized = ref(5);
    await clock.pass(PERIOD);
    state.finalized = ref(10);
    await clock.pass(PERIOD);
    expect(asked).toEqual(["a 0x05", "a 0x010"]);
    expect(clock.waiting).toBe(0);
  });

  it("goes on when a peer refuses, and when one does not answer at all", async () => {
    const { clock, asked, proofs, found } = search((peer) => {
      if (peer === "a") return new Promise(() => undefined);
      return Promise.reject(new NetworkError("REFUSED", "no", "Ask another."));
    });
    proofs.want(ref(5));
    await clock.pass(5 * PERIOD);
    expect(asked).toEqual(["a 0x05"]);
    await clock.pass(7 * PERIOD);
    expect(asked.slice(0, 3)).toEqual(["a 0x05", "b 0x05", "a 0x05"]);
    expect(found).toEqual([]);
    proofs.stop();
  });
});
