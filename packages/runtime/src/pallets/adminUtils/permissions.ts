/**
 * Permissions to change a subnet's parameters: who, when and how often (protocol: consensus §6.1).
 *
 * @packageDocumentation
 */

import { ensure, ensureRoot, type Origin, type State } from "../../framework/index.ts";
import { errors } from "../subtensor/errors.ts";
import {
  lastRateLimitedBlock,
  passesRateLimit,
  passesTransactionLimit,
  recordRateLimited,
  recordTransaction,
  type TransactionType,
} from "../subtensor/rateLimits.ts";
import { ensureSubnetOwnerOrRoot } from "../subtensor/subnets/owner.ts";
import { ensureOwnerMayChange, recordOwnerChange } from "../subtensor/tempo/ownerLimits.ts";
import { ensureNotFrozen } from "../subtensor/tempo/schedule.ts";
import type { Hyperparameter, RateLimitKey } from "../subtensorStorage/rateLimitKeys.ts";

/** Name of a parameter with a rate limit of its own. */
export type ParameterName = Hyperparameter["type"];

/** Runs `change` for root, at any time. */
export function changeByRoot(origin: Origin, change: () => void): void {
  ensureRoot(origin);
  change();
}

/** Runs `change` for root, unless the subnet's next epoch is near. */
export function changeByRootInWindow(state: State, origin: Origin, netuid: number, change: () => void): void {
  ensureRoot(origin);
  ensureNotFrozen(state, netuid);
  change();
}

/**
 * Runs `change` for the subnet's owner or root, unless the next epoch is near. The owner may change one parameter only
 * so often; without a name it is not limited.
 */
export function changeByOwner(
  state: State,
  origin: Origin,
  netuid: number,
  parameter: ParameterName | undefined,
  change: (owner: Uint8Array | undefined) => void,
): void {
  const owner = ensureSubnetOwnerOrRoot(state, origin, netuid);
  const limited = owner === undefined ? undefined : parameter;
  if (limited !== undefined) ensureOwnerMayChange(state, netuid, limited);
  ensureNotFrozen(state, netuid);
  change(owner);
  if (limited !== undefined) recordOwnerChange(state, netuid, limited);
}

/**
 * Runs `change` for the subnet's owner or root, unless the next epoch is near. The owner is bound by a limit in blocks,
 * counted by owner and kind of call.
 */
export function changeByOwnerAtIntervals(
  state: State,
  origin: Origin,
  netuid: number,
  limit: { readonly type: TransactionType; readonly blocks: bigint },
  change: () => void,
): void {
  const owner = ensureSubnetOwnerOrRoot(state, origin, netuid);
  if (owner !== undefined) {
    const isAllowed = passesTransactionLimit(state, owner, netuid, limit.type, limit.blocks);
    ensure(isAllowed, errors.TxRateLimitExceeded);
  }
  ensureNotFrozen(state, netuid);
  change();
  if (owner !== undefined) recordTransaction(state, owner, netuid, limit.type);
}

/** Runs `change` for the subnet's owner or root with a limit in blocks that binds root too. */
export function changeWithLimitForAll(
  state: State,
  origin: Origin,
  netuid: number,
  limit: { readonly key: RateLimitKey; readonly blocks: bigint },
  change: () => void,
): void {
  ensureSubnetOwnerOrRoot(state, origin, netuid);
  const isAllowed = passesRateLimit(state, lastRateLimitedBlock(state, limit.key), limit.blocks);
  ensure(isAllowed, errors.TxRateLimitExceeded);
  change();
  recordRateLimited(state, limit.key);
}
