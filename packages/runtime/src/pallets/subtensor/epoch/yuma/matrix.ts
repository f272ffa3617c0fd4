/**
 * Vectors and sparse matrices of the epoch: I32F32 bits as whole numbers in flat arrays (`units32` of the fixed-point
 * package says why that is exact).
 *
 * @packageDocumentation
 */

import { divUnit } from "@opentao/fixed";

/** One number a UID. */
export type Vector = Float64Array;

/** A sparse matrix by rows: the entries of row `i` stand from `starts[i]` to before `starts[i + 1]`, in any order. */
export interface Matrix {
  readonly starts: Int32Array;
  /** Column of each entry; a stored bond may name a UID that no longer exists. */
  readonly columns: Uint16Array;
  readonly values: Vector;
}

/** Puts a matrix together, entry after entry and row after row. */
export class MatrixBuilder {
  readonly #starts: Int32Array;
  readonly #columns: Uint16Array;
  readonly #values: Vector;
  #row = 0;
  #size = 0;

  /** @param capacity - the most entries that will be pushed */
  constructor(rows: number, capacity: number) {
    this.#starts = new Int32Array(rows + 1);
    this.#columns = new Uint16Array(capacity);
    this.#values = new Float64Array(capacity);
  }

  push(column: number, value: number): void {
    this.#columns[this.#size] = column;
    this.#values[this.#size] = value;
    this.#size += 1;
  }

  endRow(): void {
    this.#row += 1;
    this.#starts[this.#row] = this.#size;
  }

  build(): Matrix {
    return {
      starts: this.#starts,
      columns: this.#columns.subarray(0, this.#size),
      values: this.#values.subarray(0, this.#size),
    };
  }
}

/** Number at an index of an array; 0 beyond its end. */
export const at = (array: ArrayLike<number>, index: number): number => array[index] ?? 0;

/** Sum of all numbers. */
export function sumOf(vector: Vector): number {
  let sum = 0;
  for (let i = 0; i < vector.length; i += 1) sum += at(vector, i);
  return sum;
}

/** The numbers divided by their sum; the same numbers when that is 0. */
export function normalized(vector: Vector): Vector {
  const sum = sumOf(vector);
  return sum === 0 ? vector : vector.map((value) => divUnit(value, sum));
}

/** Sums of the columns below `width`. */
export function columnSums({ columns, values }: Matrix, width: number): Vector {
  const sums = new Float64Array(width);
  for (let k = 0; k < values.length; k += 1) {
    const j = at(columns, k);
    if (j < width) sums[j] = at(sums, j) + at(values, k);
  }
  return sums;
}

/** Every entry divided by the divisor of its column; unchanged where there is none or it is 0. */
export function dividedByColumn(matrix: Matrix, divisors: Vector): Matrix {
  const { starts, columns } = matrix;
  const values = matrix.values.map((value, k) => {
    const divisor = at(divisors, at(columns, k));
    return divisor === 0 ? value : divUnit(value, divisor);
  });
  return { starts, columns, values };
}
