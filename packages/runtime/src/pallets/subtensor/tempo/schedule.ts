/**
 * Schedule of a subnet's epochs, and what it decides (protocol: consensus §2.11, §5.4, §6.1).
 *
 * @packageDocumentation
 */

import { ensure, type State } from "../../../framework/index.ts";
import { saturatingSub, U64_MAX } from "../../../primitives/numbers.ts";
import {
  AdminFreezeWindow,
  BlocksSinceLastStep,
  LastEpochBlock,
  PendingEpochAt,
  RevealPeriodEpochs,
  SubnetEpochIndex,
  Tempo,
} from "../../subtensorStorage/index.ts";
import { now } from "../clock.ts";
import { errors } from "../errors.ts";

/** Longest tempo an owner may set; a subnet that has waited longer than this is due whatever its tempo. */
export const MAX_TEMPO = 50_400;

/**
 * Returns whether a subnet's epoch is due in this block: triggered, waited too long, or a tempo has passed. Never with
 * tempo 0.
 */
export function isEpochDue(state: State, netuid: number): boolean {
  const tempo = BigInt(Tempo.get(state, netuid));
  if (tempo === 0n) return false;
  const pending = PendingEpochAt.get(state, netuid);
  return (
    (pending > 0n && now(state) >= pending) ||
    BlocksSinceLastStep.get(state, netuid) > BigInt(MAX_TEMPO) ||
    saturatingSub(now(state), LastEpochBlock.get(state, netuid)) >= tempo
  );
}

/** Blocks until a tempo will have passed since the last epoch slot; without end for tempo 0. */
export function blocksUntilEpoch(state: State, netuid: number): bigint {
  const tempo = BigInt(Tempo.get(state, netuid));
  return tempo === 0n ? U64_MAX : saturatingSub(LastEpochBlock.get(state, netuid) + tempo, now(state));
}

/**
 * Block in which the next epoch is due: a tempo after the last slot, or when it was triggered; `undefined` for tempo 0.
 */
export function nextEpochBlock(state: State, netuid: number): bigint | undefined {
  if (Tempo.get(state, netuid) === 0) return undefined;
  const regular = now(state) + blocksUntilEpoch(state, netuid);
  const pending = PendingEpochAt.get(state, netuid);
  return pending > 0n && pending < regular ? pending : regular;
}

/** Epoch that a commit of this block belongs to: the counter, and one more while an epoch is due that has not run. */
export function currentEpoch(state: State, netuid: number): bigint {
  return SubnetEpochIndex.get(state, netuid) + (isEpochDue(state, netuid) ? 1n : 0n);
}

/** Returns whether a commit of epoch `committed` can be revealed now. */
export function isRevealable(state: State, netuid: number, committed: bigint): boolean {
  return currentEpoch(state, netuid) === committed + RevealPeriodEpochs.get(state, netuid);
}

/** Returns whether a commit of epoch `committed` can no longer be revealed. */
export function isExpired(state: State, netuid: number, committed: bigint): boolean {
  return currentEpoch(state, netuid) > committed + RevealPeriodEpochs.get(state, netuid);
}

/**
 * Returns whether an epoch is so near that parameters are frozen: a triggered one, or the next within the freeze
 * window.
 */
export function isFrozen(state: State, netuid: number): boolean {
  if (Tempo.get(state, netuid) === 0) return false;
  if (PendingEpochAt.get(state, netuid) > now(state)) return true;
  return blocksUntilEpoch(state, netuid) < BigInt(AdminFreezeWindow.get(state));
}

/** Fails with `AdminActionProhibitedDuringWeightsWindow` while parameters are frozen. Binds root too. */
export function ensureNotFrozen(state: State, netuid: number): void {
  ensure(!isFrozen(state, netuid), errors.AdminActionProhibitedDuringWeightsWindow);
}
