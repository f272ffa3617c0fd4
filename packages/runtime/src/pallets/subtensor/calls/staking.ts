/**
 * Calls that stake TAO, unstake alpha or give alpha up (protocol: staking §3.1-3.7, §3.9).
 *
 * @packageDocumentation
 */

import { AccountId, bool, option } from "@opentao/codec";
import { call, ensureSigned, palletCalls, type WeighContext, type WeightSpec } from "../../../framework/index.ts";
import { AlphaBalance, TaoBalance } from "../../../primitives/amounts.ts";
import { NetUid, ROOT } from "../../../primitives/subnets.ts";
import { addStake, addStakeAndBurn, addStakeLimit } from "../staking/add.ts";
import { burnAlpha, recycleAlpha } from "../staking/recycle.ts";
import { removeAllStake, removeStake, removeStakeLimit, unstakeAll, unstakeAllAlpha } from "../staking/remove.ts";
import { UNSTAKE } from "../staking/weights.ts";
import { onEverySubnet, withHotkeys } from "./costs.ts";
import { withStakingList } from "./listCosts.ts";
import { metered } from "./metered.ts";
import { type Place, withRates } from "./rootCosts.ts";

/** Weight of a call that takes stake out of a position. */
const ofPosition = (base: WeightSpec) => (context: WeighContext, place: Place) =>
  withRates(withHotkeys(base, context), context, place);

/** Weight of a call that brings stake into a position, which may be a new one. */
const intoPosition = (base: WeightSpec) => (context: WeighContext, place: Place) =>
  withRates(withStakingList(base, context), context, place);

/** Calls of the subject. */
export const stakingCalls = palletCalls({
  addStake: call({
    index: 2,
    args: { hotkey: AccountId, netuid: NetUid, amountStaked: TaoBalance },
    weight: intoPosition({ refTime: 664_064_000, reads: 32, writes: 16 }),
    docs: "Stakes TAO (rao) with a hotkey on a subnet, at any price.",
    dispatch: ({ state, origin }, { hotkey, netuid, amountStaked }) => {
      addStake(state, { coldkey: ensureSigned(origin), hotkey, netuid }, amountStaked);
    },
  }),

  addStakeLimit: call({
    index: 88,
    args: {
      hotkey: AccountId,
      netuid: NetUid,
      amountStaked: TaoBalance,
      limitPrice: TaoBalance,
      allowPartial: bool,
    },
    weight: intoPosition({ refTime: 853_005_000, reads: 32, writes: 16 }),
    docs: "Stakes TAO (rao) at no higher price than a limit (rao per alpha).",
    dispatch: ({ state, origin }, { hotkey, netuid, amountStaked, limitPrice, allowPartial }) => {
      const position = { coldkey: ensureSigned(origin), hotkey, netuid };
      addStakeLimit(state, position, amountStaked, { price: limitPrice, allowPartial });
    },
  }),

  addStakeBurn: call({
    index: 132,
    args: { hotkey: AccountId, netuid: NetUid, amount: TaoBalance, limit: option(TaoBalance) },
    weight: ofPosition({ refTime: 967_308_000, reads: 33, writes: 17 }),
    docs: "Buys alpha for TAO (rao) and burns it.",
    dispatch: ({ state, origin }, { hotkey, netuid, amount, limit }) =>
      addStakeAndBurn(state, { coldkey: ensureSigned(origin), hotkey, netuid }, amount, limit),
  }),

  removeStake: call({
    index: 3,
    args: { hotkey: AccountId, netuid: NetUid, amountUnstaked: AlphaBalance },
    weight: ofPosition({ refTime: 569_198_000, reads: 28, writes: 13 }),
    docs: "Unstakes alpha from a hotkey on a subnet, or all there is when that is less, at any price.",
    dispatch: ({ state, origin }, { hotkey, netuid, amountUnstaked }) =>
      removeStake(state, { coldkey: ensureSigned(origin), hotkey, netuid }, amountUnstaked),
  }),

  removeStakeLimit: call({
    index: 89,
    args: {
      hotkey: AccountId,
      netuid: NetUid,
      amountUnstaked: AlphaBalance,
      limitPrice: TaoBalance,
      allowPartial: bool,
    },
    weight: ofPosition({ refTime: 740_696_000, reads: 27, writes: 13 }),
    docs: "Unstakes alpha at no lower price than a limit (rao per alpha).",
    dispatch: ({ state, origin }, { hotkey, netuid, amountUnstaked, limitPrice, allowPartial }) => {
      const position = { coldkey: ensureSigned(origin), hotkey, netuid };
      removeStakeLimit(state, position, amountUnstaked, { price: limitPrice, allowPartial });
    },
  }),

  removeStakeFullLimit: call({
    index: 103,
    args: { hotkey: AccountId, netuid: NetUid, limitPrice: option(TaoBalance) },
    weight: ofPosition({ refTime: 754_292_000, reads: 27, writes: 13 }),
    docs: "Unstakes all alpha of a position, at no lower price than a limit if one is given.",
    dispatch: ({ state, origin }, { hotkey, netuid, limitPrice }) =>
      removeAllStake(state, { coldkey: ensureSigned(origin), hotkey, netuid }, limitPrice),
  }),

  unstakeAll: call({
    index: 83,
    args: { hotkey: AccountId },
    weight: (context, { hotkey }) => withRates(onEverySubnet(UNSTAKE, context), context, { hotkey, netuid: ROOT }),
    docs: "Unstakes all that the caller has with a hotkey, on every subnet.",
    dispatch: ({ state, origin }, { hotkey }) =>
      metered(state, () => unstakeAll(state, { coldkey: ensureSigned(origin), hotkey })),
  }),

  unstakeAllAlpha: call({
    index: 84,
    args: { hotkey: AccountId },
    weight: (context, { hotkey }) => withRates(onEverySubnet(UNSTAKE, context), context, { hotkey, netuid: ROOT }),
    docs: "Moves all that the caller has with a hotkey on subnets to root.",
    dispatch: ({ state, origin }, { hotkey }) =>
      metered(state, () => unstakeAllAlpha(state, { coldkey: ensureSigned(origin), hotkey })),
  }),

  recycleAlpha: call({
    index: 101,
    args: { hotkey: AccountId, amount: AlphaBalance, netuid: NetUid },
    weight: ofPosition({ refTime: 172_139_000, reads: 13, writes: 6 }),
    docs: "Takes alpha of a position out of issuance, so that it can be emitted again.",
    dispatch: ({ state, origin }, { hotkey, amount, netuid }) =>
      recycleAlpha(state, { coldkey: ensureSigned(origin), hotkey, netuid }, amount),
  }),

  burnAlpha: call({
    index: 102,
    args: { hotkey: AccountId, amount: AlphaBalance, netuid: NetUid },
    weight: ofPosition({ refTime: 168_964_000, reads: 12, writes: 4 }),
    docs: "Burns alpha of a position: it stays in issuance and belongs to nobody.",
    dispatch: ({ state, origin }, { hotkey, amount, netuid }) =>
      burnAlpha(state, { coldkey: ensureSigned(origin), hotkey, netuid }, amount),
  }),
});
