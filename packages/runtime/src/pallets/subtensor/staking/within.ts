import { ensure, type State } from "../../../framework/index.ts";
import { ROOT } from "../../../primitives/subnets.ts";
import { LastColdkeyHotkeyStakeBlock } from "../../subtensorStorage/index.ts";
import { currentAlphaPrice, taoFor } from "../../swap/index.ts";
import { trackRootStakeAdded, trackRootStakeRemoved } from "../claims/watermarks.ts";
import { now } from "../clock.ts";
import { errors } from "../errors.ts";
import { events } from "../events.ts";
import { decreaseStake, increaseStake, stakeAt } from "../ledger/positions.ts";
import { transferLock } from "../locks/transfer.ts";
import type { Position, WalletKeys } from "../position.ts";
import { MIN_STAKE } from "./limits.ts";

/**
 * Moves alpha from one position to another on the same subnet, without a trade (protocol: staking §2.13). Fails with
 * `NotEnoughStakeToWithdraw` when there is less, with `AmountTooLow` when it is worth less than the minimum, and when
 * the receiver cannot take the lock that comes along.
 *
 * @returns what the alpha is worth, in rao
 */
export function transferStakeWithinSubnet(state: State, from: Position, to: WalletKeys, alpha: bigint): bigint {
  const { netuid } = from;
  const target = { coldkey: to.coldkey, hotkey: to.hotkey, netuid };
  ensure(alpha <= stakeAt(state, from), errors.NotEnoughStakeToWithdraw);
  transferLock(state, { from: from.coldkey, to: to.coldkey }, netuid, alpha);
  decreaseStake(state, from, alpha);
  if (netuid === ROOT) trackRootStakeRemoved(state, from, alpha);
  increaseStake(state, target, alpha);
  if (netuid === ROOT) trackRootStakeAdded(state, target, alpha);
  const tao = taoFor(alpha, currentAlphaPrice(state, netuid));
  ensure(tao >= MIN_STAKE, errors.AmountTooLow);
  LastColdkeyHotkeyStakeBlock.set(state, to.coldkey, to.hotkey, now(state));
  state.deposit(events.StakeRemoved([from.coldkey, from.hotkey, tao, alpha, netuid, 0n]));
  state.deposit(events.StakeAdded([to.coldkey, to.hotkey, tao, alpha, netuid, 0n]));
  return tao;
}
