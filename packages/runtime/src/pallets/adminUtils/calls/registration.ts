/**
 * Parameters of registrations (protocol: consensus §6.2).
 *
 * @packageDocumentation
 */

import { bool, u16, u64 } from "@opentao/codec";
import { call, fail, palletCalls } from "../../../framework/index.ts";
import { NetUid } from "../../../primitives/subnets.ts";
import { events as subtensorEvents } from "../../subtensor/events.ts";
import {
  AdjustmentAlpha,
  AdjustmentInterval,
  Difficulty,
  MaxDifficulty,
  MaxRegistrationsPerBlock,
  MinDifficulty,
  NetworkRegistrationAllowed,
  TargetRegistrationsPerInterval,
} from "../../subtensorStorage/index.ts";
import { ownerCall, rootCall, windowCall } from "../declare.ts";
import { errors } from "../errors.ts";

/** Calls of the subject. */
export const registrationCalls = palletCalls({
  sudoSetMinDifficulty: windowCall({
    index: 4,
    args: { minDifficulty: u64 },
    mustExist: true,
    docs: "Sets the least difficulty of a proof of work that is shown.",
    set: (state, netuid, { minDifficulty }) => {
      MinDifficulty.set(state, netuid, minDifficulty);
      state.deposit(subtensorEvents.MinDifficultySet([netuid, minDifficulty]));
    },
  }),

  sudoSetMaxDifficulty: ownerCall({
    index: 5,
    args: { maxDifficulty: u64 },
    parameter: "MaxDifficulty",
    mustExist: true,
    docs: "Sets the highest difficulty of a proof of work.",
    set: (state, netuid, { maxDifficulty }) => {
      MaxDifficulty.set(state, netuid, maxDifficulty);
      state.deposit(subtensorEvents.MaxDifficultySet([netuid, maxDifficulty]));
    },
  }),

  sudoSetAdjustmentInterval: rootCall({
    index: 8,
    args: { adjustmentInterval: u16 },
    mustExist: true,
    docs: "Sets the blocks between adjustments of the cost; has no effect.",
    set: (state, netuid, { adjustmentInterval }) => {
      AdjustmentInterval.set(state, netuid, adjustmentInterval);
      state.deposit(subtensorEvents.AdjustmentIntervalSet([netuid, adjustmentInterval]));
    },
  }),

  sudoSetAdjustmentAlpha: ownerCall({
    index: 9,
    args: { adjustmentAlpha: u64 },
    parameter: "AdjustmentAlpha",
    mustExist: true,
    docs: "Sets the smoothing of those adjustments; has no effect.",
    set: (state, netuid, { adjustmentAlpha }) => {
      AdjustmentAlpha.set(state, netuid, adjustmentAlpha);
      state.deposit(subtensorEvents.AdjustmentAlphaSet([netuid, adjustmentAlpha]));
    },
  }),

  sudoSetNetworkRegistrationAllowed: rootCall({
    index: 19,
    args: { registrationAllowed: bool },
    docs: "Says whether neurons may register; a closed subnet gets no emission either.",
    set: (state, netuid, { registrationAllowed }) => {
      NetworkRegistrationAllowed.set(state, netuid, registrationAllowed);
      state.deposit(subtensorEvents.RegistrationAllowed([netuid, registrationAllowed]));
    },
  }),

  sudoSetNetworkPowRegistrationAllowed: call({
    index: 20,
    args: { netuid: NetUid, registrationAllowed: bool },
    weight: { refTime: 20_000_000 },
    docs: "Always fails: the parameter is no longer used.",
    dispatch: () => fail(errors.POWRegistrationDisabled),
  }),

  sudoSetTargetRegistrationsPerInterval: windowCall({
    index: 21,
    args: { targetRegistrationsPerInterval: u16 },
    mustExist: true,
    docs: "Sets the registrations aimed at in an interval.",
    set: (state, netuid, { targetRegistrationsPerInterval }) => {
      TargetRegistrationsPerInterval.set(state, netuid, targetRegistrationsPerInterval);
      state.deposit(subtensorEvents.RegistrationPerIntervalSet([netuid, targetRegistrationsPerInterval]));
    },
  }),

  sudoSetDifficulty: windowCall({
    index: 24,
    args: { difficulty: u64 },
    mustExist: true,
    docs: "Sets the difficulty of a proof of work.",
    set: (state, netuid, { difficulty }) => {
      Difficulty.set(state, netuid, difficulty);
      state.deposit(subtensorEvents.DifficultySet([netuid, difficulty]));
    },
  }),

  sudoSetMaxRegistrationsPerBlock: windowCall({
    index: 27,
    args: { maxRegistrationsPerBlock: u16 },
    mustExist: true,
    docs: "Sets the most registrations in one block.",
    set: (state, netuid, { maxRegistrationsPerBlock }) => {
      MaxRegistrationsPerBlock.set(state, netuid, maxRegistrationsPerBlock);
      state.deposit(subtensorEvents.MaxRegistrationsPerBlockSet([netuid, maxRegistrationsPerBlock]));
    },
  }),
});
