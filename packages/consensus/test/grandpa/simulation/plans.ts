import { Random } from "./random.ts";

/** Fault of a Byzantine voter. `twins`: two honest ones with one key, each of which half of the others sees. */
export type Fault = "silent" | "wild" | "replayer" | "twins";

/** Plan of a simulated network. Durations are in milliseconds. */
export interface Plan {
  readonly seed: number;
  readonly honest: number;
  readonly faults: readonly Fault[];
  /** Durations of the rough time and of the calm one after it. */
  readonly rough: number;
  readonly calm: number;
  readonly delay: readonly [min: number, max: number];
  /** True when messages between two nodes keep their order. */
  readonly ordered: boolean;
  /** Probability that a message is lost while it is rough. */
  readonly loss: number;
  /** Probability, each second, that the network falls apart in two; it heals after a while. */
  readonly partition: number;
  /** Probability, each time that a node has something to do, that it crashes in the middle of it. */
  readonly crash: number;
  readonly blockTime: number;
  /** Probability that a block gets a sibling. */
  readonly fork: number;
  /** Probability that a block announces other voters. */
  readonly change: number;
  /** Begin and end of a time in which one half of the nodes is cut off from the other; within the rough time. */
  readonly split?: readonly [from: number, to: number];
  /** True when disks forget votes: only to see that this is noticed. */
  readonly forgetful?: boolean | undefined;
}

/** Outcome of a simulation. */
export interface Outcome {
  readonly violations: readonly string[];
  /** Rounds that the node which saw most of them went through. */
  readonly rounds: number;
  readonly height: number;
  /** The greatest finalized height at each second. */
  readonly heights: readonly number[];
  /** Heights that honest nodes finalized at the end of the rough time, and at the end. */
  readonly healed: readonly number[];
  readonly final: readonly number[];
  readonly sets: number;
  readonly crashes: number;
  readonly proofs: number;
  readonly equivocations: number;
  readonly conflicts: readonly string[];
  /** Reasons for which honest nodes reported peers, below zero. */
  readonly reports: Readonly<Record<string, number>>;
}

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

/** A network that a seed picks: up to two Byzantine voters, always less than a third, and any kind of network fault. */
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
    if (end <= (healed[node] ?? 0)) found.push(`node ${node} finalizes nothing after the network has healed`);
    if (end < height - CLOSE) found.push(`node ${node} is left behind: ${end} of ${height}`);
  }
  return found;
}
