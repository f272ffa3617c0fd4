import { I32F32, I64F64 } from "@opentao/fixed";
import type { Vector } from "./matrix.ts";
import type { EpochInput } from "./types.ts";

/**
 * Share of each uid in the stake (protocol: consensus §3.4). Stake below the threshold does not count, save the owner's.
 */
export function stakeShares({ n, stake, stakeThreshold, ownerUid }: EpochInput): Vector {
  const counted = Array.from({ length: n }, (_, uid) => {
    const total = I64F64.fromBits(stake[uid] ?? 0n);
    return I64F64.toInteger(total) >= stakeThreshold || uid === ownerUid ? total : I64F64.zero;
  });
  const sum = I64F64.sum(counted);
  return Float64Array.from(counted, (value) => Number(I32F32.from(I64F64, I64F64.div(value, sum))));
}
