/**
 * Staking TAO (protocol: staking §3.1-3.3).
 *
 * @packageDocumentation
 */

import type { State } from "../../../framework/index.ts";
import { min } from "../../../primitives/numbers.ts";
import { MAX_PRICE } from "../../swap/index.ts";
import { becomeDelegateIfAbsent } from "../delegation/take.ts";
import { events } from "../events.ts";
import { ownsHotkey } from "../keys/ownership.ts";
import type { Position } from "../position.ts";
import { stakeIntoSubnet } from "./into.ts";
import type { PriceLimit } from "./limits.ts";
import { maxAmountAdd } from "./maxAmounts.ts";
import { burnAlpha } from "./recycle.ts";
import { ensureBuyIsSane, validateAddStake } from "./validateAdd.ts";

/** Stakes `amount` TAO (rao) at any price. @returns the alpha it bought */
export function addStake(state: State, position: Position, amount: bigint): bigint {
  ensureBuyIsSane(state, position.netuid, amount);
  validateAddStake(state, { ...position, amount, maxAmount: amount, allowPartial: false });
  return stakeIntoSubnet(state, position, amount, MAX_PRICE, false);
}

/** Stakes `amount` TAO (rao) at no higher price than the limit. @returns the alpha it bought */
export function addStakeLimit(state: State, position: Position, amount: bigint, limit: PriceLimit): bigint {
  const { hotkey, netuid } = position;
  ensureBuyIsSane(state, netuid, amount);
  const maxAmount = maxAmountAdd(state, netuid, limit.price);
  validateAddStake(state, { ...position, amount, maxAmount, allowPartial: limit.allowPartial });
  if (!ownsHotkey(state, position)) becomeDelegateIfAbsent(state, hotkey);
  return stakeIntoSubnet(state, position, min(amount, maxAmount), limit.price, false);
}

/** Buys alpha and burns it, both or neither. */
export function addStakeAndBurn(state: State, position: Position, amount: bigint, limit: bigint | undefined): void {
  const { hotkey, netuid } = position;
  const alpha =
    limit === undefined
      ? addStake(state, position, amount)
      : addStakeLimit(state, position, amount, { price: limit, allowPartial: false });
  burnAlpha(state, position, alpha);
  state.deposit(events.AddStakeBurn({ netuid, hotkey, amount, alpha }));
}
