/**
 * Fee of a transaction (protocol: consensus §7.4): a base, one rao a byte, and one rao for 2000 ps of computation.
 *
 * @packageDocumentation
 */

import type { Weight } from "@opentao/codec/primitives";
import { minWeight } from "../../framework/index.ts";
import type { ExtrinsicCost } from "../system/blockWeight.ts";
import { BASE_EXTRINSIC, BLOCK_WEIGHTS } from "../system/limits.ts";
import type { FeeDetails, InclusionFee } from "./types.ts";

/** Picoseconds that one rao pays for. */
const PICOSECONDS_PER_RAO = 2000n;

/** Price of a weight in rao, rounded to the nearest, ties down. Proofs are free. */
export function weightToFee(weight: Weight): bigint {
  const { refTime } = minWeight(weight, BLOCK_WEIGHTS.maxBlock);
  const rest = refTime % PICOSECONDS_PER_RAO;
  return refTime / PICOSECONDS_PER_RAO + (2n * rest > PICOSECONDS_PER_RAO ? 1n : 0n);
}

/** Price of an extrinsic's bytes in rao. */
export function lengthToFee(length: number): bigint {
  return BigInt(length);
}

const BASE_FEE = weightToFee(BASE_EXTRINSIC);

/** Fee of an extrinsic for standing in a block. */
export function inclusionFee({ weight, length }: Pick<ExtrinsicCost, "weight" | "length">): InclusionFee {
  return { baseFee: BASE_FEE, lenFee: lengthToFee(length), adjustedWeightFee: weightToFee(weight) };
}

/** Parts of the fee of an extrinsic, in rao. A call that costs no fee still pays the tip. */
export function feeDetails(cost: Pick<ExtrinsicCost, "weight" | "length">, paysFee: boolean, tip: bigint): FeeDetails {
  return { inclusionFee: paysFee ? inclusionFee(cost) : undefined, tip };
}

/** Sum of the parts of a fee, in rao. */
export function totalFee({ inclusionFee: included, tip }: FeeDetails): bigint {
  const inclusion = included === undefined ? 0n : included.baseFee + included.lenFee + included.adjustedWeightFee;
  return inclusion + tip;
}
