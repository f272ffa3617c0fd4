import fc from "fast-check";
import type { Rows, RowsInput } from "./rows.ts";

const u16 = fc.nat(65_535);
/** Values that meet limits: all alike, nothing, the least and the most. */
const values = fc.constantFrom<fc.Arbitrary<number>[]>(u16, fc.constantFrom(0, 1, 65_535), fc.constant(65_535));

function matrix(n: number): fc.Arbitrary<Rows> {
  return values.chain((value) => {
    // A stored bond may name a UID that no longer exists, and a list may be in any order.
    const entries = fc.array(fc.tuple(fc.nat(n), value), { maxLength: 2 * n });
    const row = fc.uniqueArray(fc.tuple(fc.nat(n), value), { maxLength: n, selector: ([uid]) => uid });
    const ordered = row.map((list) => [...list].sort(([a], [b]) => a - b));
    return fc.array(fc.oneof(ordered, row, entries), { minLength: n, maxLength: n });
  });
}

const vector = <T>(n: number, item: fc.Arbitrary<T>) => fc.array(item, { minLength: n, maxLength: n });

/** An epoch of any content, of at most so many neurons. */
export function arbitraryEpoch(most: number): fc.Arbitrary<RowsInput> {
  return fc.integer({ min: 1, max: most }).chain((n) =>
    fc.record({
      n: fc.constant(n),
      block: fc.constant(1000),
      tempo: fc.constant(100),
      epochIndex: fc.nat(1000),
      activityCutoff: fc.integer({ min: 1, max: 1000 }),
      lastUpdate: vector(n, fc.nat(1000)),
      blockAtRegistration: vector(n, fc.oneof(fc.constant(0), fc.nat(1000))),
      stake: fc.oneof(vector(n, fc.bigInt(0n, 1n << 118n)), vector(n, fc.constantFrom(0n, 1n, 1n << 118n))),
      stakeThreshold: fc.constantFrom(0n, 10n ** 15n),
      ownerUid: fc.option(fc.nat(n), { nil: undefined }),
      validatorPermit: fc.oneof(vector(n, fc.boolean()), vector(n, fc.constant(true)), fc.constant([true])),
      maxAllowedValidators: fc.integer({ min: 1, max: n }),
      weights: matrix(n),
      bonds: matrix(n),
      firstCommit: fc.oneof(fc.constant([]), vector(n, fc.option(fc.nat(1000), { nil: undefined }))),
      kappa: fc.oneof(fc.constantFrom(0, 32_767, 65_535), u16),
      bondsPenalty: fc.oneof(fc.constantFrom(0, 65_535), u16),
      yuma3: fc.boolean(),
      lastMechanismStepBlock: fc.constantFrom(0, 800),
      liquidAlpha: fc.boolean(),
      bondsMovingAverage: fc.oneof(fc.constantFrom(0n, 900_000n, 1_000_000n), fc.bigInt(0n, 20_000_000n)),
      alphaLow: u16,
      alphaHigh: u16,
      alphaSigmoidSteepness: fc.oneof(fc.constant(1000), fc.integer({ min: -32_768, max: 32_767 })),
      emission: fc.bigInt(0n, (1n << 64n) - 1n),
      fairLaunch: fc.boolean(),
    }),
  );
}
