import { ensure, type State } from "../../../framework/index.ts";
import { ROOT } from "../../../primitives/subnets.ts";
import { LastColdkeyHotkeyStakeBlock } from "../../subtensorStorage/index.ts";
import { currentAlphaPrice, taoFor } from "../../swap/index.ts";
import { trackRootStakeAdded, trackRootStakeRemoved } from "../claims/watermarks.ts";
import { now } from "../clock.ts";
import { errors } from "../errors.ts";
import { events } from "../events.ts";
import {
  decreaseStakeForHotkeyAndColdkeyOnSubnet,
  getStakeForHotkeyAndColdkeyOnSubnet,
  increaseStakeForHotkeyAndColdkeyOnSubnet,
} from "../ledger/positions.ts";
import { transferLock } from "../locks/transfer.ts";
import { MIN_STAKE } from "./position.ts";

/**
 * Moves alpha from one position to another on the same subnet, without a trade (protocol: staking §2.13). Fails with
 * `NotEnoughStakeToWithdraw` when there is less, with `AmountTooLow` when it is worth less than the minimum, and when
 * the receiver cannot take the lock that comes along.
 *
 * @returns what the alpha is worth, in rao
 */
export function transferStakeWithinSubnet(
  state: State,
  fromColdkey: Uint8Array,
  fromHotkey: Uint8Array,
  toColdkey: Uint8Array,
  toHotkey: Uint8Array,
  netuid: number,
  alpha: bigint,
): bigint {
  const stake = getStakeForHotkeyAndColdkeyOnSubnet(state, fromHotkey, fromColdkey, netuid);
  ensure(alpha <= stake, errors.NotEnoughStakeToWithdraw);
  transferLock(state, fromColdkey, toColdkey, netuid, alpha);
  decreaseStakeForHotkeyAndColdkeyOnSubnet(state, fromHotkey, fromColdkey, netuid, alpha);
  if (netuid === ROOT) trackRootStakeRemoved(state, fromHotkey, fromColdkey, alpha);
  increaseStakeForHotkeyAndColdkeyOnSubnet(state, toHotkey, toColdkey, netuid, alpha);
  if (netuid === ROOT) trackRootStakeAdded(state, toHotkey, toColdkey, alpha);
  const tao = taoFor(alpha, currentAlphaPrice(state, netuid));
  ensure(tao >= MIN_STAKE, errors.AmountTooLow);
  LastColdkeyHotkeyStakeBlock.set(state, toColdkey, toHotkey, now(state));
  state.deposit(events.StakeRemoved([fromColdkey, fromHotkey, tao, alpha, netuid, 0n]));
  state.deposit(events.StakeAdded([toColdkey, toHotkey, tao, alpha, netuid, 0n]));
  return tao;
}
