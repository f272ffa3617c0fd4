/**
 * Giving up alpha (protocol: staking §3.9): recycled alpha leaves the issuance and can be emitted again, burned alpha
 * stays in it and belongs to nobody.
 *
 * @packageDocumentation
 */

import { ensure, type State } from "../../../framework/index.ts";
import { min } from "../../../primitives/numbers.ts";
import { ROOT } from "../../../primitives/subnets.ts";
import { subnetExists } from "../../subtensorStorage/existence.ts";
import { SubnetAlphaOut, SubtokenEnabled } from "../../subtensorStorage/index.ts";
import { errors } from "../errors.ts";
import { events } from "../events.ts";
import { ensureHotkeyExists } from "../keys/ownership.ts";
import { decreaseStake, stakeAt } from "../ledger/positions.ts";
import { burnSubnetAlpha, recycleSubnetAlpha } from "../ledger/reserves.ts";
import { ensureAvailableToUnstake } from "../locks/available.ts";
import type { Position } from "../position.ts";

/** Takes up to `amount` out of a position; returns how much. */
function giveUp(state: State, position: Position, amount: bigint): bigint {
  const { coldkey, hotkey, netuid } = position;
  ensure(subnetExists(state, netuid), errors.SubnetNotExists);
  ensure(netuid !== ROOT, errors.CannotBurnOrRecycleOnRootSubnet);
  ensure(SubtokenEnabled.get(state, netuid), errors.SubtokenDisabled);
  ensureHotkeyExists(state, hotkey);
  const taken = min(amount, stakeAt(state, position));
  ensure(SubnetAlphaOut.get(state, netuid) >= taken, errors.InsufficientLiquidity);
  ensureAvailableToUnstake(state, coldkey, netuid, taken);
  decreaseStake(state, position, taken);
  return taken;
}

/** Recycles up to `amount` alpha of a position. */
export function recycleAlpha(state: State, position: Position, amount: bigint): void {
  const taken = giveUp(state, position, amount);
  recycleSubnetAlpha(state, position.netuid, taken);
  state.deposit(events.AlphaRecycled([position.coldkey, position.hotkey, taken, position.netuid]));
}

/** Burns up to `amount` alpha of a position. */
export function burnAlpha(state: State, position: Position, amount: bigint): void {
  const taken = giveUp(state, position, amount);
  burnSubnetAlpha(state, position.netuid, taken);
  state.deposit(events.AlphaBurned([position.coldkey, position.hotkey, taken, position.netuid]));
}
