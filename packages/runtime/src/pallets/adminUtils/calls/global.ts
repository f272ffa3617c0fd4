/**
 * Parameters of the whole chain (protocol: consensus §6.3).
 *
 * @packageDocumentation
 */

import { boundedVec, u8, u16, u32, u64 } from "@opentao/codec";
import { ensure, palletCalls } from "../../../framework/index.ts";
import { AuraId, changeAuthorities, MAX_AUTHORITIES } from "../../aura/index.ts";
import { events } from "../../subtensor/events.ts";
import {
  AdminFreezeWindow,
  ColdkeySwapAnnouncementDelay,
  ColdkeySwapReannouncementDelay,
  CommitRevealWeightsVersion,
  DissolveNetworkScheduleDuration,
  MaxEpochsPerBlock,
  NetworkImmunityPeriod,
  NetworkLockReductionInterval,
  NetworkMinLockCost,
  NetworkRateLimit,
  OwnerHyperparamRateLimit,
  StartCallDelay,
  SubnetLimit,
  SubnetOwnerCut,
} from "../../subtensor/storage/index.ts";
import { setMaxMechanismCount } from "../../subtensor/subnets/mechanismCount.ts";
import { MechId, TaoBalance } from "../../subtensor/types.ts";
import { globalCall } from "../declare.ts";
import { errors } from "../errors.ts";

/** Calls of the subject. */
export const globalCalls = palletCalls({
  swapAuthorities: globalCall({
    index: 0,
    args: { newAuthorities: boundedVec(AuraId, MAX_AUTHORITIES) },
    docs: "Says who makes blocks from the next one on.",
    set: (state, { newAuthorities }) => changeAuthorities(state, newAuthorities),
  }),

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

  sudoSetCommitRevealVersion: globalCall({
    index: 71,
    args: { version: u16 },
    docs: "Sets the version of encrypted weights that is accepted.",
    set: (state, { version }) => {
      CommitRevealWeightsVersion.set(state, version);
      state.deposit(events.CommitRevealVersionSet([version]));
    },
  }),

  sudoSetAdminFreezeWindow: globalCall({
    index: 74,
    args: { window: u16 },
    docs: "Sets the blocks before an epoch in which most parameters cannot be changed.",
    set: (state, { window }) => {
      AdminFreezeWindow.set(state, window);
      state.deposit(events.AdminFreezeWindowSet([window]));
    },
  }),

  sudoSetOwnerHparamRateLimit: globalCall({
    index: 75,
    args: { epochs: u16 },
    docs: "Sets the epochs between two changes of a parameter by the owner.",
    set: (state, { epochs }) => {
      OwnerHyperparamRateLimit.set(state, epochs);
      state.deposit(events.OwnerHyperparamRateLimitSet([epochs]));
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

  sudoSetColdkeySwapAnnouncementDelay: globalCall({
    index: 86,
    args: { duration: u32 },
    docs: "Sets the blocks between announcing and making a change of coldkey.",
    set: (state, { duration }) => {
      ColdkeySwapAnnouncementDelay.set(state, duration);
      state.deposit(events.ColdkeySwapAnnouncementDelaySet([duration]));
    },
  }),

  sudoSetColdkeySwapReannouncementDelay: globalCall({
    index: 87,
    args: { duration: u32 },
    docs: "Sets the further blocks before an announcement may be replaced.",
    set: (state, { duration }) => {
      ColdkeySwapReannouncementDelay.set(state, duration);
      state.deposit(events.ColdkeySwapReannouncementDelaySet([duration]));
    },
  }),

  sudoSetMaxMechanismCount: globalCall({
    index: 88,
    args: { maxMechanismCount: MechId },
    docs: "Sets the most mechanisms of a subnet.",
    set: (state, { maxMechanismCount }) => setMaxMechanismCount(state, maxMechanismCount),
  }),

  sudoSetMaxEpochsPerBlock: globalCall({
    index: 96,
    args: { maxEpochsPerBlock: u8 },
    docs: "Sets the most epochs in one block.",
    set: (state, { maxEpochsPerBlock }) => {
      ensure(maxEpochsPerBlock >= 1, errors.ValueNotInBounds);
      MaxEpochsPerBlock.set(state, maxEpochsPerBlock);
      state.deposit(events.MaxEpochsPerBlockSet([maxEpochsPerBlock]));
    },
  }),
});
