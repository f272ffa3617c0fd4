/**
 * Incentives of miners (protocol: consensus §2.14-2).
 *
 * @packageDocumentation
 */

import { U96F32 } from "@opentao/fixed";
import type { State } from "../../../framework/index.ts";
import { AutoStakeDestination, MinerBurned, Owner, RecycleOrBurn, SubnetOwner } from "../../subtensorStorage/index.ts";
import type { EpochPayment } from "../epoch/run.ts";
import { events } from "../events.ts";
import { ownsHotkey } from "../keys/ownership.ts";
import { increaseStake } from "../ledger/positions.ts";
import { burnSubnetAlpha, recycleSubnetAlpha } from "../ledger/reserves.ts";
import { isOwnerHotkey } from "../subnets/owner.ts";
import { MINER_PAID } from "./paid.ts";

/**
 * Returns whether a neuron is the subnet owner's: the owner's hotkeys have no bound, the neurons that are paid have.
 */
function isOwners(state: State, netuid: number, hotkey: Uint8Array): boolean {
  if (isOwnerHotkey(state, netuid, hotkey)) return true;
  return SubnetOwner.has(state, netuid) && ownsHotkey(state, { coldkey: SubnetOwner.get(state, netuid), hotkey });
}

/** Takes alpha out of circulation, in the way the subnet chose. */
function withhold(state: State, netuid: number, amount: bigint): void {
  if (RecycleOrBurn.get(state, netuid).type === "Recycle") recycleSubnetAlpha(state, netuid, amount);
  else burnSubnetAlpha(state, netuid, amount);
}

/** Stakes a miner's incentive with the hotkey that its owner chose, or with the miner itself. */
function stakeIncentive(state: State, netuid: number, hotkey: Uint8Array, incentive: bigint): void {
  const owner = Owner.get(state, hotkey);
  const destination = AutoStakeDestination.get(state, owner, netuid);
  const staked = destination ?? hotkey;
  state.tell(MINER_PAID, () => ({ netuid, hotkey, amount: incentive, staked }));
  increaseStake(state, { coldkey: owner, hotkey: staked, netuid }, incentive);
  if (destination !== undefined) {
    state.deposit(events.AutoStakeAdded({ netuid, destination, hotkey, owner, incentive }));
  }
}

/** Pays miners. What the owner's own hotkeys earned is withheld, and its part lowers the subnet's TAO emission. */
export function payMiners(state: State, netuid: number, payments: readonly EpochPayment[]): void {
  let withheld = 0n;
  let total = 0n;
  for (const { hotkey, incentive } of payments) {
    if (incentive === 0n) continue;
    total += incentive;
    if (isOwners(state, netuid, hotkey)) {
      withheld += incentive;
      state.tell(MINER_PAID, () => ({ netuid, hotkey, amount: incentive, staked: undefined }));
      withhold(state, netuid, incentive);
    } else {
      stakeIncentive(state, netuid, hotkey, incentive);
    }
  }
  MinerBurned.set(state, netuid, { bits: U96F32.fraction(withheld, total) });
}
