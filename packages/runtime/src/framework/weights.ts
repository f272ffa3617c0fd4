import { Weight } from "@opentao/codec/primitives";
import { U64_MAX } from "../primitives/numbers.ts";

/** Price of a database read, in picoseconds (protocol: consensus §7.1). */
const READ = 25_000_000n;
/** Price of a database write, in picoseconds. */
const WRITE = 100_000_000n;
const READ_NUMBER = Number(READ);
const WRITE_NUMBER = Number(WRITE);

/** A weight as its author declares it: own computation plus database accesses. */
export interface WeightSpec {
  /** Computation in picoseconds. */
  readonly refTime: bigint | number;
  readonly reads?: number;
  readonly writes?: number;
  /** Bytes of proof; free on this chain. */
  readonly proofSize?: bigint;
}

/** Weight of calls that nobody makes often: half of what a block has for normal calls. */
export const WHOLE_BLOCK: WeightSpec = { refTime: 1_500_000_000_000 };

/** No cost at all. */
export const ZERO_WEIGHT: Weight = { refTime: 0n, proofSize: 0n };

const capped = (value: bigint): bigint => (value > U64_MAX ? U64_MAX : value);

/** The weight that a declaration amounts to. */
export function toWeight({ refTime, reads = 0, writes = 0, proofSize = 0n }: WeightSpec): Weight {
  if (typeof refTime === "number" && proofSize === 0n) {
    // Nearly all are integers far below 2^53, in which adding and multiplying them is exact.
    const time = refTime + reads * READ_NUMBER + writes * WRITE_NUMBER;
    if (Number.isSafeInteger(time)) return { refTime: BigInt(time), proofSize };
  }
  return {
    refTime: capped(BigInt(refTime) + BigInt(reads) * READ + BigInt(writes) * WRITE),
    proofSize: capped(proofSize),
  };
}

/** Sum of two weights, not above the largest. */
export function addWeights(a: Weight, b: Weight): Weight {
  return { refTime: capped(a.refTime + b.refTime), proofSize: capped(a.proofSize + b.proofSize) };
}

/** `a − b`, not below zero in either part. */
export function subtractWeights(a: Weight, b: Weight): Weight {
  return {
    refTime: a.refTime > b.refTime ? a.refTime - b.refTime : 0n,
    proofSize: a.proofSize > b.proofSize ? a.proofSize - b.proofSize : 0n,
  };
}

/** The smaller of two weights, part by part. */
export function minWeight(a: Weight, b: Weight): Weight {
  const smaller = (x: bigint, y: bigint): bigint => {
    if (x < y) return x;
    return y;
  };
  return { refTime: smaller(a.refTime, b.refTime), proofSize: smaller(a.proofSize, b.proofSize) };
}

/** Returns whether `a` exceeds `b` in any part. */
export function exceeds(a: Weight, b: Weight): boolean {
  return a.refTime > b.refTime || a.proofSize > b.proofSize;
}

export { Weight };

/**
 * Output of a call: the weight it actually took, and whether a fee is due after all. Without it the declaration holds;
 * a call that fails always owes its fee.
 */
export interface DispatchOutput {
  readonly actualWeight?: WeightSpec;
  readonly paysFee?: boolean;
}
