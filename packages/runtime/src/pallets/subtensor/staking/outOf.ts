import { ensure, type State } from "../../../framework/index.ts";
import { ROOT } from "../../../primitives/subnets.ts";
import { LastColdkeyHotkeyStakeBlock, SubnetTaoFlow } from "../../subtensorStorage/index.ts";
import { trackRootStakeRemoved } from "../claims/watermarks.ts";
import { now } from "../clock.ts";
import { errors } from "../errors.ts";
import { events } from "../events.ts";
import { decreaseStake, increaseStake, stakeAt } from "../ledger/positions.ts";
import { swapAlphaForTao } from "../ledger/reserves.ts";
import { transferTaoFromSubnet } from "../ledger/tao.ts";
import { settleLock } from "../locks/individual.ts";
import type { Position } from "../position.ts";
import { sellFee } from "./fees.ts";

/** Terms of a sale of stake. */
interface SaleTerms {
  /** Account that gets the TAO. */
  readonly beneficiary: Uint8Array;
  /** Rao per alpha. */
  readonly limit: bigint;
  /** True to take no fee. */
  readonly dropFees: boolean;
}

/**
 * Unstakes a coldkey's alpha and pays the TAO to `beneficiary` (protocol: staking §2.12). What the price limit (rao per
 * alpha) leaves unsold stays staked. Fails with `NotEnoughStakeToWithdraw` when there is less, and as the trade does.
 *
 * @returns the TAO (rao) that was paid
 */
export function unstakeFromSubnet(
  state: State,
  position: Position,
  alpha: bigint,
  { beneficiary, limit, dropFees }: SaleTerms,
): bigint {
  const { coldkey, hotkey, netuid } = position;
  const stake = stakeAt(state, position);
  ensure(alpha <= stake, errors.NotEnoughStakeToWithdraw);
  decreaseStake(state, position, alpha);
  const { amountPaidIn, amountPaidOut: tao, feePaid } = swapAlphaForTao(state, netuid, alpha, limit, dropFees);
  const unsold = alpha - amountPaidIn - feePaid;
  if (unsold > 0n) increaseStake(state, position, unsold);
  transferTaoFromSubnet(state, netuid, beneficiary, tao);
  const feeTao = sellFee(state, netuid, feePaid);
  if (netuid === ROOT) trackRootStakeRemoved(state, position, amountPaidIn);
  SubnetTaoFlow.mutate(state, netuid, (flow) => flow - tao - feeTao);
  settleLock(state, coldkey, netuid);
  LastColdkeyHotkeyStakeBlock.set(state, coldkey, hotkey, now(state));
  state.deposit(events.StakeRemoved([coldkey, hotkey, tao, amountPaidIn, netuid, feePaid]));
  return tao;
}
