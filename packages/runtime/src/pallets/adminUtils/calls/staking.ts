/**
 * Parameters of staking, takes and emission that hold on the whole chain (protocol: consensus §6.3).
 *
 * @packageDocumentation
 */

import { bool, u16, u64 } from "@opentao/codec";
import { call, ensure, fail, palletCalls } from "../../../framework/index.ts";
import { I64F64Bits, I96F32Bits, TaoBalance, U64F64Bits } from "../../../primitives/amounts.ts";
import { events as subtensorEvents } from "../../subtensor/events.ts";
import { setNominatorMinimum } from "../../subtensor/staking/smallNominations.ts";
import {
  CKBurn,
  FlowEmaSmoothingFactor,
  FlowNormExponent,
  MaxDelegateTake,
  MinDelegateTake,
  NetTaoFlowEnabled,
  StakeThreshold,
  SubnetMovingAlpha,
  TaoFlowCutoff,
  TxDelegateTakeRateLimit,
  TxRateLimit,
} from "../../subtensorStorage/index.ts";
import { globalCall } from "../declare.ts";
import { errors } from "../errors.ts";
import { events } from "../events.ts";
import { PrecompileEnable, PrecompileEnum } from "../storage.ts";

const ONE = 1n << 64n;
const TWO = 2n * ONE;

/** Calls of the subject. */
export const stakingCalls = palletCalls({
  sudoSetDefaultTake: globalCall({
    index: 1,
    args: { defaultTake: u16 },
    docs: "Sets the highest take of a delegate, out of 65535.",
    set: (state, { defaultTake }) => {
      MaxDelegateTake.set(state, defaultTake);
      state.deposit(subtensorEvents.MaxDelegateTakeSet([defaultTake]));
    },
  }),

  sudoSetTxRateLimit: globalCall({
    index: 2,
    args: { txRateLimit: u64 },
    docs: "Sets the blocks between two changes of a hotkey.",
    set: (state, { txRateLimit }) => {
      TxRateLimit.set(state, txRateLimit);
      state.deposit(subtensorEvents.TxRateLimitSet([txRateLimit]));
    },
  }),

  sudoSetTotalIssuance: call({
    index: 33,
    args: { totalIssuance: TaoBalance },
    weight: { refTime: 20_000_000 },
    docs: "Always fails: issuance is not to be set.",
    dispatch: () => fail(errors.Deprecated),
  }),

  sudoSetStakeThreshold: globalCall({
    index: 42,
    args: { minStake: u64 },
    docs: "Sets the stake weight below which weights and children are refused.",
    set: (state, { minStake }) => {
      StakeThreshold.set(state, minStake);
      state.deposit(subtensorEvents.StakeThresholdSet([minStake]));
    },
  }),

  sudoSetNominatorMinRequiredStake: globalCall({
    index: 43,
    args: { minStake: u64 },
    docs: "Sets the least stake with somebody else's hotkey, in millionths of the minimum stake.",
    set: (state, { minStake }) => setNominatorMinimum(state, minStake),
  }),

  sudoSetTxDelegateTakeRateLimit: globalCall({
    index: 45,
    args: { txRateLimit: u64 },
    docs: "Sets the blocks between two increases of a take.",
    set: (state, { txRateLimit }) => {
      TxDelegateTakeRateLimit.set(state, txRateLimit);
      state.deposit(subtensorEvents.TxDelegateTakeRateLimitSet([txRateLimit]));
    },
  }),

  sudoSetMinDelegateTake: globalCall({
    index: 46,
    args: { take: u16 },
    docs: "Sets the least take of a delegate, out of 65535.",
    set: (state, { take }) => {
      MinDelegateTake.set(state, take);
      state.deposit(subtensorEvents.MinDelegateTakeSet([take]));
    },
  }),

  sudoToggleEvmPrecompile: globalCall({
    index: 62,
    args: { precompileId: PrecompileEnum, enabled: bool },
    docs: "Says whether a precompile may be called.",
    set: (state, { precompileId, enabled }) => {
      if (PrecompileEnable.get(state, precompileId) === enabled) return;
      PrecompileEnable.set(state, precompileId, enabled);
      state.deposit(events.PrecompileUpdated({ precompileId, enabled }));
    },
  }),

  sudoSetSubnetMovingAlpha: globalCall({
    index: 63,
    args: { alpha: I96F32Bits },
    docs: "Sets the weight of one block in the moving average of prices.",
    set: (state, { alpha }) => SubnetMovingAlpha.set(state, alpha),
  }),

  sudoSetCkBurn: globalCall({
    index: 73,
    args: { burn: u64 },
    docs: "Sets the share of inherited dividends that is recycled, out of 2^64 - 1.",
    set: (state, { burn }) => CKBurn.set(state, burn),
  }),

  sudoSetTaoFlowCutoff: globalCall({
    index: 81,
    args: { flowCutoff: I64F64Bits },
    docs: "Sets a cutoff that nothing reads.",
    set: (state, { flowCutoff }) => TaoFlowCutoff.set(state, flowCutoff),
  }),

  sudoSetTaoFlowNormalizationExponent: globalCall({
    index: 82,
    args: { exponent: U64F64Bits },
    docs: "Sets an exponent that nothing reads.",
    set: (state, { exponent }) => {
      ensure(exponent.bits >= ONE && exponent.bits <= TWO, errors.InvalidValue);
      FlowNormExponent.set(state, exponent);
    },
  }),

  sudoSetTaoFlowSmoothingFactor: globalCall({
    index: 83,
    args: { smoothingFactor: u64 },
    docs: "Sets a smoothing factor that nothing reads.",
    set: (state, { smoothingFactor }) => FlowEmaSmoothingFactor.set(state, smoothingFactor),
  }),

  sudoSetNetTaoFlowEnabled: globalCall({
    index: 91,
    args: { enabled: bool },
    docs: "Sets a switch that nothing reads.",
    set: (state, { enabled }) => NetTaoFlowEnabled.set(state, enabled),
  }),
});
