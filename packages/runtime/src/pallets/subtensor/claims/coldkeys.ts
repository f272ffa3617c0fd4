/**
 * A numbered list of the coldkeys with root stake, from which the chain picks those it claims for (protocol: staking
 * §3.10).
 *
 * @packageDocumentation
 */

import type { State } from "../../../framework/index.ts";
import { ROOT } from "../../../primitives/subnets.ts";
import {
  NumStakingColdkeys,
  StakingColdkeys,
  StakingColdkeysByIndex,
  StakingHotkeys,
} from "../../subtensorStorage/index.ts";
import { stakeAt } from "../ledger/positions.ts";

function hasRootStake(state: State, coldkey: Uint8Array): boolean {
  return StakingHotkeys.get(state, coldkey).some((hotkey) => stakeAt(state, { coldkey, hotkey, netuid: ROOT }) > 0n);
}

/** Puts a coldkey at the end of the list, unless it is in it. */
export function addRootColdkey(state: State, coldkey: Uint8Array): void {
  if (StakingColdkeys.has(state, coldkey)) return;
  const index = NumStakingColdkeys.get(state);
  StakingColdkeysByIndex.set(state, index, coldkey);
  StakingColdkeys.set(state, coldkey, index);
  NumStakingColdkeys.set(state, index + 1n);
}

/** Takes a coldkey that has no root stake any more out of the list; the last one moves to its place. */
export function removeRootColdkeyIfEmpty(state: State, coldkey: Uint8Array): void {
  const index = StakingColdkeys.get(state, coldkey);
  if (index === undefined || hasRootStake(state, coldkey)) return;
  const last = NumStakingColdkeys.get(state) - 1n;
  const moved = StakingColdkeysByIndex.get(state, last);
  StakingColdkeysByIndex.delete(state, last);
  StakingColdkeys.delete(state, coldkey);
  NumStakingColdkeys.set(state, last);
  if (moved === undefined || index === last) return;
  StakingColdkeysByIndex.set(state, index, moved);
  StakingColdkeys.set(state, moved, index);
}
