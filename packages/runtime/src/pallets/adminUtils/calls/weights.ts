/**
 * Parameters of setting weights and of serving (protocol: consensus §6.2).
 *
 * @packageDocumentation
 */

import { bool, u16, u64 } from "@opentao/codec";
import { ensure, palletCalls } from "../../../framework/index.ts";
import { errors as subtensorErrors } from "../../subtensor/errors.ts";
import { events } from "../../subtensor/events.ts";
import { TransactionType } from "../../subtensor/rateLimits.ts";
import {
  CommitRevealWeightsEnabled,
  MinAllowedWeights,
  RevealPeriodEpochs,
  ServingRateLimit,
  Tempo,
  WeightsSetRateLimit,
  WeightsVersionKey,
  WeightsVersionKeyRateLimit,
} from "../../subtensorStorage/index.ts";
import { intervalCall, ownerCall, rootCall } from "../declare.ts";

const MIN_REVEAL_PERIOD = 1n;
const MAX_REVEAL_PERIOD = 100n;

/** Calls of the subject. */
export const weightCalls = palletCalls({
  sudoSetServingRateLimit: ownerCall({
    index: 3,
    args: { servingRateLimit: u64 },
    parameter: "ServingRateLimit",
    docs: "Sets the blocks between two updates of an endpoint.",
    set: (state, netuid, { servingRateLimit }) => {
      ServingRateLimit.set(state, netuid, servingRateLimit);
      state.deposit(events.ServingRateLimitSet([netuid, servingRateLimit]));
    },
  }),

  sudoSetWeightsVersionKey: intervalCall({
    index: 6,
    args: { weightsVersionKey: u64 },
    mustExist: true,
    type: TransactionType.SetWeightsVersionKey,
    blocks: (state, netuid) => BigInt(Tempo.get(state, netuid)) * WeightsVersionKeyRateLimit.get(state),
    docs: "Sets the least version key with which weights are accepted.",
    set: (state, netuid, { weightsVersionKey }) => {
      WeightsVersionKey.set(state, netuid, weightsVersionKey);
      state.deposit(events.WeightsVersionKeySet([netuid, weightsVersionKey]));
    },
  }),

  sudoSetWeightsSetRateLimit: rootCall({
    index: 7,
    args: { weightsSetRateLimit: u64 },
    mustExist: true,
    docs: "Sets the blocks between two weight updates of one uid.",
    set: (state, netuid, { weightsSetRateLimit }) => {
      WeightsSetRateLimit.set(state, netuid, weightsSetRateLimit);
      state.deposit(events.WeightsSetRateLimitSet([netuid, weightsSetRateLimit]));
    },
  }),

  sudoSetMinAllowedWeights: ownerCall({
    index: 14,
    args: { minAllowedWeights: u16 },
    parameter: "MinAllowedWeights",
    mustExist: true,
    docs: "Sets the fewest weights of a validator.",
    set: (state, netuid, { minAllowedWeights }) => {
      MinAllowedWeights.set(state, netuid, minAllowedWeights);
      state.deposit(events.MinAllowedWeightSet([netuid, minAllowedWeights]));
    },
  }),

  sudoSetCommitRevealWeightsEnabled: ownerCall({
    index: 49,
    args: { enabled: bool },
    parameter: "CommitRevealEnabled",
    mustExist: true,
    docs: "Says whether weights must be committed before they are revealed.",
    set: (state, netuid, { enabled }) => {
      CommitRevealWeightsEnabled.set(state, netuid, enabled);
      state.deposit(events.CommitRevealEnabled([netuid, enabled]));
    },
  }),

  sudoSetCommitRevealWeightsInterval: ownerCall({
    index: 57,
    args: { interval: u64 },
    parameter: "WeightCommitInterval",
    mustExist: true,
    docs: "Sets the epochs between a commit and its reveal.",
    set: (state, netuid, { interval }) => {
      ensure(interval <= MAX_REVEAL_PERIOD, subtensorErrors.RevealPeriodTooLarge);
      ensure(interval >= MIN_REVEAL_PERIOD, subtensorErrors.RevealPeriodTooSmall);
      RevealPeriodEpochs.set(state, netuid, interval);
      state.deposit(events.CommitRevealPeriodsSet([netuid, interval]));
    },
  }),
});
