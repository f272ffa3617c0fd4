import { ensure, type State } from "../../../framework/index.ts";
import { ROOT } from "../../../primitives/subnets.ts";
import { LastColdkeyHotkeyStakeBlock, SubnetTaoFlow } from "../../subtensorStorage/index.ts";
import { trackRootStakeAdded } from "../claims/watermarks.ts";
import { now } from "../clock.ts";
import { errors } from "../errors.ts";
import { events } from "../events.ts";
import { increaseStake } from "../ledger/positions.ts";
import { swapTaoForAlpha } from "../ledger/reserves.ts";
import { isWorthShares } from "../ledger/sharePool.ts";
import { transferTaoFromSubnet, transferTaoToSubnet } from "../ledger/tao.ts";
import { settleLock } from "../locks/individual.ts";
import type { Position } from "../position.ts";
import { payTradeFee } from "./fees.ts";

/**
 * Stakes a coldkey's TAO (rao): the only way by which TAO becomes stake (protocol: staking §2.11). The coldkey stays
 * alive, and what the price limit (rao per alpha) leaves unspent is returned to it (deviations, Accounting).
 *
 * @returns the alpha it bought
 */
export function stakeIntoSubnet(
  state: State,
  position: Position,
  tao: bigint,
  limit: bigint,
  dropFees: boolean,
): bigint {
  const { coldkey, hotkey, netuid } = position;
  const offered = transferTaoToSubnet(state, netuid, coldkey, tao);
  const { amountPaidIn, amountPaidOut: alpha, feePaid } = swapTaoForAlpha(state, netuid, offered, limit, dropFees);
  ensure(alpha !== 0n, errors.AmountTooLow);
  ensure(isWorthShares(state, hotkey, netuid, alpha), errors.InsufficientLiquidity);
  increaseStake(state, position, alpha);
  payTradeFee(state, netuid, feePaid);
  const spent = amountPaidIn + feePaid;
  if (offered > spent) transferTaoFromSubnet(state, netuid, coldkey, offered - spent);
  SubnetTaoFlow.mutate(state, netuid, (flow) => flow + amountPaidIn);
  settleLock(state, coldkey, netuid);
  LastColdkeyHotkeyStakeBlock.set(state, coldkey, hotkey, now(state));
  if (netuid === ROOT) trackRootStakeAdded(state, position, alpha);
  state.deposit(events.StakeAdded([coldkey, hotkey, spent, alpha, netuid, feePaid]));
  return alpha;
}
