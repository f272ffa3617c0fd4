/**
 * Parameters of registrations (protocol: consensus §6.2).
 *
 * @packageDocumentation
 */

import { bool, u16, u64 } from "@opentao/codec";
import { call, ensure, fail, palletCalls } from "../../../framework/index.ts";
import { events as subtensorEvents } from "../../subtensor/events.ts";
import {
  AdjustmentAlpha,
  AdjustmentInterval,
  BurnHalfLife,
  BurnIncreaseMult,
  Difficulty,
  MaxBurn,
  MaxDifficulty,
  MaxRegistrationsPerBlock,
  MinBurn,
  MinDifficulty,
  NetworkRegistrationAllowed,
  RAORecycledForRegistration,
  TargetRegistrationsPerInterval,
} from "../../subtensor/storage/index.ts";
import { NetUid, ROOT, TaoBalance, U64F64 } from "../../subtensor/types.ts";
import { ownerCall, rootCall, windowCall } from "../declare.ts";
import { errors } from "../errors.ts";
import { events } from "../events.ts";

/** The least cost of a registration stays below this, the highest above the other (rao). */
const MIN_BURN_UPPER_BOUND = 1_000_000_000n;
const MAX_BURN_LOWER_BOUND = 100_000_000n;
const MAX_HALF_LIFE = 36_100;
const ONE = 1n << 64n;
const MAX_INCREASE = 3n * ONE;

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
    weight: { refTime: 10_000_000 },
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

  sudoSetMinBurn: ownerCall({
    index: 22,
    args: { minBurn: TaoBalance },
    parameter: "MinBurn",
    mustExist: true,
    docs: "Sets the least cost of a registration (rao).",
    set: (state, netuid, { minBurn }) => {
      const isAllowed = minBurn < MIN_BURN_UPPER_BOUND && minBurn < MaxBurn.get(state, netuid);
      ensure(isAllowed, errors.ValueNotInBounds);
      MinBurn.set(state, netuid, minBurn);
      state.deposit(subtensorEvents.MinBurnSet([netuid, minBurn]));
    },
  }),

  sudoSetMaxBurn: ownerCall({
    index: 23,
    args: { maxBurn: TaoBalance },
    parameter: "MaxBurn",
    mustExist: true,
    docs: "Sets the highest cost of a registration (rao).",
    set: (state, netuid, { maxBurn }) => {
      const isAllowed = maxBurn > MAX_BURN_LOWER_BOUND && maxBurn > MinBurn.get(state, netuid);
      ensure(isAllowed, errors.ValueNotInBounds);
      MaxBurn.set(state, netuid, maxBurn);
      state.deposit(subtensorEvents.MaxBurnSet([netuid, maxBurn]));
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

  sudoSetRaoRecycled: rootCall({
    index: 39,
    args: { raoRecycled: TaoBalance },
    mustExist: true,
    docs: "Sets the TAO (rao) that counts as spent on registrations.",
    set: (state, netuid, { raoRecycled }) => {
      RAORecycledForRegistration.set(state, netuid, raoRecycled);
      state.deposit(subtensorEvents.RAORecycledForRegistrationSet([netuid, raoRecycled]));
    },
  }),

  sudoSetBurnHalfLife: ownerCall({
    index: 89,
    args: { burnHalfLife: u16 },
    parameter: "BurnHalfLife",
    mustExist: true,
    class: "Operational",
    docs: "Sets the blocks in which the cost of a registration halves.",
    set: (state, netuid, { burnHalfLife }) => {
      ensure(netuid !== ROOT, errors.NotPermittedOnRootSubnet);
      ensure(burnHalfLife >= 1 && burnHalfLife <= MAX_HALF_LIFE, errors.InvalidValue);
      BurnHalfLife.set(state, netuid, burnHalfLife);
      state.deposit(subtensorEvents.BurnHalfLifeSet({ netuid, burnHalfLife }));
      state.deposit(events.BurnHalfLifeSet({ netuid, burnHalfLife }));
    },
  }),

  sudoSetBurnIncreaseMult: ownerCall({
    index: 90,
    args: { burnIncreaseMult: U64F64 },
    parameter: "BurnIncreaseMult",
    mustExist: true,
    class: "Operational",
    docs: "Sets the factor by which each registration raises the cost.",
    set: (state, netuid, { burnIncreaseMult }) => {
      ensure(netuid !== ROOT, errors.NotPermittedOnRootSubnet);
      ensure(burnIncreaseMult.bits >= ONE && burnIncreaseMult.bits <= MAX_INCREASE, errors.InvalidValue);
      BurnIncreaseMult.set(state, netuid, burnIncreaseMult);
      state.deposit(subtensorEvents.BurnIncreaseMultSet({ netuid, burnIncreaseMult }));
      state.deposit(events.BurnIncreaseMultSet({ netuid, burnIncreaseMult }));
    },
  }),
});
