/**
 * Decisions of an owner about the subnet's epochs (protocol: consensus §2.11).
 *
 * @packageDocumentation
 */

import { ensure, type Origin, type State } from "../../../framework/index.ts";
import {
  ActivityCutoffFactorMilli,
  AdminFreezeWindow,
  CommitRevealWeightsEnabled,
  LastEpochBlock,
  PendingEpochAt,
  Tempo,
} from "../../subtensorStorage/index.ts";
import { now } from "../clock.ts";
import { errors } from "../errors.ts";
import { events } from "../events.ts";
import { passesTransactionLimit, recordTransaction, TransactionType } from "../rateLimits.ts";
import { ensureSubnetOwner, ensureSubnetOwnerOrRoot } from "../subnets/owner.ts";
import { ensureOwnerMayChange, recordOwnerChange } from "./ownerLimits.ts";
import { blocksUntilEpoch, ensureNotFrozen, MAX_TEMPO } from "./schedule.ts";

const MIN_TEMPO = 360;
const TEMPO_UPDATE_INTERVAL = 360n;
const MIN_CUTOFF_FACTOR = 1000;
const MAX_CUTOFF_FACTOR = 50_000;

/** Writes a tempo and starts the running epoch anew from this block. */
export function applyTempo(state: State, netuid: number, tempo: number): void {
  Tempo.set(state, netuid, tempo);
  state.deposit(events.TempoSet([netuid, tempo]));
  LastEpochBlock.set(state, netuid, now(state));
}

/** Changes the subnet's tempo: by its owner, within bounds, not shortly before an epoch, at most once in 360 blocks. */
export function setTempo(state: State, origin: Origin, netuid: number, tempo: number): void {
  const owner = ensureSubnetOwner(state, origin, netuid);
  ensure(tempo >= MIN_TEMPO && tempo <= MAX_TEMPO, errors.TempoOutOfBounds);
  ensureNotFrozen(state, netuid);
  const isAllowed = passesTransactionLimit(state, owner, netuid, TransactionType.TempoUpdate, TEMPO_UPDATE_INTERVAL);
  ensure(isAllowed, errors.TxRateLimitExceeded);
  applyTempo(state, netuid, tempo);
  recordTransaction(state, owner, netuid, TransactionType.TempoUpdate);
}

/** Changes after how many thousandths of a tempo a validator counts as inactive. Limits bind the owner, not root. */
export function setActivityCutoffFactor(state: State, origin: Origin, netuid: number, factorMilli: number): void {
  const owner = ensureSubnetOwnerOrRoot(state, origin, netuid);
  const isWithinBounds = factorMilli >= MIN_CUTOFF_FACTOR && factorMilli <= MAX_CUTOFF_FACTOR;
  ensure(isWithinBounds, errors.ActivityCutoffFactorMilliOutOfBounds);
  if (owner !== undefined) {
    ensureNotFrozen(state, netuid);
    ensureOwnerMayChange(state, netuid, "ActivityCutoffFactorMilli");
  }
  ActivityCutoffFactorMilli.set(state, netuid, factorMilli);
  state.deposit(events.ActivityCutoffFactorMilliSet({ netuid, factorMilli }));
  if (owner !== undefined) recordOwnerChange(state, netuid, "ActivityCutoffFactorMilli");
}

/**
 * Brings the next epoch forward: it runs once the freeze window has passed. Only while weights are set without commits.
 */
export function triggerEpoch(state: State, origin: Origin, netuid: number): void {
  const owner = ensureSubnetOwner(state, origin, netuid);
  ensure(!CommitRevealWeightsEnabled.get(state, netuid), errors.DynamicTempoBlockedByCommitReveal);
  ensure(PendingEpochAt.get(state, netuid) === 0n, errors.EpochTriggerAlreadyPending);
  const window = BigInt(AdminFreezeWindow.get(state));
  ensure(blocksUntilEpoch(state, netuid) >= window, errors.AutoEpochAlreadyImminent);
  ensureOwnerMayChange(state, netuid, "TriggerEpoch");
  const firesAt = now(state) + window;
  PendingEpochAt.set(state, netuid, firesAt);
  recordOwnerChange(state, netuid, "TriggerEpoch");
  state.deposit(events.EpochTriggered({ netuid, by: owner, firesAt }));
}
