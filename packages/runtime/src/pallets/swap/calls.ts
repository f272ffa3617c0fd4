import { AccountId, bool, i32, i64, named, u16, u64, u128 } from "@opentao/codec";
import { call, ensure, ensureRoot, fail, palletCalls } from "../../framework/index.ts";
import { NetUid } from "../../primitives/subnets.ts";
import { subnetExists } from "../subtensorStorage/existence.ts";
import { errors } from "./errors.ts";
import { events } from "./events.ts";
import { FeeRate } from "./storage.ts";

/** Highest fee rate, out of 65535. */
export const MAX_FEE_RATE = 10_000;

const TickIndex = named(i32, { path: "pallet_subtensor_swap::pallet::TickIndex" });
const PositionId = named(u128, { path: "pallet_subtensor_swap::pallet::PositionId" });

const deprecated = (): never => fail(errors.Deprecated);
const docs = "Always fails: liquidity of users is no longer supported.";
const weight = { refTime: 20_000_000 };

/** Calls of pallet Swap (protocol: staking §2.1). */
export const calls = palletCalls({
  setFeeRate: call({
    index: 0,
    args: { netuid: NetUid, rate: u16 },
    weight: { refTime: 20_000_000, reads: 2, writes: 1 },
    docs: "Sets the fee of trades with a subnet's pool, out of 65535. For root.",
    dispatch: ({ state, origin }, { netuid, rate }) => {
      ensureRoot(origin);
      ensure(subnetExists(state, netuid), errors.MechanismDoesNotExist);
      ensure(rate <= MAX_FEE_RATE, errors.FeeRateTooHigh);
      FeeRate.set(state, netuid, rate);
      state.deposit(events.FeeRateSet({ netuid, rate }));
    },
  }),
  addLiquidity: call({
    index: 1,
    args: { hotkey: AccountId, netuid: NetUid, tickLow: TickIndex, tickHigh: TickIndex, liquidity: u64 },
    weight,
    docs,
    dispatch: deprecated,
  }),
  removeLiquidity: call({
    index: 2,
    args: { hotkey: AccountId, netuid: NetUid, positionId: PositionId },
    weight,
    docs,
    dispatch: deprecated,
  }),
  modifyPosition: call({
    index: 3,
    args: { hotkey: AccountId, netuid: NetUid, positionId: PositionId, liquidityDelta: i64 },
    weight,
    docs,
    dispatch: deprecated,
  }),
  toggleUserLiquidity: call({
    index: 4,
    args: { netuid: NetUid, enable: bool },
    weight,
    docs,
    dispatch: deprecated,
  }),
  disableLp: call({ index: 5, args: {}, weight, docs, dispatch: deprecated }),
});
