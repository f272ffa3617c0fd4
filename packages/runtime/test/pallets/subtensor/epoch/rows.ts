import type { EpochInput, EpochOutput, RawMatrix } from "../../../../src/pallets/subtensor/epoch/yuma/types.ts";
import { yuma } from "../../../../src/pallets/subtensor/epoch/yuma/yuma.ts";

/** One entry of a row: UID and value. */
export type Entry = readonly [uid: number, value: number];
/** A sparse matrix as people read it: a row a UID. */
export type Rows = readonly (readonly Entry[])[];

/** Input of an epoch with matrices as people read them. */
export interface RowsInput extends Omit<EpochInput, "weights" | "bonds"> {
  readonly weights: Rows;
  readonly bonds: Rows;
}

/** Output of an epoch for one UID, with its row of the bonds. */
export interface RowsOutput extends EpochOutput {
  readonly bonds: readonly Entry[];
}

function matrixOf(rows: Rows): RawMatrix {
  const starts = new Int32Array(rows.length + 1);
  for (const [i, row] of rows.entries()) starts[i + 1] = (starts[i] ?? 0) + row.length;
  const entries = rows.flat();
  return {
    starts,
    columns: Uint16Array.from(entries, ([uid]) => uid),
    values: Uint16Array.from(entries, ([, value]) => value),
  };
}

function rowOf({ starts, columns, values }: RawMatrix, uid: number): Entry[] {
  const start = starts[uid] ?? 0;
  return Array.from(columns.subarray(start, starts[uid + 1]), (to, k) => [to, values[start + k] ?? 0]);
}

/** The input as the epoch takes it. */
export const typed = (input: RowsInput): EpochInput => ({
  ...input,
  weights: matrixOf(input.weights),
  bonds: matrixOf(input.bonds),
});

/** {@link yuma} with matrices as people read them. */
export function yumaByRows(input: RowsInput): RowsOutput[] {
  const { neurons, bonds } = yuma(typed(input));
  return neurons.map((output, uid) => ({ ...output, bonds: rowOf(bonds, uid) }));
}
