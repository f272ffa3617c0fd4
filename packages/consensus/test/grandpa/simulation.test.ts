import { describe, expect, it } from "vitest";
import { CALM, faultsOf, type Plan, roughPlan } from "./simulation/plans.ts";
import { Simulation } from "./simulation/simulation.ts";

/** `OPENTAO_SEED=17` runs the network of one seed alone: what failed once can be looked at again. */
const SEED = process.env.OPENTAO_SEED;
/** `OPENTAO_ROUNDS=1000000` goes through more rounds, of more seeds. */
const ROUNDS = Number(process.env.OPENTAO_ROUNDS ?? 10_000);
/** Test cases that the rounds are divided among. */
const PARTS = 10;

const run = (plan: Partial<Plan>) => new Simulation({ ...CALM, ...plan }).run();

describe("simulated networks", () => {
  it("finalize blocks, and nobody reports anybody, when all is well", () => {
    const outcome = run({ calm: 20_000 });
    expect(faultsOf(outcome)).toEqual([]);
    expect(outcome.rounds).toBeGreaterThan(100);
    expect(outcome.height).toBeGreaterThan(120);
    expect(outcome.reports).toEqual({});
  });

  it("finalize blocks through many changes of voters", () => {
    const outcome = run({ change: 0.2 });
    expect(faultsOf(outcome)).toEqual([]);
    expect(outcome.sets).toBeGreaterThanOrEqual(10);
  });

  it("do the same again under the same seed", () => {
    const plan = roughPlan(7);
    expect(new Simulation(plan).run()).toEqual(new Simulation(plan).run());
  });

  it("with one voter finalize what it votes for", () => {
    const outcome = run({ honest: 1 });
    expect(faultsOf(outcome)).toEqual([]);
    expect(outcome.height).toBeGreaterThan(100);
  });

  it("report voters that vote twice", () => {
    const outcome = run({ honest: 5, faults: ["twins", "wild"] });
    expect(faultsOf(outcome)).toEqual([]);
    expect(outcome.equivocations).toBeGreaterThan(0);
  });

  it("stop to finalize while half of them is cut off, and go on when it is back", () => {
    const outcome = run({ split: [8_000, 20_000], rough: 25_000 });
    expect(faultsOf(outcome)).toEqual([]);
    const [before, during, after] = [outcome.heights[9], outcome.heights[20], outcome.heights[25]];
    expect(before).toBeGreaterThan(20);
    expect(during).toBe(before);
    expect(after).toBeGreaterThan((before ?? 0) + 50);
  });
});

if (SEED === undefined) {
  describe(`${ROUNDS} rounds with up to a third of Byzantine voters`, { timeout: 600_000 }, () => {
    for (let part = 0; part < PARTS; part += 1) {
      it(`never finalize two blocks of a height, lose none, and go on once healed (${part + 1} of ${PARTS})`, () => {
        let rounds = 0;
        for (let seed = part; rounds < ROUNDS / PARTS; seed += PARTS) {
          const outcome = new Simulation(roughPlan(seed)).run();
          expect(faultsOf(outcome), `OPENTAO_SEED=${seed}`).toEqual([]);
          rounds += outcome.rounds;
        }
        expect(rounds).toBeGreaterThanOrEqual(ROUNDS / PARTS);
      });
    }
  });
} else {
  describe("the network of one seed", () => {
    it(`${SEED}: never finalizes two blocks of a height, loses none, and goes on once healed`, () => {
      const outcome = new Simulation(roughPlan(Number(SEED))).run();
      expect(faultsOf(outcome), JSON.stringify(outcome)).toEqual([]);
    });
  });
}

describe("the checker", () => {
  it("sees two blocks of a height finalized when half of the voters are twins, and none when a quarter is", () => {
    const seeds = [0, 1, 2, 3, 4, 5];
    const outcomes = (honest: number, twins: number) =>
      seeds.map((seed) => run({ seed, honest, faults: Array.from({ length: twins }, () => "twins"), partition: 1 }));
    const beyond = outcomes(2, 2).filter(({ violations }) => violations.some((what) => what.endsWith("are finalized")));
    expect(beyond.length).toBeGreaterThanOrEqual(4);
    expect(outcomes(3, 1).flatMap(({ violations }) => violations)).toEqual([]);
  });

  it("sees honest voters vote twice when their disks forget, and never when they do not", () => {
    const seeds = [0, 1, 2, 3];
    const violations = (forgetful: boolean) =>
      seeds.flatMap((seed) => run({ seed, crash: 0.01, forgetful }).violations);
    expect(violations(true)).toContain("an honest voter votes twice");
    expect(violations(false)).toEqual([]);
  });
});
