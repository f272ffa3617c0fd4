import { Random } from "./random.ts";
import type { Fault, Outcome, Plan } from "./simulation.ts";

const FAULTS: readonly Fault[] = ["silent", "wild", "replayer", "twins"];

/** Blocks that nodes may be apart in what they finalized when all is well. */
const CLOSE = 25;

/** A calm network of four honest voters. */
export const CALM: Plan = {
  seed: 1,
  honest: 4,
  faults: [],
  rough: 20_000,
  calm: 10_000,
  delay: [5, 40],
  ordered: true,
  loss: 0,
  partition: 0,
  crash: 0,
  blockTime: 200,
  fork: 0.2,
  change: 0,
};

/** A network that a seed picks: up to two Byzantine voters, always less than a third, and any kind of trouble. */
export function roughPlan(seed: number): Plan {
  const random = new Random(seed * 7919 + 13);
  const byzantine = random.below(3);
  return {
    seed,
    honest: 2 * byzantine + 1 + random.below(3) + (byzantine === 0 ? 2 : 0),
    faults: Array.from({ length: byzantine }, () => random.pick(FAULTS)),
    rough: 20_000,
    calm: 12_000,
    delay: [2, random.pick([20, 60, 150])],
    ordered: random.chance(0.5),
    loss: random.pick([0, 0, 0.02, 0.2]),
    partition: random.pick([0, 0.1, 0.3]),
    crash: random.pick([0, 0.001, 0.01]),
    blockTime: random.pick([150, 250, 400]),
    fork: random.pick([0, 0.2, 0.6]),
    change: random.pick([0, 0.05, 0.2]),
  };
}

/** Faults of an outcome; none when all is as it has to be. */
export function faultsOf({ violations, conflicts, healed, final, height }: Outcome): string[] {
  const found = [...violations, ...conflicts];
  for (const [node, end] of final.entries()) {
    if (end <= (healed[node] ?? 0)) found.push(`node ${node} finalizes nothing after the trouble is over`);
    if (end < height - CLOSE) found.push(`node ${node} is left behind: ${end} of ${height}`);
  }
  return found;
}
