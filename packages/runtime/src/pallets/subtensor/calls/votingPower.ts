/**
 * Calls about the tracking of voting power (protocol: staking §5.9).
 *
 * @packageDocumentation
 */

import { u64 } from "@opentao/codec";
import { call, ensure, ensureRoot, palletCalls } from "../../../framework/index.ts";
import { NetUid } from "../../../primitives/subnets.ts";
import {
  VotingPowerDisableAtBlock,
  VotingPowerEmaAlpha,
  VotingPowerTrackingEnabled,
} from "../../subtensorStorage/index.ts";
import { now } from "../clock.ts";
import { errors } from "../errors.ts";
import { events } from "../events.ts";
import { ensureSubnetOwnerOrRoot } from "../subnets/owner.ts";

/** Blocks between the wish to end tracking and its end. */
const GRACE_PERIOD = 100_800n;
/** A weight of the whole. */
const WHOLE = 1_000_000_000_000_000_000n;

/** Calls of the subject. */
export const votingPowerCalls = palletCalls({
  enableVotingPowerTracking: call({
    index: 129,
    args: { netuid: NetUid },
    weight: { refTime: 10_000, reads: 2, writes: 2 },
    docs: "Tracks voting power on a subnet from now on. The owner or root can.",
    dispatch: ({ state, origin }, { netuid }) => {
      ensureSubnetOwnerOrRoot(state, origin, netuid);
      VotingPowerTrackingEnabled.set(state, netuid, true);
      VotingPowerDisableAtBlock.delete(state, netuid);
      state.deposit(events.VotingPowerTrackingEnabled({ netuid }));
    },
  }),

  disableVotingPowerTracking: call({
    index: 130,
    args: { netuid: NetUid },
    weight: { refTime: 10_000, reads: 2, writes: 1 },
    docs: "Ends the tracking of voting power on a subnet, two weeks from now. The owner or root can.",
    dispatch: ({ state, origin }, { netuid }) => {
      ensureSubnetOwnerOrRoot(state, origin, netuid);
      ensure(VotingPowerTrackingEnabled.get(state, netuid), errors.VotingPowerTrackingNotEnabled);
      const disableAtBlock = now(state) + GRACE_PERIOD;
      VotingPowerDisableAtBlock.set(state, netuid, disableAtBlock);
      state.deposit(events.VotingPowerTrackingDisableScheduled({ netuid, disableAtBlock }));
    },
  }),

  sudoSetVotingPowerEmaAlpha: call({
    index: 131,
    args: { netuid: NetUid, alpha: u64 },
    weight: { refTime: 6000, reads: 1, writes: 1 },
    docs: "Sets the weight of one epoch in voting power, out of 10^18. Root only.",
    dispatch: ({ state, origin }, { netuid, alpha }) => {
      ensureRoot(origin);
      ensure(alpha <= WHOLE, errors.InvalidVotingPowerEmaAlpha);
      VotingPowerEmaAlpha.set(state, netuid, alpha);
      state.deposit(events.VotingPowerEmaAlphaSet({ netuid, alpha }));
    },
  }),
});
