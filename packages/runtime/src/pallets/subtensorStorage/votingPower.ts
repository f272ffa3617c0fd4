/**
 * Moving average of validators' stake, for votes (protocol: staking §5.9).
 *
 * @packageDocumentation
 */

import { AccountId, bool, u64 } from "@opentao/codec";
import { blake2_128Concat, identity } from "../../framework/index.ts";
import { NetUid } from "../../primitives/subnets.ts";
import { pallet } from "./prefix.ts";

export const VotingPower = pallet.map("VotingPower", [identity(NetUid), blake2_128Concat(AccountId)], u64, {
  default: 0n,
  docs: "Moving average of a validator's stake.",
});

export const VotingPowerTrackingEnabled = pallet.map("VotingPowerTrackingEnabled", [identity(NetUid)], bool, {
  default: false,
  docs: "True when voting power is tracked on a subnet.",
});

export const VotingPowerDisableAtBlock = pallet.map("VotingPowerDisableAtBlock", [identity(NetUid)], u64, {
  default: 0n,
  docs: "Block at which tracking ends; 0 = none is scheduled.",
});

export const VotingPowerEmaAlpha = pallet.map("VotingPowerEmaAlpha", [identity(NetUid)], u64, {
  default: 3_570_000_000_000_000n,
  docs: "Weight of one epoch in the moving average, out of 10^18.",
});
