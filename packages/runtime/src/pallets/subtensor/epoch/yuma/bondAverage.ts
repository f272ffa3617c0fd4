import { I32F32, I64F64, mulWide, ONE_32 } from "@opentao/fixed";
import { emptyMatrix, type Matrix, trimmed } from "./matrix.ts";
import { ordered } from "./ordered.ts";

const MILLION = 1_000_000n;
/** Beyond this many wholes bonds would outgrow exact numbers; no meaningful average comes near. */
const GREATEST_AVERAGE = 16n;

/** Weight of old bonds out of 10⁶, as I32F32 bits. It may be more than 1, and then the new counts against. */
export function weightOfOld(millionths: bigint): number {
  const average = I64F64.fraction(millionths, MILLION);
  return Number(I32F32.from(I64F64, I64F64.least(average, I64F64.fromInteger(GREATEST_AVERAGE))));
}

/**
 * `(1 − old) × fresh + old × former` where that is positive, in the order of UIDs (protocol: consensus §3.11, point 4).
 */
export function movingAverage(fresh: Matrix, former: Matrix, old: number): Matrix {
  const a = ordered(fresh);
  const b = ordered(former);
  const n = a.starts.length - 1;
  const alpha = ONE_32 - old;
  const result = emptyMatrix(n, a.values.length + b.values.length);
  let size = 0;
  for (let i = 0; i < n; i += 1) {
    let p = a.starts[i] ?? 0;
    let q = b.starts[i] ?? 0;
    const endOfA = a.starts[i + 1] ?? 0;
    const endOfB = b.starts[i + 1] ?? 0;
    while (p < endOfA || q < endOfB) {
      const ofA = p < endOfA ? (a.columns[p] ?? 0) : n;
      const ofB = q < endOfB ? (b.columns[q] ?? 0) : n;
      const j = Math.min(ofA, ofB);
      let value = 0;
      if (ofA === j) {
        value += mulWide(alpha, a.values[p] ?? 0);
        p += 1;
      }
      if (ofB === j) {
        value += mulWide(old, b.values[q] ?? 0);
        q += 1;
      }
      if (value <= 0) continue;
      result.columns[size] = j;
      result.values[size] = value;
      size += 1;
    }
    result.starts[i + 1] = size;
  }
  return trimmed(result);
}
