import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { State } from "../../../../src/framework/index.ts";
import { TotalAlphaIssuance } from "../../../../src/pallets/alphaAssets/index.ts";
import { emissionAt } from "../../../../src/pallets/subtensor/emission/blockEmission.ts";
import { emittingSubnets } from "../../../../src/pallets/subtensor/emission/shares.ts";
import { getAlphaIssuance } from "../../../../src/pallets/subtensor/ledger/queries.ts";
import { dissolveSubnet } from "../../../../src/pallets/subtensor/lifecycle/dissolve.ts";
import { dynamicSubnetIds } from "../../../../src/pallets/subtensorStorage/existence.ts";
import {
  BondsMovingAverage,
  Dividends,
  Incentive,
  MechanismCountCurrent,
  MechanismEmissionSplit,
  SubnetAlphaIn,
  SubnetAlphaOut,
  SubnetExcessTao,
  SubnetTAO,
  SubnetTaoInEmission,
  TotalHotkeyAlpha,
  TotalIssuance,
} from "../../../../src/pallets/subtensorStorage/index.ts";
import { finishEndings } from "../lifecycle/ending.ts";
import { expectAccountsAgree } from "../stakingWorld.ts";
import { expectAlphaIsCovered, hotkeyOf, runBlocks, weigh } from "./network.ts";
import { action, attempt, network } from "./randomNetwork.ts";

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
