/**
 * Vectors and sparse matrices of the epoch: I32F32 bits as whole numbers in flat arrays (`units32` of the fixed-point
 * package says why that is exact).
 *
 * Inner loops read arrays in place instead of through a function: each read then meets one kind of array, which the
 * engine compiles to a load.
 *
 * @packageDocumentation
 */

import { divUnit } from "@opentao/fixed";

/** One number a UID. */
export type Vector = Float64Array;

/** A sparse matrix by rows: the entries of row `i` stand from `starts[i]` to before `starts[i + 1]`, in any order. */
export interface SparseMatrix<V> {
  readonly starts: Int32Array;
  /** Column of each entry; a stored bond may name a UID that no longer exists. */
  readonly columns: Uint16Array;
  readonly values: V;
}

/** A sparse matrix of numbers of the epoch. */
export type Matrix = SparseMatrix<Vector>;

/** Arrays with room for a matrix of so many rows and entries. */
export function emptyMatrix(rows: number, capacity: number): Matrix {
  return {
    starts: new Int32Array(rows + 1),
    columns: new Uint16Array(capacity),
    values: new Float64Array(capacity),
  };
}

/** The matrix without the room that no row of it takes. */
export function trimmed({ starts, columns, values }: Matrix): Matrix {
  const size = starts[starts.length - 1] ?? 0;
  return { starts, columns: columns.subarray(0, size), values: values.subarray(0, size) };
}

/** Number at an index of an array; 0 beyond its end. */
export const at = (array: ArrayLike<number>, index: number): number => array[index] ?? 0;

/** More than any difference of two numbers from 0 to 1, a unit beside them included. */
const PER_SPAN = 2 ** -33;

/**
 * Returns 1 when `a` is less than `b`, else 0, for two numbers from 0 to 1. By arithmetic: a branch that goes either
 * way as often as the other costs several times as much.
 */
export const isLess = (a: number, b: number): number => -Math.floor((a - b) * PER_SPAN);

/** Sum of all numbers. */
export function sumOf(vector: Vector): number {
  let sum = 0;
  for (let i = 0; i < vector.length; i += 1) sum += vector[i] ?? 0;
  return sum;
}

/** The numbers divided by `divisor`. */
export function dividedBy(vector: Vector, divisor: number): Vector {
  const quotients = new Float64Array(vector.length);
  for (let i = 0; i < vector.length; i += 1) {
    const value = vector[i] ?? 0;
    if (value !== 0) quotients[i] = divUnit(value, divisor);
  }
  return quotients;
}

/** The numbers divided by their sum; the same numbers when that is 0. */
export function normalized(vector: Vector): Vector {
  const sum = sumOf(vector);
  return sum === 0 ? vector : dividedBy(vector, sum);
}

/** Sums of the columns below `width`. */
export function columnSums({ columns, values }: SparseMatrix<Vector | Uint16Array>, width: number): Vector {
  const sums = new Float64Array(width);
  for (let k = 0; k < columns.length; k += 1) {
    const j = columns[k] ?? 0;
    if (j < width) sums[j] = (sums[j] ?? 0) + (values[k] ?? 0);
  }
  return sums;
}

/** Every entry divided by the divisor of its column; unchanged where there is none or it is 0. */
export function dividedByColumn({ starts, columns, values }: Matrix, divisors: Vector): Matrix {
  const quotients = new Float64Array(values.length);
  for (let k = 0; k < values.length; k += 1) {
    const value = values[k] ?? 0;
    const divisor = divisors[columns[k] ?? 0] ?? 0;
    quotients[k] = divisor === 0 ? value : divUnit(value, divisor);
  }
  return { starts, columns, values: quotients };
}
