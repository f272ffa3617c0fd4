import type { RowsInput } from "./rows.ts";

/** The epoch of the protocol's worked example (consensus §9.4): two validators, two miners. */
export const EXAMPLE: RowsInput = {
  n: 4,
  block: 1000,
  epochIndex: 2,
  tempo: 360,
  activityCutoff: 5000,
  lastUpdate: [900, 900, 900, 900],
  blockAtRegistration: [0, 0, 0, 0],
  stake: [600n, 300n, 100n, 0n].map((alpha) => (alpha * 10n ** 9n) << 64n),
  stakeThreshold: 0n,
  ownerUid: undefined,
  validatorPermit: [true, true, false, false],
  maxAllowedValidators: 2,
  weights: [
    [
      [2, 65_535],
      [3, 32_768],
    ],
    [
      [2, 65_535],
      [3, 65_535],
    ],
    [],
    [],
  ],
  bonds: [[], [], [], []],
  firstCommit: [],
  kappa: 32_767,
  bondsPenalty: 65_535,
  yuma3: true,
  lastMechanismStepBlock: 600,
  liquidAlpha: false,
  bondsMovingAverage: 900_000n,
  alphaLow: 45_875,
  alphaHigh: 58_982,
  alphaSigmoidSteepness: 1000,
  emission: 360_000_000_000n,
  fairLaunch: false,
};
