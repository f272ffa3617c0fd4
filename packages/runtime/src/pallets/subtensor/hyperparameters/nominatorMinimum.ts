import type { State } from "../../../framework/index.ts";
import { Alpha, AlphaV2, NominatorMinRequiredStake } from "../../subtensorStorage/index.ts";
import { clearSmallNomination, minNomination } from "../staking/smallNominations.ts";

/**
 * Sets the least that a nomination must be worth, in millionths of the minimum stake. When it rises, nominations that
 * are now too small end (protocol: consensus §6.3, staking §4.6).
 */
export function setNominatorMinimum(state: State, factor: bigint): void {
  const isHigher = factor > NominatorMinRequiredStake.get(state);
  NominatorMinRequiredStake.set(state, factor);
  if (!isHigher || minNomination(state) === 0n) return;
  for (const [hotkey, coldkey, netuid] of [...Alpha.keys(state), ...AlphaV2.keys(state)]) {
    clearSmallNomination(state, hotkey, coldkey, netuid);
  }
}
