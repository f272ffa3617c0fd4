/**
 * Subnets that are ending, and how far the chain has come with the first of them. Not in the metadata: to clients such
 * a subnet does not exist.
 *
 * @packageDocumentation
 */

import { AccountId, bytes, struct, u8, u16, u128, type Value, vec } from "@opentao/codec";
import { TaoBalance } from "../../primitives/amounts.ts";
import { NetUid } from "../../primitives/subnets.ts";
import { pallet } from "./prefix.ts";

/** A subnet that is ending. What it was is gone; this says what its end still needs. */
export const Ending = struct({
  netuid: NetUid,
  /** Mechanisms that it had. */
  mechanisms: u8,
  /** Coldkey that owned it. */
  owner: AccountId,
  /** TAO (rao) of the lock that its owner gets back. */
  refund: TaoBalance,
  /** TAO (rao) of its pool when it ended. */
  pot: TaoBalance,
  /** Alpha among which the pot is divided, as far as it was counted; the chain's own is in it from the beginning. */
  alpha: u128,
  /** Alpha of those who were paid. */
  paid: u128,
  /** Number of the sweep that is under way, and the last storage key that it has looked at (empty before the first). */
  sweep: u16,
  last: bytes(),
});
export type Ending = Value<typeof Ending>;

export const EndingSubnets = pallet.value("EndingSubnets", vec(Ending), {
  default: [],
  docs: "Subnets that are ending, in the order in which they began to.",
});
