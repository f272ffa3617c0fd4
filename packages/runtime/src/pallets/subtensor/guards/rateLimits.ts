/**
 * Checks of rate limits (CheckRateLimits; protocol: consensus §7.6).
 *
 * @packageDocumentation
 */

import { type DispatchError, ensure, type State } from "../../../framework/index.ts";
import { MAIN_MECHANISM } from "../../../primitives/subnets.ts";
import { CommitRevealWeightsEnabled, Uids } from "../../subtensorStorage/index.ts";
import { storageIndex } from "../../subtensorStorage/storageIndex.ts";
import { commitCalls } from "../calls/commits.ts";
import { networkCalls } from "../calls/networks.ts";
import { weightCalls } from "../calls/weights.ts";
import { errors } from "../errors.ts";
import { passesNetworkRateLimit } from "../lifecycle/register.ts";
import { passesWeightsRateLimit } from "../weights/rules.ts";
import { checksOf } from "./checks.ts";

/**
 * Fails with `error` while the rate limit of a UID has not passed. Without a UID the call itself says what is wrong.
 */
function ensureInTime(state: State, who: Uint8Array, netuid: number, mechanism: number, error: DispatchError): void {
  const uid = Uids.get(state, netuid, who);
  if (uid === undefined) return;
  ensure(passesWeightsRateLimit(state, netuid, storageIndex(netuid, mechanism), uid), error);
}

function checkSet(state: State, who: Uint8Array, netuid: number, mechanism: number): void {
  if (CommitRevealWeightsEnabled.get(state, netuid)) return;
  ensureInTime(state, who, netuid, mechanism, errors.SettingWeightsTooFast);
}

/** Checks of calls in {@link weightCalls}. */
export const weightRateChecks = checksOf(weightCalls, {
  setWeights: (state, who, { netuid }) => checkSet(state, who, netuid, MAIN_MECHANISM),
  setMechanismWeights: (state, who, { netuid, mecid }) => checkSet(state, who, netuid, mecid),
});

/** Checks of calls in {@link commitCalls}. */
export const commitRateChecks = checksOf(commitCalls, {
  commitWeights: (state, who, { netuid }) =>
    ensureInTime(state, who, netuid, MAIN_MECHANISM, errors.CommittingWeightsTooFast),
  commitMechanismWeights: (state, who, { netuid, mecid }) =>
    ensureInTime(state, who, netuid, mecid, errors.CommittingWeightsTooFast),
});

/** Checks of calls in {@link networkCalls}. */
export const networkRateChecks = checksOf(networkCalls, {
  registerNetwork: (state) => ensure(passesNetworkRateLimit(state), errors.NetworkTxRateLimitExceeded),
  registerNetworkWithIdentity: (state) => ensure(passesNetworkRateLimit(state), errors.NetworkTxRateLimitExceeded),
});
