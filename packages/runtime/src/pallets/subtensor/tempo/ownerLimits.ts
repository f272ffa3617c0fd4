import { ensure, type State } from "../../../framework/index.ts";
import { OwnerHyperparamRateLimit, Tempo } from "../../subtensorStorage/index.ts";
import type { Hyperparameter, RateLimitKey } from "../../subtensorStorage/rateLimitKeys.ts";
import { errors } from "../errors.ts";
import { lastRateLimitedBlock, passesRateLimit, recordRateLimited } from "../rateLimits.ts";

/** Tempo in which owners' limits are counted on a chain with fast blocks, whatever the subnet's own. */
const FAST_TEMPO = 10;

const keyOf = (netuid: number, parameter: Hyperparameter["type"]): RateLimitKey => ({
  type: "OwnerHyperparamUpdate",
  // Every alternative is only a name.
  value: [netuid, { type: parameter } as Hyperparameter],
});

/**
 * Fails with `TxRateLimitExceeded` when the owner changed this parameter too recently (protocol: consensus §6.1 "RL").
 */
export function ensureOwnerMayChange(state: State, netuid: number, parameter: Hyperparameter["type"]): void {
  const tempo = state.params.fast ? FAST_TEMPO : Tempo.get(state, netuid);
  const limit = BigInt(tempo * OwnerHyperparamRateLimit.get(state));
  const last = lastRateLimitedBlock(state, keyOf(netuid, parameter));
  ensure(passesRateLimit(state, last, limit), errors.TxRateLimitExceeded);
}

/** Remembers that the owner changed this parameter in this block. */
export function recordOwnerChange(state: State, netuid: number, parameter: Hyperparameter["type"]): void {
  recordRateLimited(state, keyOf(netuid, parameter));
}
