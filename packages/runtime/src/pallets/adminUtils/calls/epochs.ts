/**
 * Parameters of a subnet's consensus (protocol: consensus §6.2).
 *
 * @packageDocumentation
 */

import { bool, i16, u16, u64 } from "@opentao/codec";
import { ensure, palletCalls } from "../../../framework/index.ts";
import { errors as subtensorErrors } from "../../subtensor/errors.ts";
import { events as subtensorEvents } from "../../subtensor/events.ts";
import { applyTempo } from "../../subtensor/tempo/control.ts";
import {
  ActivityCutoff,
  AlphaSigmoidSteepness,
  AlphaValues,
  BondsMovingAverage,
  BondsPenalty,
  BondsResetOn,
  Kappa,
  LiquidAlphaOn,
  MinActivityCutoff,
  Rho,
  Yuma3On,
} from "../../subtensorStorage/index.ts";
import { ownerCall, rootCall, windowCall } from "../declare.ts";
import { errors } from "../errors.ts";
import { events } from "../events.ts";

/** Highest weight of old bonds that an owner may set, in millionths. */
const MAX_BONDS_MOVING_AVERAGE = 975_000n;
/** Least weights of liquid alpha, out of 65535. */
const MIN_ALPHA = 1638;

/** Calls of the subject. */
export const epochCalls = palletCalls({
  sudoSetKappa: rootCall({
    index: 16,
    args: { kappa: u16 },
    mustExist: true,
    docs: "Sets the share of stake that makes a majority, out of 65535.",
    set: (state, netuid, { kappa }) => {
      Kappa.set(state, netuid, kappa);
      state.deposit(subtensorEvents.KappaSet([netuid, kappa]));
    },
  }),

  sudoSetRho: ownerCall({
    index: 17,
    args: { rho: u16 },
    parameter: "Rho",
    mustExist: true,
    docs: "Sets rho, which the epoch no longer reads.",
    set: (state, netuid, { rho }) => Rho.set(state, netuid, rho),
  }),

  sudoSetActivityCutoff: ownerCall({
    index: 18,
    args: { activityCutoff: u16 },
    parameter: "ActivityCutoff",
    mustExist: true,
    docs: "Sets the older activity limit in blocks, which the epoch no longer reads.",
    set: (state, netuid, { activityCutoff }) => {
      ensure(activityCutoff >= MinActivityCutoff.get(state), subtensorErrors.ActivityCutoffTooLow);
      ActivityCutoff.set(state, netuid, activityCutoff);
      state.deposit(subtensorEvents.ActivityCutoffSet([netuid, activityCutoff]));
    },
  }),

  sudoSetBondsMovingAverage: ownerCall({
    index: 26,
    args: { bondsMovingAverage: u64 },
    parameter: "BondsMovingAverage",
    mustExist: true,
    docs: "Sets the weight of old bonds, in millionths.",
    set: (state, netuid, { bondsMovingAverage }, owner) => {
      const isAllowed = owner === undefined || bondsMovingAverage <= MAX_BONDS_MOVING_AVERAGE;
      ensure(isAllowed, errors.BondsMovingAverageMaxReached);
      BondsMovingAverage.set(state, netuid, bondsMovingAverage);
      state.deposit(subtensorEvents.BondsMovingAverageSet([netuid, bondsMovingAverage]));
    },
  }),

  sudoSetTempo: windowCall({
    index: 30,
    args: { tempo: u16 },
    mustExist: true,
    docs: "Sets the blocks between two epochs and starts the running epoch anew.",
    set: (state, netuid, { tempo }) => applyTempo(state, netuid, tempo),
  }),

  sudoSetLiquidAlphaEnabled: ownerCall({
    index: 50,
    args: { enabled: bool },
    parameter: "LiquidAlphaEnabled",
    docs: "Says whether the bonds' weight follows consensus.",
    set: (state, netuid, { enabled }) => LiquidAlphaOn.set(state, netuid, enabled),
  }),

  sudoSetAlphaValues: ownerCall({
    index: 51,
    args: { alphaLow: u16, alphaHigh: u16 },
    parameter: "AlphaValues",
    docs: "Sets the lowest and highest weight of liquid alpha, out of 65535.",
    set: (state, netuid, { alphaLow, alphaHigh }) => {
      ensure(LiquidAlphaOn.get(state, netuid), subtensorErrors.LiquidAlphaDisabled);
      ensure(alphaHigh >= MIN_ALPHA, subtensorErrors.AlphaHighTooLow);
      ensure(alphaLow >= MIN_ALPHA && alphaLow <= alphaHigh, subtensorErrors.AlphaLowOutOfRange);
      AlphaValues.set(state, netuid, [alphaLow, alphaHigh]);
    },
  }),

  sudoSetBondsPenalty: ownerCall({
    index: 60,
    args: { bondsPenalty: u16 },
    parameter: "BondsPenalty",
    mustExist: true,
    docs: "Sets how far bonds follow clipped weights, out of 65535.",
    set: (state, netuid, { bondsPenalty }) => {
      BondsPenalty.set(state, netuid, bondsPenalty);
      state.deposit(subtensorEvents.BondsPenaltySet([netuid, bondsPenalty]));
    },
  }),

  sudoSetAlphaSigmoidSteepness: ownerCall({
    index: 68,
    args: { steepness: i16 },
    parameter: "AlphaSigmoidSteepness",
    mustExist: true,
    docs: "Sets the steepness of liquid alpha, in hundredths.",
    set: (state, netuid, { steepness }, owner) => {
      ensure(owner === undefined || steepness >= 0, errors.NegativeSigmoidSteepness);
      AlphaSigmoidSteepness.set(state, netuid, steepness);
    },
  }),

  sudoSetYuma3Enabled: ownerCall({
    index: 69,
    args: { enabled: bool },
    parameter: "Yuma3Enabled",
    docs: "Says whether the subnet uses the third form of bonds.",
    set: (state, netuid, { enabled }) => {
      Yuma3On.set(state, netuid, enabled);
      state.deposit(events.Yuma3EnableToggled({ netuid, enabled }));
    },
  }),

  sudoSetBondsResetEnabled: ownerCall({
    index: 70,
    args: { enabled: bool },
    parameter: "BondsResetEnabled",
    docs: "Says whether a commitment may reset a hotkey's bonds.",
    set: (state, netuid, { enabled }) => {
      BondsResetOn.set(state, netuid, enabled);
      state.deposit(subtensorEvents.BondsResetOnSet([netuid, enabled]));
      state.deposit(events.BondsResetToggled({ netuid, enabled }));
    },
  }),
});
