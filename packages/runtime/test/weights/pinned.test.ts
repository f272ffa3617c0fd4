import { expect, it } from "vitest";
import { type State, toWeight } from "../../src/framework/index.ts";
import { blockStep } from "../../src/pallets/subtensor/blockStep.ts";
import { claimFor } from "../../src/pallets/subtensor/claims/claim.ts";
import { distributeEmission } from "../../src/pallets/subtensor/emission/distribute.ts";
import { dissolveSubnet } from "../../src/pallets/subtensor/lifecycle/dissolve.ts";
import { continueEndings } from "../../src/pallets/subtensor/lifecycle/endings.ts";
import { unstakeAll } from "../../src/pallets/subtensor/staking/remove.ts";
import {
  FirstEmissionBlockNumber,
  NumRootClaim,
  Owner,
  ParentKeys,
  Tempo,
  TotalHotkeyAlpha,
} from "../../src/pallets/subtensorStorage/index.ts";
import { workOf } from "../workOf.ts";
import { COST } from "./measure.ts";
import { coldkey, fullChain, hot, SUBNETS } from "./world.ts";

const pot = 1_000_000_000n;

/** Runs the epoch of a subnet. */
const epoch = (netuid: number) => (state: State) =>
  distributeEmission(state, { netuid, server: pot, validator: pot, root: pot, ownerCut: pot });

/** Gives each validator of a subnet 64 parents. */
function withParents(state: State, netuid: number): void {
  const parents = Array.from({ length: 64 }, (_, i) => hot(5000 + i));
  for (const parent of parents) {
    Owner.set(state, parent, coldkey);
    TotalHotkeyAlpha.set(state, parent, netuid, pot);
  }
  for (let uid = 0; uid < 64; uid += 1) {
    ParentKeys.set(
      state,
      hot(uid),
      netuid,
      parents.map((parent) => [1n << 56n, parent]),
    );
  }
}

const quiet = (state: State): void => {
  NumRootClaim.set(state, 0n);
  for (let netuid = 1; netuid <= SUBNETS; netuid += 1) {
    Tempo.set(state, netuid, 0);
    FirstEmissionBlockNumber.set(state, netuid, 1n);
  }
};
const claimAll = (state: State): void => {
  claimFor(state, coldkey, () => true);
};
const nothing = (): void => undefined;

interface Pinned {
  readonly what: string;
  readonly prepare: (state: State) => void;
  readonly act: (state: State) => void;
  /** Weight in picoseconds: part of the chain's state. Whoever changes one begins every chain anew. */
  readonly weight: bigint;
}

const PINNED: readonly Pinned[] = [
  { what: "a block without epochs and claims, 12 subnets", prepare: quiet, act: blockStep, weight: 47_922_000_000n },
  { what: "an epoch of 4 neurons without weights", prepare: nothing, act: epoch(3), weight: 19_990_000_000n },
  {
    what: "an epoch of 256 neurons, 64 full rows of weights and of bonds",
    prepare: nothing,
    act: epoch(2),
    weight: 299_554_000_000n,
  },
  { what: "an epoch of 256 neurons on two mechanisms", prepare: nothing, act: epoch(1), weight: 280_848_000_000n },
  {
    what: "an epoch of 64 validators with 64 parents each",
    prepare: (state) => withParents(state, 2),
    act: epoch(2),
    weight: 1_095_074_000_000n,
  },
  { what: "a claim with 25 hotkeys on 12 subnets", prepare: nothing, act: claimAll, weight: 882_648_000_000n },
  { what: "the same when nothing is owed", prepare: claimAll, act: claimAll, weight: 27_288_000_000n },
  {
    what: "the end of a subnet of 256 neurons with its 48 positions among those of the chain",
    prepare: (state) => dissolveSubnet(state, 1),
    act: (state) => state.weigh({ refTime: continueEndings(state, Number.MAX_SAFE_INTEGER) }),
    weight: 323_116_000_000n,
  },
  {
    what: "unstaking from a hotkey on 13 subnets",
    prepare: nothing,
    act: (state) => unstakeAll(state, { coldkey, hotkey: hot(1) }),
    weight: 123_450_796_000n,
  },
];

const named = PINNED.map((pinned) => [pinned.what, pinned] as const);
const chain = fullChain();

/** Weight of an action, and what it asks of the state, as time. */
function measured({ prepare, act }: Pinned, disturb: (state: State) => void): { weight: bigint; counted: number } {
  const state = chain.reader();
  return state.dryRun(() => {
    prepare(state);
    disturb(state);
    let counted = 0;
    const { refTime } = state.weightOf(() => {
      const { bytes } = state.work;
      const { reads = 0, writes = 0 } = workOf(state, () => act(state));
      counted = reads * COST.read + writes * COST.write + (state.work.bytes - bytes) * COST.valueByte;
    });
    return { weight: refTime, counted };
  });
}

it.each(named)("%s weighs what it always did, and at least a third of its counted work", (_what, pinned) => {
  const { weight, counted } = measured(pinned, nothing);
  expect(weight).toBe(pinned.weight);
  expect(counted / Number(weight)).toBeLessThan(3);
});

it.each(named)("%s weighs the same however often the state is read and written for it", (_what, pinned) => {
  const usual = measured(pinned, nothing);
  const wasteful = measured(pinned, (state) => {
    const [get, set, clear] = [state.get.bind(state), state.set.bind(state), state.clear.bind(state)];
    state.get = (key) => {
      get(key);
      return get(key);
    };
    state.set = (key, value) => {
      set(key, value);
      set(key, value);
    };
    state.clear = (key) => {
      clear(key);
      clear(key);
    };
  });
  expect(wasteful.counted).toBeGreaterThan(1.3 * usual.counted);
  expect(wasteful.weight).toBe(usual.weight);
});

it("what weighs in picoseconds is what a read and a write weigh anywhere", () => {
  expect(toWeight({ refTime: 1, reads: 1, writes: 1 }).refTime).toBe(125_000_001n);
});
