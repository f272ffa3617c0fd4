import { emptyMatrix, type Matrix, trimmed } from "./matrix.ts";

/** Above every position in a row, so that column and position fit one number. */
const COLUMN = 2 ** 32;

/** Returns whether every row names columns below `width`, in order and each once. */
function isOrdered({ starts, columns }: Matrix, width: number): boolean {
  for (let i = 0; i + 1 < starts.length; i += 1) {
    const end = starts[i + 1] ?? 0;
    let before = -1;
    for (let k = starts[i] ?? 0; k < end; k += 1) {
      const j = columns[k] ?? 0;
      if (j <= before || j >= width) return false;
      before = j;
    }
  }
  return true;
}

/**
 * The matrix with rows in the order of UIDs, as wide as it has rows. When a row holds a UID twice, the last entry
 * counts.
 */
export function ordered(matrix: Matrix): Matrix {
  const { starts, columns, values } = matrix;
  const n = starts.length - 1;
  if (isOrdered(matrix, n)) return matrix;
  const result = emptyMatrix(n, values.length);
  let size = 0;
  for (let i = 0; i < n; i += 1) {
    const start = starts[i] ?? 0;
    const row = new Float64Array((starts[i + 1] ?? 0) - start);
    for (let k = 0; k < row.length; k += 1) row[k] = (columns[start + k] ?? 0) * COLUMN + k;
    row.sort();
    for (let k = 0; k < row.length; k += 1) {
      const entry = row[k] ?? 0;
      const j = Math.floor(entry / COLUMN);
      const isLast = k + 1 === row.length || (row[k + 1] ?? 0) >= (j + 1) * COLUMN;
      if (j >= n || !isLast) continue;
      result.columns[size] = j;
      result.values[size] = values[start + entry - j * COLUMN] ?? 0;
      size += 1;
    }
    result.starts[i + 1] = size;
  }
  return trimmed(result);
}
