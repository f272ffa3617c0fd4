import { fromHex, toHex } from "@opentao/codec";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { State } from "../../src/framework/index.ts";
import { setRootClaimType } from "../../src/pallets/subtensor/claims/settings.ts";
import { setAutoStakeDestination } from "../../src/pallets/subtensor/delegation/autoStake.ts";
import { getStakeForHotkeyOnSubnet, stakeAt } from "../../src/pallets/subtensor/ledger/positions.ts";
import { addStake } from "../../src/pallets/subtensor/staking/add.ts";
import {
  BondsMovingAverage,
  BondsPenalty,
  Delegates,
  LiquidAlphaOn,
  MechanismCountCurrent,
  MechanismEmissionSplit,
  Owner,
  RootClaimable,
  Yuma3On,
} from "../../src/pallets/subtensorStorage/index.ts";
import { ROOT } from "../../src/primitives/subnets.ts";
import {
  type Explanation,
  earningsOf,
  explain,
  paidHotkeys,
  poolAccount,
  RecordingExternalities,
  readPool,
  type Step,
  type StepId,
  type SubnetAccount,
  subnetAccount,
  totalOf,
} from "../../src/replay/index.ts";
import { STEP_TEXTS } from "../../src/replay/texts.ts";
import { MemoryExternalities } from "../../src/testing/memoryExternalities.ts";
import { coldkeyOf, hotkeyOf, runBlocks, weigh } from "../pallets/subtensor/emission/network.ts";
import { type Action, action, attempt, NEURONS, network, SEEDS } from "../pallets/subtensor/emission/randomNetwork.ts";
import { TAO } from "../pallets/subtensor/stakingWorld.ts";
import { evaluate, isArithmetic, offBy } from "./formulas.ts";

const seed = fc.constantFrom(...SEEDS);
const neuron = fc.integer({ min: 0, max: NEURONS });

/** Choices of who gets a payment, besides what moves things in the emission. */
const choice: fc.Arbitrary<Action> = fc.oneof(
  { weight: 6, arbitrary: action },
  fc.record({ netuid: seed, n: neuron, take: fc.nat(65_535) }).map(({ netuid, n, take }) => (state: State) => {
    Delegates.set(state, hotkeyOf(netuid, n), take);
  }),
  fc.record({ netuid: seed, n: neuron, to: neuron }).map(({ netuid, n, to }) => (state: State) => {
    setAutoStakeDestination(state, { coldkey: coldkeyOf(netuid, n), hotkey: hotkeyOf(netuid, to), netuid });
  }),
  fc.record({ netuid: seed, n: neuron }).map(({ netuid, n }) => (state: State) => {
    setRootClaimType(state, coldkeyOf(netuid, n), { type: "Keep" });
  }),
  fc.record({ netuid: seed, count: fc.integer({ min: 1, max: 2 }) }).map(({ netuid, count }) => (state: State) => {
    MechanismCountCurrent.set(state, netuid, count);
  }),
  fc.record({ netuid: seed, first: fc.nat(65_535) }).map(({ netuid, first }) => (state: State) => {
    MechanismEmissionSplit.set(state, netuid, [first, 65_535 - first]);
  }),
  fc
    .record({ netuid: seed, penalty: fc.nat(65_535), average: fc.nat(1_000_000) })
    .map(({ netuid, penalty, average }) => (state: State) => {
      BondsPenalty.set(state, netuid, penalty);
      BondsMovingAverage.set(state, netuid, BigInt(average));
    }),
);

/** A random network in which everybody has stake and votes for somebody. */
function votingNetwork(fairLaunch: boolean): State {
  const state = network(fairLaunch);
  runBlocks(state, 1);
  for (const netuid of SEEDS) {
    for (let n = 0; n <= NEURONS; n += 1) {
      const position = { coldkey: coldkeyOf(netuid, n), hotkey: hotkeyOf(netuid, n) };
      addStake(state, { ...position, netuid }, 10n * TAO);
      addStake(state, { ...position, netuid: ROOT }, 5n * TAO);
      attempt(state, () => weigh(state, netuid, position.hotkey, { [(n + 1) % 5]: 1, [(n + 2) % 5]: 2 }));
    }
  }
  return state;
}

/** A copy of a state in memory. */
function copyOf({ externalities }: State): MemoryExternalities {
  if (!(externalities instanceof MemoryExternalities)) throw new TypeError("the state is not in memory");
  return externalities.fork();
}

/** Steps whose formulas are sentences, or go over what a step does not have: conditions, logarithms, other subnets. */
const IN_WORDS = [
  ...["blockEmission", "blockCredit", "shareByPrice", "subnetShare", "poolTao", "alphaEmission", "drainedRoot"],
  ...["stakeShare", "votingShare", "givenWeight", "consensus", "claim", "alphaPotWhole"],
];

/** Steps whose formulas random networks reach at the least. */
const CHECKED = [
  ...["subnetTao", "epochEmission", "rank", "incentive", "serverEmission", "earned", "alphaDividend"],
  ...["mechanismFloor", "splitRest", "mechanismEmission", "bondWeight", "formerBond", "newBond", "bondShare"],
];

/** Amounts that are multiplied by a share which was rounded to 32 bits before. */
const SHARED_OUT: Readonly<Partial<Record<StepId, string>>> = {
  alphaDividend: "alphaPot",
  rootDividend: "rootPot",
  toParent: "neuronDividend",
  fromChild: "neuronDividend",
};

/** Last bits by which a formula may be off: the runtime rounds once, and shares before it multiplies by them. */
function mostOff({ id, inputs }: Step): number {
  const amount = inputs.find(({ name }) => name === SHARED_OUT[id])?.value;
  return 2 + Number(amount === undefined ? 0n : amount.bits >> BigInt(amount.fraction));
}

/** Checks what the formulas of steps give, all the way down; adds the names of what was checked to `checked`. */
function expectFormulas(step: Step, checked: Set<string>, seen = new Set<Step>()): void {
  if (seen.has(step)) return;
  seen.add(step);
  for (const result of evaluate(step)) {
    checked.add(result.name);
    const off = offBy(result);
    if (off > mostOff(step)) expect.fail(`${step.id}: ${result.name} is off by ${off} last bits`);
  }
  for (const input of step.inputs) if (input.step !== undefined) expectFormulas(input.step, checked, seen);
}

/** Checks what a block did to the pools that an explanation's payments reach, against the states around it. */
function expectPaid(explanation: Explanation, account: SubnetAccount, before: State, after: State): void {
  const { netuid, hotkey } = explanation;
  const own = new Map<string, bigint>();
  for (const key of paidHotkeys(explanation)) {
    const pool = poolAccount(readPool(before.externalities, key, netuid), account.changes);
    expect(pool.before).toBe(getStakeForHotkeyOnSubnet(before, key, netuid));
    expect(pool.after).toBe(getStakeForHotkeyOnSubnet(after, key, netuid));
    expect(pool.lines.reduce((sum, { amount }) => sum + amount, pool.before)).toBe(pool.after);
    const position = { coldkey: fromHex(pool.owner), hotkey: key, netuid };
    expect(pool.ownerBefore).toBe(stakeAt(before, position));
    expect(pool.ownerAfter).toBe(stakeAt(after, position));
    expect(pool.lines.reduce((sum, { ofOwner }) => sum + ofOwner, pool.ownerBefore)).toBe(pool.ownerAfter);
    for (const { reason, amount, earner } of pool.lines) {
      expect(reason).not.toBe("other");
      if (earner === hotkey && reason !== "rootClaim") own.set(reason, (own.get(reason) ?? 0n) + amount);
    }
  }
  for (const { kind, amount, step } of explanation.payments) {
    if (kind === "withheld") continue;
    if (kind === "accrued") {
      const rate = RootClaimable.get(after, fromHex(hotkey)).find(([other]) => other === netuid)?.[1].bits;
      expect(step.value.bits).toBe(rate);
    } else {
      expect(own.get(kind) ?? 0n, kind).toBe(amount);
      own.delete(kind);
    }
  }
  expect([...own.values()].filter((amount) => amount !== 0n)).toEqual([]);
}

describe.each([true, false])("random networks, fair launch %s", (fairLaunch) => {
  it("say of every payment of every epoch why it was made, to the rao", () => {
    let payments = 0;
    const checked = new Set<string>();
    fc.assert(
      fc.property(fc.array(fc.tuple(choice, fc.nat(3)), { minLength: 5, maxLength: 20 }), (steps) => {
        const state = votingNetwork(fairLaunch);
        for (const [act, blocks] of steps) {
          attempt(state, act);
          for (let i = 0; i < blocks; i += 1) payments += replayedBlock(state, checked);
        }
      }),
      { numRuns: 10 },
    );
    expect(payments).toBeGreaterThan(300);
    expect(CHECKED.filter((id) => !checked.has(id))).toEqual([]);
  });
});

/** Makes a block, replays it, and checks all explanations. @returns the number of payments */
function replayedBlock(state: State, checked: Set<string>): number {
  const before = new State(copyOf(state));
  const recording = new RecordingExternalities(copyOf(state));
  const replayed = new State(recording);
  runBlocks(replayed, 1);
  runBlocks(state, 1);
  // Who listens changes nothing.
  const root = (externalities: State["externalities"]) => toHex(externalities.root(1));
  expect(root(recording)).toBe(root(state.externalities));
  let payments = 0;
  for (const netuid of SEEDS) {
    const account = subnetAccount(recording.facts, netuid);
    if (account === undefined) throw new Error("the block told nothing");
    const drained = account.epoch?.distribution;
    let paid = 0n;
    for (const hotkey of Owner.keys(state)) {
      const explanation = explain(account, hotkey);
      expect(explanation.isEpoch).toBe(drained !== undefined);
      for (const step of explanation.steps) expectFormulas(step, checked);
      const parts = explanation.steps.filter(({ id }) => id === "mechanismEmission");
      expect(parts.reduce((sum, { value }) => sum + value.bits, 0n)).toBe(drained?.emission ?? 0n);
      expectPaid(explanation, account, before, state);
      paid += explanation.payments.reduce((sum, { amount }) => sum + amount, 0n);
      payments += explanation.payments.length;
    }
    if (drained === undefined) continue;
    expect(paid).toBeLessThanOrEqual(drained.emission + drained.ownerCut);
    const earned = earningsOf(account, state.blockNumber)?.neurons ?? [];
    for (const neuron of earned) {
      const { payments: ofNeuron } = explain(account, fromHex(neuron.hotkey));
      const staked = ofNeuron.filter(({ kind }) => kind !== "withheld").reduce((sum, { amount }) => sum + amount, 0n);
      expect(totalOf(neuron)).toBe(staked);
    }
  }
  return payments;
}

/** Lets all neurons give the same weights. */
function allWeigh(state: State, weights: Readonly<Record<number, number>>): void {
  for (const netuid of SEEDS) {
    for (let n = 0; n <= NEURONS; n += 1) {
      attempt(state, () => weigh(state, netuid, hotkeyOf(netuid, n), { ...weights }));
    }
  }
}

describe("bonds, and two mechanisms", () => {
  it.each([
    ["bought with stake", false, false, ["bondOffer", "boughtBond", "formerPart"]],
    ["an average of weights", true, false, ["formerPart"]],
    ["that follow consensus", true, true, ["formerPartByDistance", "overConsensus", "overWeight"]],
  ])("%s: each number is what its formula says, and parts are the whole", (_, yuma3, liquid, own) => {
    const state = votingNetwork(false);
    for (const netuid of SEEDS) {
      Yuma3On.set(state, netuid, yuma3);
      LiquidAlphaOn.set(state, netuid, liquid);
      BondsPenalty.set(state, netuid, 20_000);
      MechanismCountCurrent.set(state, netuid, 2);
      MechanismEmissionSplit.set(state, netuid, [40_000, 25_535]);
    }
    const checked = new Set<string>();
    for (let block = 0; block < 20; block += 1) {
      // Once each subnet has had an epoch, everybody may validate; then less weight for one to whom there are bonds.
      if (block === 4) allWeigh(state, { 1: 5, 2: 5, 3: 5 });
      if (block === 12) allWeigh(state, { 1: 1, 2: 9, 3: 5 });
      replayedBlock(state, checked);
    }
    const wanted = ["mechanismFloor", "splitRest", "bondWeight", "formerBond", "newBond", "bondShare", ...own];
    expect(wanted.filter((id) => !checked.has(id))).toEqual([]);
  });
});

it("formulas are arithmetic of the inputs of their steps, but for those in words", () => {
  // The keys are those of steps.
  const ids = Object.keys(STEP_TEXTS) as StepId[];
  expect(ids.filter((id) => !isArithmetic(id)).toSorted()).toEqual(IN_WORDS.toSorted());
});

it("forgets what was told in a transaction that was rolled back", () => {
  const recording = new RecordingExternalities(copyOf(network(true)));
  const state = new State(recording);
  const told = recording.facts.length;
  expect(() =>
    state.transactional(() => {
      runBlocks(state, 1);
      throw new Error("back");
    }),
  ).toThrow("back");
  expect(recording.facts).toHaveLength(told);
});
