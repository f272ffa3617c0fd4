import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DispatchFailure, type State } from "../../../../src/framework/index.ts";
import { TotalAlphaIssuance } from "../../../../src/pallets/alphaAssets/index.ts";
import { mintInto } from "../../../../src/pallets/balances/index.ts";
import { replaceChildren } from "../../../../src/pallets/subtensor/delegation/relations.ts";
import { emissionAt } from "../../../../src/pallets/subtensor/emission/blockEmission.ts";
import { emittingSubnets } from "../../../../src/pallets/subtensor/emission/shares.ts";
import { getAlphaIssuance } from "../../../../src/pallets/subtensor/ledger/queries.ts";
import { syncIssuance } from "../../../../src/pallets/subtensor/ledger/tao.ts";
import { dissolveSubnet } from "../../../../src/pallets/subtensor/lifecycle/dissolve.ts";
import { addStake } from "../../../../src/pallets/subtensor/staking/add.ts";
import { removeStake } from "../../../../src/pallets/subtensor/staking/remove.ts";
import { dynamicSubnetIds } from "../../../../src/pallets/subtensorStorage/existence.ts";
import {
  BondsMovingAverage,
  CKBurn,
  Dividends,
  Incentive,
  LiquidAlphaOn,
  MechanismCountCurrent,
  MechanismEmissionSplit,
  NetworkRegistrationAllowed,
  SubnetAlphaIn,
  SubnetAlphaOut,
  SubnetEmissionEnabled,
  SubnetExcessTao,
  SubnetMovingPrice,
  SubnetTAO,
  SubnetTaoInEmission,
  Tempo,
  TotalHotkeyAlpha,
  TotalIssuance,
  Yuma3On,
} from "../../../../src/pallets/subtensorStorage/index.ts";
import { ROOT } from "../../../../src/primitives/subnets.ts";
import { finishEndings } from "../lifecycle/ending.ts";
import { expectAccountsAgree, TAO } from "../stakingWorld.ts";
import { addSubnet, coldkeyOf, expectAlphaIsCovered, hotkeyOf, newChain, runBlocks, weigh } from "./network.ts";

const SEEDS = [1, 2, 3] as const;
const NEURONS = 4;

const seed = fc.constantFrom(...SEEDS);
const neuron = fc.integer({ min: 0, max: NEURONS });
type Action = (state: State) => void;

/** A subnet's id is its seed, as long as it has not been dissolved. */
const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .record({ netuid: seed, n: neuron, values: fc.array(fc.nat(65_535), { minLength: 5, maxLength: 5 }) })
      .map(
        ({ netuid, n, values }) =>
          (state: State) =>
            weigh(state, netuid, hotkeyOf(netuid, n), Object.fromEntries(values.map((value, uid) => [uid, value]))),
      ),
  },
  {
    weight: 4,
    arbitrary: fc
      .record({
        netuid: fc.constantFrom(ROOT, ...SEEDS),
        of: seed,
        n: neuron,
        amount: fc.bigInt(2_000_000n, 300n * TAO),
      })
      .map(({ netuid, of, n, amount }) => (state: State) => {
        addStake(state, { coldkey: coldkeyOf(of, n), hotkey: hotkeyOf(of, n), netuid }, amount);
      }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ netuid: seed, n: neuron, amount: fc.bigInt(2_000_000n, 300n * TAO) }).map(
      ({ netuid, n, amount }) =>
        (state: State) =>
          removeStake(state, { coldkey: coldkeyOf(netuid, n), hotkey: hotkeyOf(netuid, n), netuid }, amount),
    ),
  },
  fc.record({ netuid: seed, n: neuron, to: neuron }).map(
    ({ netuid, n, to }) =>
      (state: State) =>
        replaceChildren(state, hotkeyOf(netuid, n), netuid, [[1n << 63n, hotkeyOf(netuid, to)]]),
  ),
  fc
    .record({ netuid: seed, yuma3: fc.boolean(), liquid: fc.boolean() })
    .map(({ netuid, yuma3, liquid }) => (state: State) => {
      Yuma3On.set(state, netuid, yuma3);
      LiquidAlphaOn.set(state, netuid, liquid);
    }),
  fc
    .record({ netuid: seed, open: fc.boolean(), enabled: fc.boolean() })
    .map(({ netuid, open, enabled }) => (state: State) => {
      NetworkRegistrationAllowed.set(state, netuid, open);
      SubnetEmissionEnabled.set(state, netuid, enabled);
    }),
  fc.record({ netuid: seed, bits: fc.bigInt(0n, 1n << 32n) }).map(({ netuid, bits }) => (state: State) => {
    SubnetMovingPrice.set(state, netuid, { bits });
  }),
  fc.bigInt(0n, 1n << 63n).map((burn) => (state: State) => CKBurn.set(state, burn)),
);

/** Compares what one block does with what is stored of it. */
function expectBlockAddsUp(state: State, before: Before): void {
  expectAccountsAgree(state);
  const given = before.emitting.reduce(
    (sum, netuid) => sum + SubnetTaoInEmission.get(state, netuid) + SubnetExcessTao.get(state, netuid),
    0n,
  );
  expect(TotalIssuance.get(state) - before.issuance).toBe(given);
  expect(given).toBeLessThanOrEqual(emissionAt(before.issuance));
  for (const netuid of dynamicSubnetIds(state)) {
    // Alpha is emitted and recycled, and otherwise only changes hands.
    expect(getAlphaIssuance(state, netuid) - TotalAlphaIssuance.get(state, netuid)).toBe(before.initial.get(netuid));
    expectAlphaIsCovered(state, netuid, 2000n);
  }
}

interface Before {
  readonly issuance: bigint;
  readonly emitting: readonly number[];
  /** Alpha that a pool began with. */
  readonly initial: ReadonlyMap<number, bigint>;
}

function before(state: State): Before {
  const initial = dynamicSubnetIds(state).map((netuid): [number, bigint] => [
    netuid,
    getAlphaIssuance(state, netuid) - TotalAlphaIssuance.get(state, netuid),
  ]);
  return { issuance: TotalIssuance.get(state), emitting: emittingSubnets(state), initial: new Map(initial) };
}

/** A fair-launch chain with three subnets whose neurons have TAO. */
function network(fairLaunch: boolean): State {
  const state = newChain({ fairLaunch });
  for (const of of SEEDS) {
    if (!fairLaunch) mintInto(state, coldkeyOf(of, 0), 10_000n * TAO);
    syncIssuance(state);
    const netuid = addSubnet(state, of, NEURONS);
    Tempo.set(state, netuid, 3 + of);
    SubnetEmissionEnabled.set(state, netuid, true);
  }
  for (const of of SEEDS) for (let n = 0; n <= NEURONS; n += 1) mintInto(state, coldkeyOf(of, n), 1000n * TAO);
  syncIssuance(state);
  return state;
}

/** Does it, as a call would. */
function attempt(state: State, act: Action): void {
  try {
    state.transactional(() => act(state));
  } catch (error) {
    if (!(error instanceof DispatchFailure)) throw error;
  }
}

describe.each([true, false])("random networks, fair launch %s", (fairLaunch) => {
  it("account for every rao and every alpha in every block", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(action, fc.nat(3)), { minLength: 1, maxLength: 25 }), (steps) => {
        const state = network(fairLaunch);
        for (const [act, blocks] of steps) {
          attempt(state, act);
          for (let i = 0; i < blocks; i += 1) {
            const start = before(state);
            runBlocks(state, 1);
            expectBlockAddsUp(state, start);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it("leave nothing behind when all subnets are dissolved", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(action, fc.nat(3)), { maxLength: 15 }), (steps) => {
        const state = network(fairLaunch);
        for (const [act, blocks] of steps) {
          attempt(state, act);
          runBlocks(state, blocks);
        }
        for (const netuid of dynamicSubnetIds(state)) {
          dissolveSubnet(state, netuid);
          expectAccountsAgree(state);
          finishEndings(state, () => expectAccountsAgree(state), 1);
          for (const item of [SubnetTAO, SubnetAlphaIn, SubnetAlphaOut]) expect(item.has(state, netuid)).toBe(false);
        }
        expect(dynamicSubnetIds(state)).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });
});

it("shares out the emission of two mechanisms by their own weights", () => {
  const state = network(true);
  MechanismCountCurrent.set(state, 1, 2);
  MechanismEmissionSplit.set(state, 1, [32_768, 32_767]);
  runBlocks(state, 1);
  for (const voter of [hotkeyOf(1, 0), hotkeyOf(1, 1)]) {
    weigh(state, 1, voter, { 2: 1 });
    weigh(state, 1, voter, { 3: 1 }, 1);
  }
  runBlocks(state, 6, () => expectAccountsAgree(state));
  expectAlphaIsCovered(state, 1, 2000n);
  const [first, second] = [2, 3].map((n) => TotalHotkeyAlpha.get(state, hotkeyOf(1, n), 1));
  expect(first).toBeGreaterThan(0n);
  expect(Number(first) / Number(second)).toBeCloseTo(1, 3);
  expect(Incentive.get(state, 0 * 4096 + 1)[2]).toBeGreaterThan(65_000);
  expect(Incentive.get(state, 1 * 4096 + 1)[3]).toBeGreaterThan(65_000);
});

it("pays no more than there is when a mechanism has incentives and no dividends", () => {
  const state = network(true);
  MechanismCountCurrent.set(state, 1, 2);
  runBlocks(state, 1);
  const voters = [hotkeyOf(1, 0), hotkeyOf(1, 1)];
  for (const voter of voters) weigh(state, 1, voter, { 2: 1 });
  runBlocks(state, 11);
  // Bonds no longer change: the second mechanism, which begins to be voted on, never has any.
  BondsMovingAverage.set(state, 1, 1_000_000n);
  for (const voter of voters) weigh(state, 1, voter, { 3: 1 }, 1);
  runBlocks(state, 24, () => expectAccountsAgree(state));
  expect(Incentive.get(state, 1 * 4096 + 1)[3]).toBeGreaterThan(65_000);
  expect(Dividends.get(state, 1).some((share) => share > 0)).toBe(true);
  expectAlphaIsCovered(state, 1, 2000n);
});
