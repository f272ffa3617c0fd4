import type { EpochInput, RawEntry } from "../src/pallets/subtensor/epoch/yuma/types.ts";
import { yuma } from "../src/pallets/subtensor/epoch/yuma/yuma.ts";
import { plainYuma } from "./plainYuma.ts";

/**
 * Size of an epoch. `density` is the share of uids that serve, in percent: nearly every validator weights them.
 */
interface Size {
  readonly neurons: number;
  readonly validators: number;
  readonly density: number;
}

/** A linear congruential generator: the same epoch in every run. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** An epoch in which validators roughly agree, with bonds from earlier ones. */
function sampleEpoch({ neurons, validators, density }: Size, liquidAlpha: boolean): EpochInput {
  const random = generator(neurons + density);
  const quality = Array.from({ length: neurons }, () => (random(100) < density ? 1 + random(60_000) : 0));
  const row = (): RawEntry[] =>
    quality.flatMap((value, uid): RawEntry[] => (value > 0 && random(100) < 95 ? [[uid, value + random(5_000)]] : []));
  const rows = Array.from({ length: neurons }, (_, uid) => (uid < validators ? row() : []));
  return {
    n: neurons,
    block: 100_000,
    tempo: 360,
    epochIndex: 2,
    activityCutoff: 5000,
    lastUpdate: rows.map(() => 99_900),
    blockAtRegistration: rows.map(() => 1000),
    stake: rows.map((_, uid) => (uid < validators ? BigInt(1 + random(1_000_000)) << 94n : 0n)),
    stakeThreshold: 0n,
    ownerUid: undefined,
    validatorPermit: rows.map((_, uid) => uid < validators),
    maxAllowedValidators: validators,
    weights: rows,
    bonds: rows.map((_, uid) => (uid < validators ? row() : [])),
    firstCommit: [],
    kappa: 32_767,
    bondsPenalty: 65_535,
    yuma3: true,
    lastMechanismStepBlock: 99_640,
    liquidAlpha,
    bondsMovingAverage: 900_000n,
    alphaLow: 45_875,
    alphaHigh: 58_982,
    alphaSigmoidSteepness: 1000,
    emission: 360_000_000_000n,
    fairLaunch: false,
  };
}

const SIZES: readonly Size[] = [
  { neurons: 256, validators: 64, density: 100 },
  { neurons: 1024, validators: 64, density: 30 },
  { neurons: 4096, validators: 64, density: 10 },
  { neurons: 4096, validators: 256, density: 10 },
];
/** Enough for the compiler to have seen everything before the median. */
const RUNS = 61;

function medianMs(run: () => void): number {
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[RUNS >> 1] ?? Number.NaN;
}

for (const size of SIZES) {
  const { neurons, validators, density } = size;
  const input = sampleEpoch(size, false);
  const rival = { name: "dense floating point", value: medianMs(() => plainYuma(input)) };
  const row = {
    id: `runtime/epoch-${neurons}x${validators}`,
    what: `epoch: ${neurons} neurons, ${validators} validators, ${density} %`,
    value: medianMs(() => yuma(input)),
    unit: "ms",
    better: "less",
    rival,
  };
  console.log(JSON.stringify(row));
}
