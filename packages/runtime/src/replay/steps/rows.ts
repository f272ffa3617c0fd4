import type { Matrix } from "../../pallets/subtensor/epoch/yuma/matrix.ts";

/** Entry of a sparse matrix. */
interface Entry {
  readonly row: number;
  readonly column: number;
  readonly value: number;
}

/** Entries of one row, in their order. */
export function rowOf({ starts, columns, values }: Matrix, row: number): Entry[] {
  const entries: Entry[] = [];
  for (let k = starts[row] ?? 0; k < (starts[row + 1] ?? 0); k += 1) {
    entries.push({ row, column: columns[k] ?? 0, value: values[k] ?? 0 });
  }
  return entries;
}

/** Entries of one column, by row. */
export function columnOf(matrix: Matrix, column: number): Entry[] {
  return Array.from({ length: matrix.starts.length - 1 }, (_, row) => row).flatMap((row) =>
    rowOf(matrix, row).filter((entry) => entry.column === column),
  );
}
