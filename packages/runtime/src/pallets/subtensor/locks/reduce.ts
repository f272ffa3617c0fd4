import { U64F64 } from "@opentao/fixed";
import type { State } from "../../../framework/index.ts";
import { saturatingSub } from "../../../primitives/numbers.ts";
import { type LockPart, takeFromAggregate, withoutPart } from "./aggregates.ts";
import { settled } from "./evolution.ts";
import { coldkeyLock, writeLock } from "./individual.ts";

/**
 * Takes up to `amount` out of a coldkey's lock because the alpha it held is gone; conviction falls by the same part
 * (protocol: staking §5.4).
 */
export function forceReduceLock(state: State, coldkey: Uint8Array, netuid: number, amount: bigint): void {
  const current = coldkeyLock(state, coldkey, netuid);
  if (current === undefined) return;
  const { hotkey, lock, mode } = current;
  const conviction = U64F64.fromBits(lock.conviction.bits);
  const lockedMass = saturatingSub(lock.lockedMass, amount);
  const left =
    lockedMass === 0n
      ? U64F64.zero
      : U64F64.mul(conviction, U64F64.sub(U64F64.one, U64F64.fraction(amount, lock.lockedMass)));
  const part: LockPart = {
    lockedMass: lock.lockedMass - lockedMass,
    conviction: { bits: conviction - left },
  };
  writeLock(state, coldkey, netuid, { hotkey, lock: settled(withoutPart(lock, part), mode) });
  takeFromAggregate(state, netuid, hotkey, mode, part);
}
