/**
 * Unstaking alpha (protocol: staking §3.4-3.7).
 *
 * @packageDocumentation
 */

import { attempt, ensure, type State } from "../../../framework/index.ts";
import { min, saturatingAdd } from "../../../primitives/numbers.ts";
import { ROOT } from "../../../primitives/subnets.ts";
import { dynamicSubnetIds, subnetIds } from "../../subtensorStorage/existence.ts";
import { PendingChildKeys, StakeThreshold, StakingHotkeys, SubtokenEnabled } from "../../subtensorStorage/index.ts";
import { MAX_PRICE, MIN_PRICE } from "../../swap/index.ts";
import { claimRates } from "../claims/rates.ts";
import { WATERMARK } from "../claims/watermarks.ts";
import { errors } from "../errors.ts";
import { ensureHotkeyExists } from "../keys/ownership.ts";
import { stakeAt } from "../ledger/positions.ts";
import { getTotalStakeForHotkey } from "../ledger/queries.ts";
import type { Position, WalletKeys } from "../position.ts";
import { stakeIntoSubnet } from "./into.ts";
import type { PriceLimit } from "./limits.ts";
import { maxAmountRemove } from "./maxAmounts.ts";
import { unstakeFromSubnet } from "./outOf.ts";
import { clearSmallNomination } from "./smallNominations.ts";
import { ensureSellIsSane, validateRemoveStake } from "./validateRemove.ts";
import { EACH_HOTKEY, LOOKED_AT, moreThanUsual, UNSTAKE } from "./weights.ts";

function sell(state: State, position: Position, amount: bigint, limit: bigint): bigint {
  return unstakeFromSubnet(state, position, amount, { beneficiary: position.coldkey, limit, dropFees: false });
}

/** Ends a nomination that an unstake left too small, and drops pending children that the hotkey can no longer have. */
function afterRemoval(state: State, position: Position): void {
  const { hotkey } = position;
  clearSmallNomination(state, position);
  if (getTotalStakeForHotkey(state, hotkey) >= StakeThreshold.get(state)) return;
  for (const subnet of subnetIds(state)) PendingChildKeys.delete(state, subnet, hotkey);
}

/** Unstakes `amount` alpha, or all there is when that is less, at any price. */
export function removeStake(state: State, position: Position, amount: bigint): void {
  ensure(SubtokenEnabled.get(state, position.netuid), errors.SubtokenDisabled);
  const sold = min(amount, stakeAt(state, position));
  ensureSellIsSane(state, position.netuid, sold);
  validateRemoveStake(state, { ...position, amount: sold, maxAmount: sold, allowPartial: false });
  sell(state, position, sold, MIN_PRICE);
  afterRemoval(state, position);
}

/** Unstakes `amount` alpha at no lower price than the limit. */
export function removeStakeLimit(state: State, position: Position, amount: bigint, limit: PriceLimit): void {
  ensureSellIsSane(state, position.netuid, amount);
  const maxAmount = maxAmountRemove(state, position.netuid, limit.price);
  validateRemoveStake(state, { ...position, amount, maxAmount, allowPartial: limit.allowPartial });
  sell(state, position, min(amount, maxAmount), limit.price);
  afterRemoval(state, position);
}

/** Unstakes everything of a position, at no lower price than the limit if there is one. */
export function removeAllStake(state: State, position: Position, limit: bigint | undefined): void {
  const amount = stakeAt(state, position);
  if (limit === undefined) removeStake(state, position, amount);
  else removeStakeLimit(state, position, amount, { price: limit, allowPartial: false });
}

/** Unstakes a whole position; nothing happens when that is not possible. @returns the TAO (rao) it brought */
function removeIfPossible(state: State, position: Position): bigint {
  state.weigh(LOOKED_AT);
  if (!SubtokenEnabled.get(state, position.netuid)) return 0n;
  const amount = stakeAt(state, position);
  if (amount === 0n) return 0n;
  state.weigh(UNSTAKE);
  state.weigh(EACH_HOTKEY, moreThanUsual(StakingHotkeys.get(state, position.coldkey).length));
  if (position.netuid === ROOT) state.weigh(WATERMARK, claimRates(state, position.hotkey).length);
  const isPossible = attempt(() => {
    validateRemoveStake(state, { ...position, amount, maxAmount: amount, allowPartial: false });
    return true;
  });
  if (isPossible === undefined) return 0n;
  const tao = sell(state, position, amount, MIN_PRICE);
  clearSmallNomination(state, position);
  return tao;
}

/** Unstakes all that a coldkey has with a hotkey, on every subnet where it can be unstaked. */
export function unstakeAll(state: State, keys: WalletKeys): void {
  const { coldkey, hotkey } = keys;
  state.weigh(LOOKED_AT);
  ensureHotkeyExists(state, hotkey);
  for (const netuid of subnetIds(state)) removeIfPossible(state, { coldkey, hotkey, netuid });
}

/** Does as {@link unstakeAll} on all subnets but root, and stakes the TAO on root. Fails when there is none. */
export function unstakeAllAlpha(state: State, keys: WalletKeys): void {
  const { coldkey, hotkey } = keys;
  state.weigh(UNSTAKE);
  ensureHotkeyExists(state, hotkey);
  const total = dynamicSubnetIds(state).reduce(
    (tao, netuid) => saturatingAdd(tao, removeIfPossible(state, { coldkey, hotkey, netuid })),
    0n,
  );
  ensure(total > 0n, errors.AmountTooLow);
  stakeIntoSubnet(state, { coldkey, hotkey, netuid: ROOT }, total, MAX_PRICE, false);
}
