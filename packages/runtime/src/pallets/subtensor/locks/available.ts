/**
 * Alpha of a coldkey that can be unstaked (protocol: staking §5.3).
 *
 * @packageDocumentation
 */

import { ensure, type State } from "../../../framework/index.ts";
import { saturatingSub } from "../../../primitives/numbers.ts";
import { errors } from "../errors.ts";
import { totalColdkeyAlphaOnSubnet } from "../ledger/positions.ts";
import { coldkeyLock } from "./individual.ts";

/** A coldkey's alpha on a subnet, with all hotkeys. */
interface StakeAvailability {
  readonly total: bigint;
  /** Part that its lock holds back now. */
  readonly locked: bigint;
  readonly available: bigint;
}

/** Returns a coldkey's alpha on a subnet and how much of it can be unstaked. */
export function stakeAvailability(state: State, coldkey: Uint8Array, netuid: number): StakeAvailability {
  const total = totalColdkeyAlphaOnSubnet(state, coldkey, netuid);
  const locked = coldkeyLock(state, coldkey, netuid)?.lock.lockedMass ?? 0n;
  return { total, locked, available: saturatingSub(total, locked) };
}

/** Fails with `StakeUnavailable` unless a coldkey can unstake this much on a subnet. */
export function ensureAvailableToUnstake(state: State, coldkey: Uint8Array, netuid: number, amount: bigint): void {
  ensure(stakeAvailability(state, coldkey, netuid).available >= amount, errors.StakeUnavailable);
}
