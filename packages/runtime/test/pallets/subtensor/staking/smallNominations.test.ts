import { concat } from "@opentao/codec";
import { describe, expect, it } from "vitest";
import type { State } from "../../../../src/framework/index.ts";
import { addStake } from "../../../../src/pallets/subtensor/staking/add.ts";
import {
  clearSmallNominations,
  setNominatorMinimum,
} from "../../../../src/pallets/subtensor/staking/smallNominations.ts";
import { SWEEPS_A_BLOCK } from "../../../../src/pallets/subtensor/sweep.ts";
import {
  AlphaV2,
  NominatorMinRequiredStake,
  RootClaimable,
  StakingHotkeys,
} from "../../../../src/pallets/subtensorStorage/index.ts";
import { NominationsScan } from "../../../../src/pallets/subtensorStorage/nominationsScan.ts";
import { ROOT } from "../../../../src/primitives/subnets.ts";
import { account } from "../../../testState.ts";
import { COST } from "../../../weights/measure.ts";
import { workOf } from "../../../workOf.ts";
import { COLDKEYS, expectAccountsAgree, HOTKEYS, SUBNETS, stakingWorld, TAO } from "../stakingWorld.ts";

const [OWNER, ...NOMINATORS] = COLDKEYS;
const [HOT] = HOTKEYS;

/** Nominations of 0.01 TAO and of 10 TAO with one hotkey on two subnets, and as little of the hotkey's owner. */
function nominated(): State {
  const state = stakingWorld();
  const small = TAO / 100n;
  for (const netuid of SUBNETS) {
    addStake(state, { coldkey: OWNER, hotkey: HOT, netuid }, small);
    for (const [n, coldkey] of NOMINATORS.entries()) {
      addStake(state, { coldkey, hotkey: HOT, netuid }, n === 0 ? small : 10n * TAO);
    }
  }
  return state;
}

/** Sets a minimum of a tenth of a TAO. */
const raise = (state: State): void => setNominatorMinimum(state, 50_000_000n);
const coldkeysLeft = (state: State) => AlphaV2.keys(state).map(([, coldkey]) => coldkey.join());

describe("nominations that a higher minimum makes too small", () => {
  it.each([1, SWEEPS_A_BLOCK])("end in the blocks that follow, in steps of %i", (limit) => {
    const state = nominated();
    const before = coldkeysLeft(state);
    raise(state);
    expect(coldkeysLeft(state)).toEqual(before);
    let steps = 0;
    for (; NominationsScan.has(state); steps += 1) {
      clearSmallNominations(state, limit);
      expectAccountsAgree(state);
    }
    const [small, large] = NOMINATORS.map((coldkey) => coldkey.join());
    expect(coldkeysLeft(state)).not.toContain(small);
    for (const coldkey of [large, OWNER.join()]) {
      expect(coldkeysLeft(state).filter((one) => one === coldkey)).toHaveLength(SUBNETS.length);
    }
    expect(steps > before.length).toBe(limit === 1);
    expect(clearSmallNominations(state, limit)).toBe(0);
  });

  it("are looked for once more when the minimum rises again, and not when it falls", () => {
    const state = nominated();
    raise(state);
    clearSmallNominations(state, 1);
    setNominatorMinimum(state, 60_000_000n);
    expect(NominationsScan.get(state)).toEqual({ sweep: 0, last: new Uint8Array() });
    while (NominationsScan.has(state)) clearSmallNominations(state, SWEEPS_A_BLOCK);
    setNominatorMinimum(state, 50_000_000n);
    expect(NominationsScan.has(state)).toBe(false);
    expect(NominatorMinRequiredStake.get(state)).toBe(50_000_000n);
  });

  it("are found among keys that are no positions", () => {
    const state = nominated();
    for (const junk of [concat(AlphaV2.prefix, Uint8Array.of(0)), concat(AlphaV2.prefix, new Uint8Array(180))]) {
      state.set(junk, Uint8Array.of(1));
    }
    raise(state);
    while (NominationsScan.has(state)) clearSmallNominations(state, SWEEPS_A_BLOCK);
    expect(coldkeysLeft(state)).not.toContain(NOMINATORS[0]?.join());
  });

  it("weigh as much as the lists take that anybody can make long", () => {
    const state = stakingWorld();
    const nominator = COLDKEYS[1];
    const others = Array.from({ length: 200 }, (_, i) => account(50 + i));
    const rates = Array.from({ length: 100 }, (_, i): [number, { bits: bigint }] => [i + 1, { bits: 1n << 31n }]);
    StakingHotkeys.set(state, nominator, others);
    RootClaimable.set(state, HOT, rates);
    addStake(state, { coldkey: nominator, hotkey: HOT, netuid: ROOT }, TAO / 100n);
    raise(state);
    let weight = 0;
    const { reads = 0, writes = 0 } = workOf(state, () => {
      weight = clearSmallNominations(state, SWEEPS_A_BLOCK);
    });
    expect(coldkeysLeft(state)).toEqual([]);
    expect(reads).toBeGreaterThan(others.length + rates.length);
    expect(writes).toBeGreaterThan(rates.length);
    expect(reads * COST.read + writes * COST.write).toBeLessThan(weight);
  });
});
