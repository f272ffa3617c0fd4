import { I32F32, I64F64 } from "@opentao/fixed";
import type { Vector } from "./matrix.ts";
import type { EpochInput } from "./types.ts";

/** Stake of each UID that counts: below the threshold none does, save the owner's (protocol: consensus §3.4). */
export function countedStake({ n, stake, stakeThreshold, ownerUid }: EpochInput): I64F64[] {
  return Array.from({ length: n }, (_, uid) => {
    const total = I64F64.fromBits(stake[uid] ?? 0n);
    return I64F64.toInteger(total) >= stakeThreshold || uid === ownerUid ? total : I64F64.zero;
  });
}

/** Share of each UID in the stake. */
export function stakeShares(counted: readonly I64F64[]): Vector {
  const sum = I64F64.sum(counted);
  return Float64Array.from(counted, (value) => Number(I32F32.from(I64F64, I64F64.div(value, sum))));
}
