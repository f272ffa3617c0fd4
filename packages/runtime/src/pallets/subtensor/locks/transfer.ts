import { bytesEqual } from "@opentao/codec";
import { U64F64 } from "@opentao/fixed";
import { ensure, type State } from "../../../framework/index.ts";
import { min, saturatingSub } from "../../../primitives/numbers.ts";
import { now } from "../clock.ts";
import { errors } from "../errors.ts";
import { totalColdkeyAlphaOnSubnet } from "../ledger/positions.ts";
import { acceptsLockedAlpha } from "./acceptance.ts";
import { addToAggregate, type LockPart, takeFromAggregate, withoutPart, withPart } from "./aggregates.ts";
import { NO_LOCK, settled } from "./evolution.ts";
import { coldkeyLock, lockMode, writeLock } from "./individual.ts";

/** The coldkey that gives alpha and the one that gets it. */
interface Coldkeys {
  readonly from: Uint8Array;
  readonly to: Uint8Array;
}

/**
 * Takes the lock along when alpha goes from one coldkey to another within a subnet (protocol: staking §5.7): what is
 * not locked moves first. Called before the alpha moves. Fails when the receiver refuses locked alpha, or has a
 * lock that backs another hotkey.
 */
export function transferLock(state: State, { from, to }: Coldkeys, netuid: number, amount: bigint): void {
  const source = bytesEqual(from, to) || amount === 0n ? undefined : coldkeyLock(state, from, netuid);
  if (source === undefined) return;
  const free = saturatingSub(totalColdkeyAlphaOnSubnet(state, from, netuid), source.lock.lockedMass);
  const lockedMass = min(saturatingSub(amount, free), source.lock.lockedMass);
  if (lockedMass === 0n) return;
  const target = coldkeyLock(state, to, netuid);
  const { hotkey } = source;
  ensure(target === undefined || bytesEqual(target.hotkey, hotkey), errors.LockHotkeyMismatch);
  ensure(acceptsLockedAlpha(state, to), errors.AccountRejectsLockedAlpha);
  const ratio = U64F64.fraction(lockedMass, source.lock.lockedMass);
  const conviction = U64F64.mul(U64F64.fromBits(source.lock.conviction.bits), ratio);
  const part: LockPart = { lockedMass, conviction: { bits: conviction } };
  const targetMode = lockMode(state, { coldkey: to, hotkey, netuid });
  const received = withPart(target?.lock ?? { ...NO_LOCK, lastUpdate: now(state) }, part);
  writeLock(state, from, netuid, { hotkey, lock: settled(withoutPart(source.lock, part), source.mode) });
  writeLock(state, to, netuid, { hotkey, lock: settled(received, targetMode) });
  takeFromAggregate(state, netuid, hotkey, source.mode, part);
  addToAggregate(state, netuid, hotkey, targetMode, part);
}
