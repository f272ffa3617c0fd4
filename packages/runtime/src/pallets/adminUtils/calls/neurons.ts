/**
 * Parameters of a subnet's neurons and mechanisms (protocol: consensus §6.2).
 *
 * @packageDocumentation
 */

import { option, u16, vec } from "@opentao/codec";
import { ensure, palletCalls, type State } from "../../../framework/index.ts";
import { MechId } from "../../../primitives/subnets.ts";
import { errors as subtensorErrors } from "../../subtensor/errors.ts";
import { events } from "../../subtensor/events.ts";
import { setOwnerImmuneLimit } from "../../subtensor/neurons/ownerImmunity.ts";
import { trimNeurons } from "../../subtensor/neurons/trim.ts";
import { TransactionType } from "../../subtensor/rateLimits.ts";
import {
  MAX_MECHANISMS,
  MAX_UIDS,
  setEmissionSplit,
  setMechanismCount,
} from "../../subtensor/subnets/mechanismCount.ts";
import {
  ImmunityPeriod,
  MaxAllowedUids,
  MaxAllowedValidators,
  MechanismCountCurrent,
  MinAllowedUids,
  MinNonImmuneUids,
  SubnetworkN,
} from "../../subtensorStorage/index.ts";
import { intervalCall, ownerCall, rootCall, windowCall } from "../declare.ts";
import { errors } from "../errors.ts";

const DAY = 7200n;
const MONTH = 216_000n;

/** A limit in blocks; a chain with fast blocks hardly has any. */
const blocks = (limit: bigint) => (state: State) => (state.params.fast ? 1n : limit);

/** Calls of the subject. */
export const neuronCalls = palletCalls({
  sudoSetImmunityPeriod: ownerCall({
    index: 13,
    args: { immunityPeriod: u16 },
    parameter: "ImmunityPeriod",
    mustExist: true,
    docs: "Sets the blocks for which a new neuron is immune.",
    set: (state, netuid, { immunityPeriod }) => {
      ImmunityPeriod.set(state, netuid, immunityPeriod);
      state.deposit(events.ImmunityPeriodSet([netuid, immunityPeriod]));
    },
  }),

  sudoSetMaxAllowedUids: ownerCall({
    index: 15,
    args: { maxAllowedUids: u16 },
    parameter: "MaxAllowedUids",
    mustExist: true,
    docs: "Sets the most neurons of a subnet.",
    set: (state, netuid, { maxAllowedUids }) => {
      ensure(maxAllowedUids >= MinAllowedUids.get(state, netuid), errors.MaxAllowedUidsLessThanMinAllowedUids);
      ensure(maxAllowedUids >= SubnetworkN.get(state, netuid), errors.MaxAllowedUIdsLessThanCurrentUIds);
      ensure(maxAllowedUids <= MAX_UIDS, errors.MaxAllowedUidsGreaterThanDefaultMaxAllowedUids);
      const total = maxAllowedUids * MechanismCountCurrent.get(state, netuid);
      ensure(total <= MAX_UIDS, subtensorErrors.TooManyUIDsPerMechanism);
      MaxAllowedUids.set(state, netuid, maxAllowedUids);
      state.deposit(events.MaxAllowedUidsSet([netuid, maxAllowedUids]));
    },
  }),

  sudoSetMaxAllowedValidators: windowCall({
    index: 25,
    args: { maxAllowedValidators: u16 },
    mustExist: true,
    docs: "Sets the most validators of a subnet.",
    set: (state, netuid, { maxAllowedValidators }) => {
      ensure(maxAllowedValidators <= MaxAllowedUids.get(state, netuid), errors.MaxValidatorsLargerThanMaxUIds);
      MaxAllowedValidators.set(state, netuid, maxAllowedValidators);
      state.deposit(events.MaxAllowedValidatorsSet([netuid, maxAllowedValidators]));
    },
  }),

  sudoSetOwnerImmuneNeuronLimit: ownerCall({
    index: 72,
    args: { immuneNeurons: u16 },
    parameter: "ImmuneNeuronLimit",
    docs: "Sets how many hotkeys of the owner can never be replaced.",
    set: (state, netuid, { immuneNeurons }) => setOwnerImmuneLimit(state, netuid, immuneNeurons),
  }),

  sudoSetMechanismCount: intervalCall({
    index: 76,
    args: { mechanismCount: MechId },
    type: TransactionType.MechanismCountUpdate,
    blocks: blocks(DAY),
    eachNeuron: { refTime: 10_000_000, reads: 1, writes: 5 },
    docs: "Sets the number of mechanisms of a subnet.",
    set: (state, netuid, { mechanismCount }) => setMechanismCount(state, netuid, mechanismCount),
  }),

  sudoSetMechanismEmissionSplit: intervalCall({
    index: 77,
    args: { maybeSplit: option(vec(u16, { max: MAX_MECHANISMS })) },
    type: TransactionType.MechanismEmission,
    blocks: blocks(DAY),
    docs: "Sets the shares of the mechanisms in the emission, summing to 65535; none: equal.",
    set: (state, netuid, { maybeSplit }) => setEmissionSplit(state, netuid, maybeSplit),
  }),

  sudoTrimToMaxAllowedUids: intervalCall({
    index: 78,
    args: { maxN: u16 },
    type: TransactionType.MaxUidsTrimming,
    blocks: blocks(MONTH),
    eachNeuron: { refTime: 60_000_000, reads: 10, writes: 14 },
    docs: "Lowers the most neurons of a subnet and removes those with the least emission.",
    set: (state, netuid, { maxN }) => trimNeurons(state, netuid, maxN),
  }),

  sudoSetMinAllowedUids: windowCall({
    index: 79,
    args: { minAllowedUids: u16 },
    mustExist: true,
    docs: "Sets the fewest uids to which a subnet may be limited.",
    set: (state, netuid, { minAllowedUids }) => {
      const isBelowMaximum = minAllowedUids < MaxAllowedUids.get(state, netuid);
      ensure(isBelowMaximum, errors.MinAllowedUidsGreaterThanMaxAllowedUids);
      ensure(minAllowedUids < SubnetworkN.get(state, netuid), errors.MinAllowedUidsGreaterThanCurrentUids);
      MinAllowedUids.set(state, netuid, minAllowedUids);
      state.deposit(events.MinAllowedUidsSet([netuid, minAllowedUids]));
    },
  }),

  sudoSetMinNonImmuneUids: rootCall({
    index: 84,
    args: { min: u16 },
    docs: "Sets how many uids without immunity there must be for only these to be replaced.",
    set: (state, netuid, { min }) => {
      MinNonImmuneUids.set(state, netuid, min);
      state.deposit(events.MinNonImmuneUidsSet([netuid, min]));
    },
  }),
});
