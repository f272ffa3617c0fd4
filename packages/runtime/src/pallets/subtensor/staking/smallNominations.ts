import { DispatchFailure, type State } from "../../../framework/index.ts";
import { ROOT } from "../../../primitives/subnets.ts";
import { NominatorMinRequiredStake } from "../../subtensorStorage/index.ts";
import { currentAlphaPrice, MIN_PRICE } from "../../swap/index.ts";
import { trackRootStakeRemoved } from "../claims/watermarks.ts";
import { ownsHotkey } from "../delegation/ownership.ts";
import { forceReduceLock } from "../locks/reduce.ts";
import {
  burnSubnetAlpha,
  decreaseStakeForHotkeyAndColdkeyOnSubnet,
  getStakeForHotkeyAndColdkeyOnSubnet,
  MIN_STAKE,
  recycleFromSubnet,
  swapAlphaForTao,
  unstakeFromSubnet,
} from "../stake/index.ts";

/** Least TAO (rao) that a nomination must be worth (protocol: staking §1.7). */
export function minNomination(state: State): bigint {
  return (MIN_STAKE * NominatorMinRequiredStake.get(state)) / 1_000_000n;
}

/**
 * Ends a position that cannot be sold: its alpha is burned; on root, where it is backed one to one, its TAO is
 * recycled.
 */
function giveUp(state: State, hotkey: Uint8Array, coldkey: Uint8Array, netuid: number, stake: bigint): void {
  decreaseStakeForHotkeyAndColdkeyOnSubnet(state, hotkey, coldkey, netuid, stake);
  if (netuid === ROOT) {
    swapAlphaForTao(state, ROOT, stake, MIN_PRICE, true);
    recycleFromSubnet(state, ROOT, stake);
    trackRootStakeRemoved(state, hotkey, coldkey, stake);
  } else {
    burnSubnetAlpha(state, netuid, stake);
  }
}

/**
 * Ends a nomination that is worth less than the minimum: it is sold for its coldkey, and what cannot be sold is given
 * up (protocol: staking §4.6). A sale that fails is undone as a whole, so that no TAO is lost on its way (deviations,
 * Accounting).
 */
export function clearSmallNomination(state: State, hotkey: Uint8Array, coldkey: Uint8Array, netuid: number): void {
  if (ownsHotkey(state, coldkey, hotkey)) return;
  const stake = getStakeForHotkeyAndColdkeyOnSubnet(state, hotkey, coldkey, netuid);
  const price = currentAlphaPrice(state, netuid);
  const least = price === 0n ? 0n : (minNomination(state) << 64n) / price;
  if (stake === 0n || stake >= least) return;
  try {
    state.transactional(() => unstakeFromSubnet(state, hotkey, coldkey, coldkey, netuid, stake, MIN_PRICE, false));
  } catch (error) {
    if (!(error instanceof DispatchFailure)) throw error;
    giveUp(state, hotkey, coldkey, netuid, stake);
  }
  forceReduceLock(state, coldkey, netuid, stake);
}
