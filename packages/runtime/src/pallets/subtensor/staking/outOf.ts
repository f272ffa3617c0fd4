import { ensure, type State } from "../../../framework/index.ts";
import { ROOT } from "../../../primitives/subnets.ts";
import { LastColdkeyHotkeyStakeBlock, SubnetTaoFlow } from "../../subtensorStorage/index.ts";
import { trackRootStakeRemoved } from "../claims/watermarks.ts";
import { now } from "../clock.ts";
import { errors } from "../errors.ts";
import { events } from "../events.ts";
import {
  decreaseStakeForHotkeyAndColdkeyOnSubnet,
  getStakeForHotkeyAndColdkeyOnSubnet,
  increaseStakeForHotkeyAndColdkeyOnSubnet,
} from "../ledger/positions.ts";
import { swapAlphaForTao } from "../ledger/reserves.ts";
import { transferTaoFromSubnet } from "../ledger/tao.ts";
import { cleanupLockIfZero } from "../locks/individual.ts";
import { sellFee } from "./fees.ts";

/**
 * Unstakes a coldkey's alpha and pays the TAO to `beneficiary` (protocol: staking §2.12). What the price limit (rao per
 * alpha) leaves unsold stays staked. Fails with `NotEnoughStakeToWithdraw` when there is less, and as the trade does.
 *
 * @returns the TAO (rao) that was paid
 */
export function unstakeFromSubnet(
  state: State,
  hotkey: Uint8Array,
  coldkey: Uint8Array,
  beneficiary: Uint8Array,
  netuid: number,
  alpha: bigint,
  limit: bigint,
  dropFees: boolean,
): bigint {
  const stake = getStakeForHotkeyAndColdkeyOnSubnet(state, hotkey, coldkey, netuid);
  ensure(alpha <= stake, errors.NotEnoughStakeToWithdraw);
  decreaseStakeForHotkeyAndColdkeyOnSubnet(state, hotkey, coldkey, netuid, alpha);
  const { amountPaidIn, amountPaidOut: tao, feePaid } = swapAlphaForTao(state, netuid, alpha, limit, dropFees);
  const unsold = alpha - amountPaidIn - feePaid;
  if (unsold > 0n) increaseStakeForHotkeyAndColdkeyOnSubnet(state, hotkey, coldkey, netuid, unsold);
  transferTaoFromSubnet(state, netuid, beneficiary, tao);
  const feeTao = sellFee(state, netuid, feePaid);
  if (netuid === ROOT) trackRootStakeRemoved(state, hotkey, coldkey, amountPaidIn);
  SubnetTaoFlow.mutate(state, netuid, (flow) => flow - tao - feeTao);
  cleanupLockIfZero(state, coldkey, netuid);
  LastColdkeyHotkeyStakeBlock.set(state, coldkey, hotkey, now(state));
  state.deposit(events.StakeRemoved([coldkey, hotkey, tao, amountPaidIn, netuid, feePaid]));
  return tao;
}
