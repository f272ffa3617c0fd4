import { DispatchFailure, type State } from "../../../framework/index.ts";
import { ROOT } from "../../../primitives/subnets.ts";
import { Alpha, AlphaV2, NominatorMinRequiredStake } from "../../subtensorStorage/index.ts";
import { currentAlphaPrice, MIN_PRICE } from "../../swap/index.ts";
import { trackRootStakeRemoved } from "../claims/watermarks.ts";
import { ownsHotkey } from "../keys/ownership.ts";
import { decreaseStake, stakeAt } from "../ledger/positions.ts";
import { burnSubnetAlpha, swapAlphaForTao } from "../ledger/reserves.ts";
import { recycleFromSubnet } from "../ledger/tao.ts";
import { forceReduceLock } from "../locks/reduce.ts";
import type { Position } from "../position.ts";
import { MIN_STAKE } from "./limits.ts";
import { unstakeFromSubnet } from "./outOf.ts";

/** Least TAO (rao) that a nomination must be worth (protocol: staking §1.7). */
export function minNomination(state: State): bigint {
  return (MIN_STAKE * NominatorMinRequiredStake.get(state)) / 1_000_000n;
}

/**
 * Ends a position that cannot be sold: its alpha is burned; on root, where it is backed one to one, its TAO is
 * recycled.
 */
function giveUp(state: State, position: Position, stake: bigint): void {
  decreaseStake(state, position, stake);
  if (position.netuid === ROOT) {
    swapAlphaForTao(state, ROOT, stake, MIN_PRICE, true);
    recycleFromSubnet(state, ROOT, stake);
    trackRootStakeRemoved(state, position, stake);
  } else {
    burnSubnetAlpha(state, position.netuid, stake);
  }
}

/**
 * Ends a nomination that is worth less than the minimum: it is sold for its coldkey, and what cannot be sold is given
 * up (protocol: staking §4.6). A sale that fails is undone as a whole, so that no TAO is lost on its way (deviations,
 * Accounting).
 */
export function clearSmallNomination(state: State, position: Position): void {
  const { coldkey, netuid } = position;
  if (ownsHotkey(state, position)) return;
  const stake = stakeAt(state, position);
  const price = currentAlphaPrice(state, netuid);
  const least = price === 0n ? 0n : (minNomination(state) << 64n) / price;
  if (stake === 0n || stake >= least) return;
  try {
    state.transactional(() =>
      unstakeFromSubnet(state, position, stake, {
        beneficiary: coldkey,
        limit: MIN_PRICE,
        dropFees: false,
      }),
    );
  } catch (error) {
    if (!(error instanceof DispatchFailure)) throw error;
    giveUp(state, position, stake);
  }
  forceReduceLock(state, coldkey, netuid, stake);
}

/**
 * Sets the least that a nomination must be worth, in millionths of the minimum stake. When it rises, nominations that
 * are now too small end (protocol: consensus §6.3, staking §4.6).
 */
export function setNominatorMinimum(state: State, factor: bigint): void {
  const isHigher = factor > NominatorMinRequiredStake.get(state);
  NominatorMinRequiredStake.set(state, factor);
  if (!isHigher || minNomination(state) === 0n) return;
  for (const [hotkey, coldkey, netuid] of [...Alpha.keys(state), ...AlphaV2.keys(state)]) {
    clearSmallNomination(state, { coldkey, hotkey, netuid });
  }
}
