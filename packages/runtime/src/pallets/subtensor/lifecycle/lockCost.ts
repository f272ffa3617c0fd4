import { I64F64 } from "@opentao/fixed";
import type { State } from "../../../framework/index.ts";
import { max, min, saturatingSub, U64_MAX } from "../../../primitives/numbers.ts";
import {
  NetworkLastLockCost,
  NetworkLockReductionInterval,
  NetworkMinLockCost,
  TotalIssuance,
} from "../../subtensorStorage/index.ts";
import { now } from "../clock.ts";
import { recordBlockEmission } from "../emission/blockEmission.ts";
import { lastRateLimitedBlock } from "../rateLimits.ts";

const RAO_PER_TAO = 1_000_000_000n;

/**
 * Returns whether a subnet costs nothing because nobody could pay for it yet: on a chain that began without TAO, until
 * the least cost of a subnet has been issued (deviations F4).
 */
export function subnetsAreFree(state: State): boolean {
  return state.params.fairLaunch && TotalIssuance.get(state) < NetworkMinLockCost.get(state);
}

/**
 * Blocks over which the cost falls back; shrinks with the block emission, which is stored (protocol: consensus §2.3).
 */
function reductionInterval(state: State): bigint {
  const share = I64F64.fraction(recordBlockEmission(state, TotalIssuance.get(state)), RAO_PER_TAO);
  return I64F64.toU64(I64F64.mul(I64F64.fromInteger(NetworkLockReductionInterval.get(state)), share));
}

/**
 * TAO (rao) that the next subnet locks: twice the last lock, falling evenly to the last lock after one interval and to
 * the minimum after at most two (protocol: consensus §4.2).
 */
export function networkLockCost(state: State): bigint {
  if (subnetsAreFree(state)) return 0n;
  const last = NetworkLastLockCost.get(state);
  const lastBlock = lastRateLimitedBlock(state, { type: "NetworkLastRegistered" });
  const interval = reductionInterval(state);
  const perBlock = interval === 0n ? 0n : last / interval;
  const start = lastBlock === 0n ? last : min(last * 2n, U64_MAX);
  const fallen = min(perBlock * saturatingSub(now(state), lastBlock), U64_MAX);
  return max(saturatingSub(start, fallen), NetworkMinLockCost.get(state));
}
