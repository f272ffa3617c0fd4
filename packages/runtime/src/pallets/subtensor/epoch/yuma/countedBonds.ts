import { emptyMatrix, type Matrix, trimmed } from "./matrix.ts";
import type { EpochInput } from "./types.ts";

/**
 * Stored bonds that still count (protocol: consensus §3.11, §3.12): not those to UIDs that registered since the last
 * epoch.
 *
 * @returns the stored whole numbers (u16), in the stored order
 */
export function countedBonds(input: EpochInput): Matrix {
  const { n, bonds, lastMechanismStepBlock, block, tempo, blockAtRegistration } = input;
  const { starts, columns, values } = bonds;
  const lastEpoch = lastMechanismStepBlock === 0 ? Math.max(0, block - tempo) : lastMechanismStepBlock + 1;
  const result = emptyMatrix(n, values.length);
  let size = 0;
  for (let i = 0; i < n; i += 1) {
    const end = starts[i + 1] ?? 0;
    for (let k = starts[i] ?? 0; k < end; k += 1) {
      const j = columns[k] ?? 0;
      if (lastEpoch <= (blockAtRegistration[j] ?? 0)) continue;
      result.columns[size] = j;
      result.values[size] = values[k] ?? 0;
      size += 1;
    }
    result.starts[i + 1] = size;
  }
  return trimmed(result);
}
