import { describe, expect, it } from "vitest";
import { type Plan, Simulation } from "./simulation/simulation.ts";

const plan = (seed: number, more: Partial<Plan> = {}): Plan => ({
  seed,
  honest: 4,
  faults: [],
  rough: 20_000,
  calm: 10_000,
  delay: [5, 40],
  loss: 0,
  partition: 0,
  crash: 0,
  blockTime: 200,
  fork: 0.2,
  change: 0,
  ...more,
});

describe("sim", () => {
  it("calm", () => {
    const t = performance.now();
    const out = new Simulation(plan(1)).run();
    console.log(performance.now() - t, out);
    expect(out.violations).toEqual([]);
  });
});
