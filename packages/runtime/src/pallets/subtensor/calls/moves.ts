/**
 * Calls that move stake to another hotkey, coldkey or subnet (protocol: staking §3.8).
 *
 * @packageDocumentation
 */

import { AccountId, bool } from "@opentao/codec";
import { call, ensureSigned, palletCalls, type WeighContext, type WeightSpec } from "../../../framework/index.ts";
import { AlphaBalance, TaoBalance } from "../../../primitives/amounts.ts";
import { NetUid } from "../../../primitives/subnets.ts";
import { events } from "../events.ts";
import { transitionStake } from "../staking/transition.ts";
import { withHotkeys } from "./costs.ts";
import { withRates } from "./rootCosts.ts";

/** Arguments of the calls that keep the hotkey. */
interface BetweenSubnets {
  readonly hotkey: Uint8Array;
  readonly originNetuid: number;
  readonly destinationNetuid: number;
}

const betweenSubnets = (
  base: WeightSpec,
  context: WeighContext,
  { hotkey, originNetuid, destinationNetuid }: BetweenSubnets,
): WeightSpec => withRates(base, context, { hotkey, netuid: originNetuid }, { hotkey, netuid: destinationNetuid });

/** Calls of the subject. */
export const moveCalls = palletCalls({
  moveStake: call({
    index: 85,
    args: {
      originHotkey: AccountId,
      destinationHotkey: AccountId,
      originNetuid: NetUid,
      destinationNetuid: NetUid,
      alphaAmount: AlphaBalance,
    },
    weight: (context, { originHotkey, originNetuid, destinationHotkey, destinationNetuid }) =>
      withRates(
        withHotkeys({ refTime: 216_061_000, reads: 19, writes: 7 }, context),
        context,
        { hotkey: originHotkey, netuid: originNetuid },
        { hotkey: destinationHotkey, netuid: destinationNetuid },
      ),
    docs: "Moves alpha to another hotkey, on the same subnet or another.",
    dispatch: (
      { state, origin },
      { originHotkey, destinationHotkey, originNetuid, destinationNetuid, alphaAmount },
    ) => {
      const coldkey = ensureSigned(origin);
      const tao = transitionStake(state, {
        from: { coldkey, hotkey: originHotkey, netuid: originNetuid },
        to: { coldkey, hotkey: destinationHotkey, netuid: destinationNetuid },
        amount: alphaAmount,
        isTransfer: false,
      });
      state.deposit(
        events.StakeMoved([coldkey, originHotkey, originNetuid, destinationHotkey, destinationNetuid, tao]),
      );
    },
  }),

  transferStake: call({
    index: 86,
    args: {
      destinationColdkey: AccountId,
      hotkey: AccountId,
      originNetuid: NetUid,
      destinationNetuid: NetUid,
      alphaAmount: AlphaBalance,
    },
    weight: (context, args) =>
      betweenSubnets(
        withHotkeys({ refTime: 258_541_000, reads: 19, writes: 6 }, context, args.destinationColdkey),
        context,
        args,
      ),
    docs: "Gives alpha to another coldkey, on the same subnet or another.",
    dispatch: ({ state, origin }, { destinationColdkey, hotkey, originNetuid, destinationNetuid, alphaAmount }) => {
      const coldkey = ensureSigned(origin);
      const tao = transitionStake(state, {
        from: { coldkey, hotkey, netuid: originNetuid },
        to: { coldkey: destinationColdkey, hotkey, netuid: destinationNetuid },
        amount: alphaAmount,
        isTransfer: true,
      });
      state.deposit(
        events.StakeTransferred([coldkey, destinationColdkey, hotkey, originNetuid, destinationNetuid, tao]),
      );
    },
  }),

  swapStake: call({
    index: 87,
    args: { hotkey: AccountId, originNetuid: NetUid, destinationNetuid: NetUid, alphaAmount: AlphaBalance },
    weight: (context, args) =>
      betweenSubnets(withHotkeys({ refTime: 742_019_000, reads: 47, writes: 24 }, context), context, args),
    docs: "Moves alpha to another subnet at any price.",
    dispatch: ({ state, origin }, { hotkey, originNetuid, destinationNetuid, alphaAmount }) => {
      const coldkey = ensureSigned(origin);
      const tao = transitionStake(state, {
        from: { coldkey, hotkey, netuid: originNetuid },
        to: { coldkey, hotkey, netuid: destinationNetuid },
        amount: alphaAmount,
        isTransfer: false,
      });
      state.deposit(events.StakeSwapped([coldkey, hotkey, originNetuid, destinationNetuid, tao]));
    },
  }),

  swapStakeLimit: call({
    index: 90,
    args: {
      hotkey: AccountId,
      originNetuid: NetUid,
      destinationNetuid: NetUid,
      alphaAmount: AlphaBalance,
      limitPrice: TaoBalance,
      allowPartial: bool,
    },
    weight: (context, args) =>
      betweenSubnets(withHotkeys({ refTime: 944_515_000, reads: 47, writes: 24 }, context), context, args),
    docs: "Moves alpha to another subnet at no lower relative price than a limit (billionths).",
    dispatch: ({ state, origin }, args) => {
      const { hotkey, originNetuid, destinationNetuid, alphaAmount, limitPrice, allowPartial } = args;
      const coldkey = ensureSigned(origin);
      const tao = transitionStake(state, {
        from: { coldkey, hotkey, netuid: originNetuid },
        to: { coldkey, hotkey, netuid: destinationNetuid },
        amount: alphaAmount,
        limit: { price: limitPrice, allowPartial },
        isTransfer: false,
      });
      state.deposit(events.StakeSwapped([coldkey, hotkey, originNetuid, destinationNetuid, tao]));
    },
  }),
});
