/**
 * Number of subnets, their cost and their start (protocol: consensus §6.3).
 *
 * @packageDocumentation
 */

import { u16, u32, u64 } from "@opentao/codec";
import { palletCalls } from "../../../framework/index.ts";
import { TaoBalance } from "../../../primitives/amounts.ts";
import { events } from "../../subtensor/events.ts";
import {
  DissolveNetworkScheduleDuration,
  NetworkImmunityPeriod,
  NetworkLockReductionInterval,
  NetworkMinLockCost,
  NetworkRateLimit,
  StartCallDelay,
  SubnetLimit,
  SubnetOwnerCut,
} from "../../subtensorStorage/index.ts";
import { globalCall } from "../declare.ts";

/** Calls of the subject. */
export const subnetLimitCalls = palletCalls({
  sudoSetSubnetOwnerCut: globalCall({
    index: 28,
    args: { subnetOwnerCut: u16 },
    docs: "Sets the owner's share of alpha emission, out of 65535.",
    set: (state, { subnetOwnerCut }) => {
      SubnetOwnerCut.set(state, subnetOwnerCut);
      state.deposit(events.SubnetOwnerCutSet([subnetOwnerCut]));
    },
  }),

  sudoSetNetworkRateLimit: globalCall({
    index: 29,
    args: { rateLimit: u64 },
    docs: "Sets the blocks between two registrations of subnets.",
    set: (state, { rateLimit }) => {
      NetworkRateLimit.set(state, rateLimit);
      state.deposit(events.NetworkRateLimitSet([rateLimit]));
    },
  }),

  sudoSetNetworkImmunityPeriod: globalCall({
    index: 35,
    args: { immunityPeriod: u64 },
    docs: "Sets the blocks for which a subnet cannot be removed to make room.",
    set: (state, { immunityPeriod }) => {
      NetworkImmunityPeriod.set(state, immunityPeriod);
      state.deposit(events.NetworkImmunityPeriodSet([immunityPeriod]));
    },
  }),

  sudoSetNetworkMinLockCost: globalCall({
    index: 36,
    args: { lockCost: TaoBalance },
    docs: "Sets the least TAO (rao) a subnet locks.",
    set: (state, { lockCost }) => {
      NetworkMinLockCost.set(state, lockCost);
      state.deposit(events.NetworkMinLockCostSet([lockCost]));
    },
  }),

  sudoSetSubnetLimit: globalCall({
    index: 37,
    args: { maxSubnets: u16 },
    docs: "Sets the most subnets besides root.",
    set: (state, { maxSubnets }) => {
      SubnetLimit.set(state, maxSubnets);
      state.deposit(events.SubnetLimitSet([maxSubnets]));
    },
  }),

  sudoSetLockReductionInterval: globalCall({
    index: 38,
    args: { interval: u64 },
    docs: "Sets the blocks over which the cost of a subnet falls back.",
    set: (state, { interval }) => {
      NetworkLockReductionInterval.set(state, interval);
      state.deposit(events.NetworkLockCostReductionIntervalSet([interval]));
    },
  }),

  sudoSetDissolveNetworkScheduleDuration: globalCall({
    index: 55,
    args: { duration: u32 },
    docs: "Sets a delay that nothing reads.",
    set: (state, { duration }) => {
      DissolveNetworkScheduleDuration.set(state, duration);
      state.deposit(events.DissolveNetworkScheduleDurationSet([duration]));
    },
  }),

  sudoSetStartCallDelay: globalCall({
    index: 85,
    args: { delay: u64 },
    docs: "Sets the blocks between the registration and the start of a subnet.",
    set: (state, { delay }) => {
      StartCallDelay.set(state, delay);
      state.deposit(events.StartCallDelaySet([delay]));
    },
  }),
});
