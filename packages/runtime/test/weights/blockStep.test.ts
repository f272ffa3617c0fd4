import { beforeAll, describe, expect, it } from "vitest";
import { toWeight } from "../../src/framework/index.ts";
import {
  LastEpochBlock,
  NumRootClaim,
  NumStakingColdkeys,
  RootClaimed,
  StakingHotkeys,
} from "../../src/pallets/subtensorStorage/index.ts";
import { BlockWeight } from "../../src/pallets/system/storage.ts";
import type { TestChain } from "../executive/chain.ts";
import { coldkey, fullChain, hot } from "./world.ts";

/** Weight that the protocol declares for every block. */
const DECLARED = { refTime: 110_634_229_000n, reads: 8304, writes: 110 };

describe("the step with which a block begins", () => {
  let chain: TestChain;
  beforeAll(() => {
    chain = fullChain();
    NumRootClaim.set(chain.reader(), 50n);
    // The first of those with root stake alone is claimed for: among two, some parents' hashes only choose the other.
    NumStakingColdkeys.set(chain.reader(), 1n);
  });

  const mandatory = () => BlockWeight.get(chain.reader()).mandatory.refTime;
  const claims = () =>
    RootClaimed.entries(chain.reader()).filter(([[, , claimer]]) => claimer.join() === coldkey.join());

  it("weighs more than what every block is said to take where there is more to do", () => {
    chain.build();
    const claimed = claims().length;
    expect(claimed).toBeGreaterThan(0);
    // Each of these claims writes at least its watermark, and the step is no lighter than they are.
    expect(mandatory()).toBeGreaterThan(toWeight({ refTime: 0, writes: claimed }).refTime);
    expect(mandatory()).toBeGreaterThan(toWeight(DECLARED).refTime);
    expect(LastEpochBlock.entries(chain.reader()).length).toBeGreaterThan(0);
  });

  it("claims for nobody with more than 64 hotkeys", () => {
    chain = fullChain();
    const state = chain.reader();
    NumRootClaim.set(state, 50n);
    StakingHotkeys.mutate(state, coldkey, (hotkeys) => [
      ...hotkeys,
      ...Array.from({ length: 65 - hotkeys.length }, (_, index) => hot(20_000 + index)),
    ]);
    chain.build();
    expect(claims()).toEqual([]);
  });
});
