/**
 * Parameters of the whole chain (protocol: consensus §6.3).
 *
 * @packageDocumentation
 */

import { alias, boundedVec, option, u8, u16, u32 } from "@opentao/codec";
import { ensure, palletCalls } from "../../../framework/index.ts";
import { MechId } from "../../../primitives/subnets.ts";
import { AuraId, changeAuthorities, MAX_AUTHORITIES } from "../../aura/index.ts";
import { AuthorityList, isVoterList, scheduleChange } from "../../grandpa/index.ts";
import { events } from "../../subtensor/events.ts";
import { setMaxMechanismCount } from "../../subtensor/subnets/mechanismCount.ts";
import {
  AdminFreezeWindow,
  ColdkeySwapAnnouncementDelay,
  ColdkeySwapReannouncementDelay,
  CommitRevealWeightsVersion,
  MaxEpochsPerBlock,
  OwnerHyperparamRateLimit,
} from "../../subtensorStorage/index.ts";
import { globalCall } from "../declare.ts";
import { errors } from "../errors.ts";

const BlockNumber = alias(u32, "BlockNumberFor<T>");

/** Calls of the subject. */
export const globalCalls = palletCalls({
  swapAuthorities: globalCall({
    index: 0,
    args: { newAuthorities: boundedVec(AuraId, MAX_AUTHORITIES) },
    docs: "Says who makes blocks from the next one on.",
    set: (state, { newAuthorities }) => changeAuthorities(state, newAuthorities),
  }),

  scheduleGrandpaChange: globalCall({
    index: 59,
    args: { nextAuthorities: AuthorityList, inBlocks: BlockNumber, forced: option(BlockNumber) },
    docs: "Says who votes on which blocks are final, after so many more blocks; by force when finality has stalled.",
    set: (state, { nextAuthorities, inBlocks, forced }) => {
      ensure(isVoterList(nextAuthorities), errors.InvalidValue);
      scheduleChange(state, nextAuthorities, inBlocks, forced);
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
