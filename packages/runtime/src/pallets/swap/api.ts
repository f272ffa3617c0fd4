/**
 * Prices and simulated trades for clients (protocol: staking §2.9).
 *
 * @packageDocumentation
 */

import { struct, u64, type Value, vec } from "@opentao/codec";
import { U64F64 } from "@opentao/fixed";
import { apiMethod, DispatchFailure, runtimeApi, type State } from "../../framework/index.ts";
import { AlphaBalance, TaoBalance } from "../../primitives/amounts.ts";
import { saturatingSub } from "../../primitives/numbers.ts";
import { NetUid } from "../../primitives/subnets.ts";
import { subnetIds } from "../subtensorStorage/existence.ts";
import { currentAlphaPrice } from "./pool.ts";
import { alphaFor, simulateBuy, simulateSell, taoFor } from "./trade.ts";

const SimSwapResult = struct(
  {
    taoAmount: TaoBalance,
    alphaAmount: AlphaBalance,
    taoFee: TaoBalance,
    alphaFee: AlphaBalance,
    taoSlippage: TaoBalance,
    alphaSlippage: AlphaBalance,
  },
  { path: "pallet_subtensor_swap_runtime_api::SimSwapResult" },
);
type SimSwapResult = Value<typeof SimSwapResult>;

const SubnetPrice = struct({ netuid: NetUid, price: u64 }, { path: "pallet_subtensor_swap_runtime_api::SubnetPrice" });

const NOTHING: SimSwapResult = {
  taoAmount: 0n,
  alphaAmount: 0n,
  taoFee: 0n,
  alphaFee: 0n,
  taoSlippage: 0n,
  alphaSlippage: 0n,
};

/** A price in rao per alpha. */
function inRao(price: U64F64): bigint {
  return U64F64.toU64(U64F64.mul(price, U64F64.fromInteger(1_000_000_000n)));
}

/** A trade that cannot be made is answered with zeros. */
function orNothing(simulate: () => SimSwapResult): SimSwapResult {
  try {
    return simulate();
  } catch (error) {
    if (error instanceof DispatchFailure) return NOTHING;
    throw error;
  }
}

function simulateTaoForAlpha(state: State, netuid: number, tao: bigint): SimSwapResult {
  return orNothing(() => {
    const expected = alphaFor(tao, currentAlphaPrice(state, netuid));
    const { amountPaidIn, amountPaidOut, feePaid } = simulateBuy(state, netuid, tao);
    return {
      ...NOTHING,
      taoAmount: amountPaidIn,
      alphaAmount: amountPaidOut,
      taoFee: feePaid,
      alphaSlippage: saturatingSub(expected, amountPaidOut),
    };
  });
}

function simulateAlphaForTao(state: State, netuid: number, alpha: bigint): SimSwapResult {
  return orNothing(() => {
    const expected = taoFor(alpha, currentAlphaPrice(state, netuid));
    const { amountPaidIn, amountPaidOut, feePaid } = simulateSell(state, netuid, alpha);
    return {
      ...NOTHING,
      taoAmount: amountPaidOut,
      alphaAmount: amountPaidIn,
      alphaFee: feePaid,
      taoSlippage: saturatingSub(expected, amountPaidOut),
    };
  });
}

/** Runtime API of the pools. */
export const SwapRuntimeApi = runtimeApi({
  name: "SwapRuntimeApi",
  version: 1,
  docs: "Prices of subnets' alpha.",
  methods: {
    currentAlphaPrice: apiMethod({
      args: { netuid: NetUid },
      output: u64,
      docs: "Price of a subnet's alpha in rao.",
      run: ({ state }, { netuid }) => inRao(currentAlphaPrice(state, netuid)),
    }),
    currentAlphaPriceAll: apiMethod({
      args: {},
      output: vec(SubnetPrice),
      docs: "Prices of all subnets' alpha in rao, root included.",
      run: ({ state }) =>
        subnetIds(state).map((netuid) => ({ netuid, price: inRao(currentAlphaPrice(state, netuid)) })),
    }),
    simSwapTaoForAlpha: apiMethod({
      args: { netuid: NetUid, tao: TaoBalance },
      output: SimSwapResult,
      docs: "Trade that buying alpha for an amount of TAO would be.",
      run: ({ state }, { netuid, tao }) => simulateTaoForAlpha(state, netuid, tao),
    }),
    simSwapAlphaForTao: apiMethod({
      args: { netuid: NetUid, alpha: AlphaBalance },
      output: SimSwapResult,
      docs: "Trade that selling an amount of alpha would be.",
      run: ({ state }, { netuid, alpha }) => simulateAlphaForTao(state, netuid, alpha),
    }),
  },
});
