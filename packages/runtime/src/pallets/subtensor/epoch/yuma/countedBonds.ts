import { at, type Matrix, MatrixBuilder } from "./matrix.ts";
import type { EpochInput } from "./types.ts";

/**
 * Stored bonds that still count (protocol: consensus §3.11, §3.12): not those to UIDs that registered since the last
 * epoch.
 *
 * @returns the stored whole numbers (u16), in the stored order
 */
export function countedBonds(input: EpochInput): Matrix {
  const { n, bonds, lastMechanismStepBlock, block, tempo, blockAtRegistration } = input;
  const lastEpoch = lastMechanismStepBlock === 0 ? Math.max(0, block - tempo) : lastMechanismStepBlock + 1;
  const capacity = bonds.reduce((total, row) => total + row.length, 0);
  const builder = new MatrixBuilder(n, capacity);
  for (let i = 0; i < n; i += 1) {
    for (const [j, value] of bonds[i] ?? []) {
      if (lastEpoch > at(blockAtRegistration, j)) builder.push(j, value);
    }
    builder.endRow();
  }
  return builder.build();
}
