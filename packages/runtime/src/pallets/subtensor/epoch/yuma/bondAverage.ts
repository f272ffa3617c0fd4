import { I32F32, I64F64, mulWide, ONE_32 } from "@opentao/fixed";
import { at, type Matrix, MatrixBuilder } from "./matrix.ts";

const MILLION = 1_000_000n;
/** Beyond this many wholes bonds would outgrow exact numbers; no meaningful average comes near. */
const GREATEST_AVERAGE = 16n;

/** Weight of old bonds out of 10⁶, as I32F32 bits. It may be more than 1, and then the new counts against. */
export function weightOfOld(millionths: bigint): number {
  const average = I64F64.fraction(millionths, MILLION);
  return Number(I32F32.from(I64F64, I64F64.least(average, I64F64.fromInteger(GREATEST_AVERAGE))));
}

function scatter({ starts, columns, values }: Matrix, row: number, into: Float64Array): void {
  into.fill(0);
  for (let k = at(starts, row); k < at(starts, row + 1); k += 1) {
    const j = at(columns, k);
    if (j < into.length) into[j] = at(values, k);
  }
}

/**
 * `(1 − old) × fresh + old × former` where that is positive, in the order of UIDs (protocol: consensus §3.11, point 4).
 */
export function movingAverage(fresh: Matrix, former: Matrix, old: number): Matrix {
  const n = fresh.starts.length - 1;
  const alpha = ONE_32 - old;
  const builder = new MatrixBuilder(n, fresh.values.length + former.values.length);
  const freshRow = new Float64Array(n);
  const formerRow = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    const hasFresh = at(fresh.starts, i) < at(fresh.starts, i + 1);
    const hasFormer = at(former.starts, i) < at(former.starts, i + 1);
    if (hasFresh || hasFormer) {
      scatter(fresh, i, freshRow);
      scatter(former, i, formerRow);
      for (let j = 0; j < n; j += 1) {
        const a = at(freshRow, j);
        const b = at(formerRow, j);
        if (a === 0 && b === 0) continue;
        const value = mulWide(alpha, a) + mulWide(old, b);
        if (value > 0) builder.push(j, value);
      }
    }
    builder.endRow();
  }
  return builder.build();
}
