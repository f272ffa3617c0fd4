import { alias, u16, type Value, vec } from "@opentao/codec";
import { Weight } from "@opentao/codec/primitives";
import {
  addWeights,
  BadOrigin,
  call,
  DispatchFailure,
  dispatchOrFail,
  ensure,
  ensureRoot,
  ensureSigned,
  outcomeOf,
  palletCalls,
  RuntimeCall,
  toWeight,
  type WeighContext,
} from "../../framework/index.ts";
import { batchClass, batchWeight, ensureBatch, runBatch } from "./batch.ts";
import { events } from "./events.ts";
import { accountOf, derivativeAccount, OriginCaller, originOf } from "./origins.ts";

const Calls = alias(vec(RuntimeCall), "Vec<<T as Config>::RuntimeCall>");
const Call = alias(RuntimeCall, "Box<<T as Config>::RuntimeCall>");
const Caller = alias(OriginCaller, "Box<T::PalletsOrigin>");

const OWN = toWeight({ refTime: 10_000_000 });
const ofBatch = { inner: (args: { calls: RuntimeCall[] }) => args.calls, weight: batchWeight, class: batchClass };
/** Of a call that makes one other. */
const ofOne = {
  inner: (args: { call: RuntimeCall }) => [args.call],
  weight: ({ inner }: WeighContext) => inner.reduce((sum, { weight }) => addWeights(sum, weight), OWN),
  class: ({ inner }: WeighContext) => inner[0]?.class ?? "Normal",
};

/** Of a call that makes one other for the origin that is named. */
const ofOther = { ...ofOne, innerBy: ({ asOrigin }: { asOrigin: Value<typeof OriginCaller> }) => accountOf(asOrigin) };

/** Calls of Utility (protocol: staking §7.2). */
export const calls = palletCalls({
  batch: call({
    index: 0,
    args: { calls: Calls },
    ...ofBatch,
    docs: "Makes calls in order until one fails; those before it stand. Look at the events for what became of them.",
    dispatch: (context, args) => {
      const { state, origin } = context;
      ensureBatch(origin, args.calls);
      let completed = true;
      const output = runBatch(context, args.calls, (result, index) => {
        completed = result.ok;
        state.deposit(result.ok ? events.ItemCompleted() : events.BatchInterrupted({ index, error: result.error }));
        return result.ok;
      });
      if (completed) state.deposit(events.BatchCompleted());
      return output;
    },
  }),
  asDerivative: call({
    index: 1,
    args: { index: u16, call: Call },
    ...ofOne,
    innerBy: ({ index }, who) => (who === undefined ? undefined : derivativeAccount(who, index)),
    docs: "Makes a call for an account that the sender alone can use, by its number.",
    dispatch: ({ state, origin, runtime }, args) => {
      const who = derivativeAccount(ensureSigned(origin), args.index);
      const result = runtime.dispatch(state, { ...origin, type: "Signed", who }, args.call);
      const output = { ...result.output, actualWeight: addWeights(result.weight, OWN) };
      if (!result.ok) throw new DispatchFailure(result.error, output);
      return output;
    },
  }),
  batchAll: call({
    index: 2,
    args: { calls: Calls },
    ...ofBatch,
    docs: "Makes calls in order, all of them or none.",
    dispatch: (context, args) => {
      const { state, origin } = context;
      ensureBatch(origin, args.calls);
      const output = runBatch(context, args.calls, (result, _, spent) => {
        if (!result.ok) throw new DispatchFailure(result.error, spent);
        state.deposit(events.ItemCompleted());
        return true;
      });
      state.deposit(events.BatchCompleted());
      return output;
    },
  }),
  dispatchAs: call({
    index: 3,
    args: { asOrigin: Caller, call: Call },
    ...ofOther,
    docs: "Makes a call for any origin; succeeds whether the call does or not.",
    dispatch: ({ state, origin, runtime }, { asOrigin, call: inner }) => {
      ensureRoot(origin);
      const result = runtime.dispatch(state, originOf(asOrigin), inner);
      state.deposit(events.DispatchedAs({ result: outcomeOf(result) }));
    },
  }),
  forceBatch: call({
    index: 4,
    args: { calls: Calls },
    ...ofBatch,
    docs: "Makes calls in order, all of them, whether they fail or not.",
    dispatch: (context, args) => {
      const { state, origin } = context;
      ensureBatch(origin, args.calls);
      let failed = false;
      const output = runBatch(context, args.calls, (result) => {
        failed ||= !result.ok;
        state.deposit(result.ok ? events.ItemCompleted() : events.ItemFailed({ error: result.error }));
        return true;
      });
      state.deposit(failed ? events.BatchCompletedWithErrors() : events.BatchCompleted());
      return output;
    },
  }),
  withWeight: call({
    index: 5,
    args: { call: Call, weight: Weight },
    ...ofOne,
    weight: (_, { weight }) => weight,
    outweighsInner: true,
    docs: "Makes a call and counts it with the weight that is given.",
    dispatch: ({ state, origin, runtime }, args) => {
      ensureRoot(origin);
      dispatchOrFail(runtime, state, origin, args.call);
    },
  }),
  ifElse: call({
    index: 6,
    args: { main: Call, fallback: Call },
    inner: ({ main, fallback }) => [main, fallback],
    weight: batchWeight,
    class: batchClass,
    docs: "Makes the first call, and the second one when the first fails.",
    dispatch: ({ state, origin, runtime }, { main, fallback }) => {
      ensure(origin.type !== "None", BadOrigin);
      const first = runtime.dispatch(state, origin, main);
      const spent = addWeights(first.weight, OWN);
      if (first.ok) {
        state.deposit(events.IfElseMainSuccess());
        return { actualWeight: spent };
      }
      const second = runtime.dispatch(state, origin, fallback);
      const output = { actualWeight: addWeights(spent, second.weight) };
      if (!second.ok) throw new DispatchFailure(second.error, output);
      state.deposit(events.IfElseFallbackCalled({ mainError: first.error }));
      return output;
    },
  }),
  dispatchAsFallible: call({
    index: 7,
    args: { asOrigin: Caller, call: Call },
    ...ofOther,
    docs: "Makes a call for any origin; fails when the call does.",
    dispatch: ({ state, origin, runtime }, { asOrigin, call: inner }) => {
      ensureRoot(origin);
      dispatchOrFail(runtime, state, originOf(asOrigin), inner);
      state.deposit(events.DispatchedAs({ result: { type: "Ok", value: undefined } }));
    },
  }),
});
