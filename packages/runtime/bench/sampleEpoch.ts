import type { EpochInput, RawMatrix } from "../src/pallets/subtensor/epoch/yuma/types.ts";

/**
 * Size of an epoch. `density` is the share of uids that serve, in percent: nearly every validator weights them.
 */
export interface Size {
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
export function sampleEpoch({ neurons, validators, density }: Size, differences: Partial<EpochInput>): EpochInput {
  const random = generator(neurons + density);
  const quality = Array.from({ length: neurons }, () => (random(100) < density ? 1 + random(60_000) : 0));
  const uids = quality.map((_, uid) => uid);
  const matrix = (): RawMatrix => {
    const starts = new Int32Array(neurons + 1);
    const columns: number[] = [];
    const values: number[] = [];
    for (const i of uids) {
      for (const [uid, value] of quality.entries()) {
        if (i >= validators || value === 0 || random(100) >= 95) continue;
        columns.push(uid);
        values.push(value + random(5000));
      }
      starts[i + 1] = columns.length;
    }
    return { starts, columns: Uint16Array.from(columns), values: Uint16Array.from(values) };
  };
  return {
    n: neurons,
    block: 100_000,
    tempo: 360,
    epochIndex: 2,
    activityCutoff: 5000,
    lastUpdate: uids.map(() => 99_900),
    blockAtRegistration: uids.map(() => 1000),
    stake: uids.map((uid) => (uid < validators ? BigInt(1 + random(1_000_000)) << 94n : 0n)),
    stakeThreshold: 0n,
    ownerUid: undefined,
    validatorPermit: uids.map((uid) => uid < validators),
    maxAllowedValidators: validators,
    weights: matrix(),
    bonds: matrix(),
    firstCommit: [],
    kappa: 32_767,
    bondsPenalty: 65_535,
    yuma3: true,
    lastMechanismStepBlock: 99_640,
    liquidAlpha: false,
    bondsMovingAverage: 900_000n,
    alphaLow: 45_875,
    alphaHigh: 58_982,
    alphaSigmoidSteepness: 1000,
    emission: 360_000_000_000n,
    fairLaunch: false,
    ...differences,
  };
}
