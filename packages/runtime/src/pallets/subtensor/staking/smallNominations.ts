import { DispatchFailure, type State } from "../../../framework/index.ts";
import { ROOT } from "../../../primitives/subnets.ts";
import { subnetExists } from "../../subtensorStorage/existence.ts";
import { Alpha, AlphaV2, NominatorMinRequiredStake, StakingHotkeys } from "../../subtensorStorage/index.ts";
import { NominationsScan } from "../../subtensorStorage/nominationsScan.ts";
import { currentAlphaPrice, MIN_PRICE } from "../../swap/index.ts";
import { claimRates } from "../claims/rates.ts";
import { trackRootStakeRemoved } from "../claims/watermarks.ts";
import { ownsHotkey } from "../keys/ownership.ts";
import { decreaseStake, stakeAt } from "../ledger/positions.ts";
import { burnSubnetAlpha, swapAlphaForTao } from "../ledger/reserves.ts";
import { recycleFromSubnet } from "../ledger/tao.ts";
import { forceReduceLock } from "../locks/reduce.ts";
import type { Position } from "../position.ts";
import { goOnWith, LOOK, REMOVE, type Sweep } from "../sweep.ts";
import { MIN_STAKE } from "./limits.ts";
import { unstakeFromSubnet } from "./outOf.ts";
import { EACH_HOTKEY, moreThanUsual, UNSTAKE } from "./weights.ts";

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
 *
 * @returns whether it ended
 */
export function clearSmallNomination(state: State, position: Position): boolean {
  const { coldkey, netuid } = position;
  if (ownsHotkey(state, position)) return false;
  const stake = stakeAt(state, position);
  const price = currentAlphaPrice(state, netuid);
  const least = price === 0n ? 0n : (minNomination(state) << 64n) / price;
  if (stake === 0n || stake >= least) return false;
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
  return true;
}

/**
 * Sets the least that a nomination must be worth, in millionths of the minimum stake. When it rises, nominations that
 * are now too small end (protocol: consensus §6.3, staking §4.6), in the blocks that follow (deviations, Safety).
 */
export function setNominatorMinimum(state: State, factor: bigint): void {
  const isHigher = factor > NominatorMinRequiredStake.get(state);
  NominatorMinRequiredStake.set(state, factor);
  if (isHigher && minNomination(state) > 0n) NominationsScan.set(state, { sweep: 0, last: new Uint8Array() });
}

/** To see whether a nomination is too small, in picoseconds. */
const COMPARE = 10 * LOOK;
/** To end one, in picoseconds. */
const CLEAR = UNSTAKE.refTime + UNSTAKE.reads * LOOK + UNSTAKE.writes * REMOVE;

/**
 * To follow root stake that went, in picoseconds: anybody can have staked with many hotkeys, which are looked at for
 * what is left, and each rate of the hotkey has a watermark.
 */
function ofRootStake(state: State, { coldkey, hotkey }: Position): number {
  const hotkeys = moreThanUsual(StakingHotkeys.get(state, coldkey).length);
  return hotkeys * EACH_HOTKEY.reads * LOOK + claimRates(state, hotkey).length * (LOOK + REMOVE);
}

const clearing = (item: typeof Alpha | typeof AlphaV2): Sweep => ({
  prefix: item.prefix,
  visit: (state, key) => {
    const [hotkey, coldkey, netuid] = item.keysOf(key, () => true) ?? [];
    if (hotkey === undefined || coldkey === undefined || netuid === undefined) return 0;
    if (!subnetExists(state, netuid)) return COMPARE;
    const position = { coldkey, hotkey, netuid };
    if (!clearSmallNomination(state, position)) return COMPARE;
    return COMPARE + CLEAR + (netuid === ROOT ? ofRootStake(state, position) : 0);
  },
});

/**
 * Ends nominations that have become too small, until that has weighed `limit`.
 *
 * @returns what it weighed, in picoseconds
 */
export function clearSmallNominations(state: State, limit: number): number {
  const progress = NominationsScan.get(state);
  if (progress === undefined || limit <= 0) return 0;
  const sweeps = [Alpha, AlphaV2].map(clearing);
  const weight = goOnWith(state, sweeps, progress, limit);
  if (progress.sweep >= sweeps.length) NominationsScan.delete(state);
  else NominationsScan.set(state, progress);
  return weight;
}
