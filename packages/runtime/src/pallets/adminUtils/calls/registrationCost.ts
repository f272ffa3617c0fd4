/**
 * Cost of a registration in TAO (protocol: consensus §6.2).
 *
 * @packageDocumentation
 */

import { u16 } from "@opentao/codec";
import { ensure, palletCalls } from "../../../framework/index.ts";
import { TaoBalance, U64F64Bits } from "../../../primitives/amounts.ts";
import { ROOT } from "../../../primitives/subnets.ts";
import { events as subtensorEvents } from "../../subtensor/events.ts";
import {
  BurnHalfLife,
  BurnIncreaseMult,
  MaxBurn,
  MinBurn,
  RAORecycledForRegistration,
} from "../../subtensorStorage/index.ts";
import { ownerCall, rootCall } from "../declare.ts";
import { errors } from "../errors.ts";
import { events } from "../events.ts";

/** The least cost of a registration stays below this, the highest above the other (rao). */
const MIN_BURN_UPPER_BOUND = 1_000_000_000n;
const MAX_BURN_LOWER_BOUND = 100_000_000n;
const MAX_HALF_LIFE = 36_100;
const ONE = 1n << 64n;
const MAX_INCREASE = 3n * ONE;

/** Calls of the subject. */
export const registrationCostCalls = palletCalls({
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
    args: { burnIncreaseMult: U64F64Bits },
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
