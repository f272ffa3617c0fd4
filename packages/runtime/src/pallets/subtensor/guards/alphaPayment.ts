/**
 * Fees in alpha: who has no TAO may pay for moving stake out of that stake (protocol: staking §2.16).
 *
 * @packageDocumentation
 */

import { type AlternativePayment, DispatchFailure, type RuntimeCall, type State } from "../../../framework/index.ts";
import { max, min } from "../../../primitives/numbers.ts";
import { isEnding, subnetIds } from "../../subtensorStorage/existence.ts";
import { SubtokenEnabled } from "../../subtensorStorage/index.ts";
import { alphaFor, currentAlphaPrice, MIN_PRICE } from "../../swap/index.ts";
import { events } from "../events.ts";
import { stakeAt } from "../ledger/positions.ts";
import { unstakeFromSubnet } from "../staking/outOf.ts";
import { feeSourceOf } from "./feeSource.ts";

/** A position from which a fee can be paid. */
interface Source {
  readonly hotkey: Uint8Array;
  readonly netuid: number;
  /** Alpha. */
  readonly stake: bigint;
}

/** The position that a call moves, when there is exactly one. */
function sourceOf(state: State, who: Uint8Array, call: RuntimeCall): Source | undefined {
  const named = feeSourceOf(call);
  if (named === undefined) return undefined;
  const { hotkey } = named;
  const stakeOn = (netuid: number) => stakeAt(state, { coldkey: who, hotkey, netuid });
  const { netuid } = named;
  if (netuid !== undefined) return isEnding(state, netuid) ? undefined : { hotkey, netuid, stake: stakeOn(netuid) };
  const staked = subnetIds(state)
    .filter((netuid) => SubtokenEnabled.get(state, netuid))
    .map((netuid) => ({ hotkey, netuid, stake: stakeOn(netuid) }))
    .filter(({ stake }) => stake > 0n);
  return staked.length === 1 ? staked[0] : undefined;
}

/** Alpha that a fee (rao) costs: what it is worth, at least one unit; `undefined` where alpha is worth nothing. */
function alphaOfFee(state: State, netuid: number, fee: bigint): bigint | undefined {
  const price = currentAlphaPrice(state, netuid);
  return price === 0n ? undefined : max(alphaFor(fee, price), 1n);
}

/** Payment of fees in the alpha that a call moves. */
export const alphaPayment: AlternativePayment = {
  canPay: (state, { payer, call, amount }) => {
    const source = sourceOf(state, payer, call);
    if (source === undefined) return false;
    const alpha = alphaOfFee(state, source.netuid, amount);
    return alpha !== undefined && source.stake >= alpha;
  },

  pay: (state, { payer: who, call, amount }, author) => {
    const source = sourceOf(state, who, call);
    if (source === undefined) return false;
    // Nobody receives it: nothing is charged, as in the protocol.
    if (author === undefined) return true;
    const { hotkey, netuid, stake } = source;
    const alpha = alphaOfFee(state, netuid, amount);
    if (alpha === undefined || stake === 0n) return false;
    const alphaFee = min(alpha, stake);
    try {
      const taoAmount = state.transactional(() =>
        unstakeFromSubnet(state, { coldkey: who, hotkey, netuid }, alphaFee, {
          beneficiary: author,
          limit: MIN_PRICE,
          dropFees: true,
        }),
      );
      state.deposit(events.TransactionFeePaidWithAlpha({ who, netuid, alphaFee, taoAmount }));
      return true;
    } catch (error) {
      if (error instanceof DispatchFailure) return false;
      throw error;
    }
  },
};
