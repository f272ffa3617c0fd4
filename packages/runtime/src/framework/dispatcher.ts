import { CodecError } from "@opentao/codec";
import type { CallDefinition } from "./calls.ts";
import type { CallInfo, Dispatcher, DispatchResult, InnerDispatcher, InnerResult } from "./dispatch.ts";
import { type DispatchError, DispatchFailure, fail } from "./errors.ts";
import type { Origin } from "./origins.ts";
import type { Pallet } from "./pallet.ts";
import { outerCalls, type RuntimeCall } from "./runtimeCall.ts";
import type { State } from "./state.ts";
import { WeightMeter } from "./weightMeter.ts";
import { type DispatchOutput, subtractWeights, toWeight, type Weight, ZERO_WEIGHT } from "./weights.ts";

/** `System.CallFiltered`. */
const CallFiltered: DispatchError = { type: "Module", value: { index: 0, error: Uint8Array.of(5, 0, 0, 0) } };

const EXHAUSTED: InnerResult = { ok: false, error: { type: "Exhausted" }, output: {}, weight: ZERO_WEIGHT };
/** Cost that stands for a call inside another where only that other is weighed. */
const WEIGHTLESS: CallInfo = { weight: ZERO_WEIGHT, class: "Normal", paysFee: false };

const whoOf = (origin: Origin): Uint8Array | undefined => (origin.type === "Signed" ? origin.who : undefined);

/** Makes the dispatcher of a list of pallets. */
export function createDispatcher(pallets: readonly Pallet[], path: string): Dispatcher {
  const byName = new Map(pallets.map((pallet) => [pallet.name, pallet]));
  const guards = pallets.flatMap((pallet) => pallet.transactions?.guards ?? []);
  const filters = pallets.flatMap((pallet) => (pallet.transactions?.allows === undefined ? [] : [pallet.transactions]));
  const withCalls = pallets.flatMap(({ name, index, codecs: { calls } }) =>
    calls === undefined ? [] : [{ name, index, codec: calls }],
  );

  function definitionOf(call: RuntimeCall): CallDefinition {
    const calls = byName.get(call.type)?.calls;
    const definition =
      calls !== undefined && Object.hasOwn(calls, call.value.type) ? calls[call.value.type] : undefined;
    if (definition === undefined) throw new TypeError(`there is no call ${call.type}.${call.value.type}`);
    return definition;
  }

  /** Fails unless `origin` may make the call. Root may make every call. */
  function ensureAllowed(state: State, origin: Origin, call: RuntimeCall): void {
    if (origin.type === "Root") return;
    if (origin.filters?.some((filter) => !filter(call)) === true) fail(CallFiltered);
    if (filters.some((rules) => rules.allows?.(state, call) === false)) fail(CallFiltered);
    if (origin.type === "Signed") for (const guard of guards) guard.check(state, origin.who, call);
  }

  /** Weight of a call without the calls inside it. */
  function ownWeight(state: State, origin: Origin, call: RuntimeCall): Weight {
    const definition = definitionOf(call);
    const args = call.value.value;
    const inner = definition.inner(args).map(() => WEIGHTLESS);
    return toWeight(definition.weight({ state, inner, who: whoOf(origin) }, args));
  }

  /** Dispatches a call in a storage layer of its own; `runtime` makes the calls inside it. */
  function attempt(state: State, origin: Origin, call: RuntimeCall, runtime: InnerDispatcher): DispatchResult {
    try {
      const output = state.limitEvents(() =>
        state.transactional(() => {
          ensureAllowed(state, origin, call);
          return definitionOf(call).dispatch({ state, origin, runtime }, call.value.value);
        }),
      );
      return { ok: true, output: output ?? {} };
    } catch (error) {
      if (error instanceof DispatchFailure) return { ok: false, error: error.error, output: error.output };
      // A value that its storage cannot hold: the call is undone, the block goes on.
      if (error instanceof CodecError) return { ok: false, error: { type: "Corruption" }, output: {} };
      throw error;
    }
  }

  /**
   * Makes calls for which a meter has weight. A call is weighed without those inside it, which have their turns: each
   * once.
   */
  function within(meter: WeightMeter): InnerDispatcher {
    const inner: InnerDispatcher = {
      calls: dispatcher.calls,
      info: dispatcher.info,
      dispatch: (state, origin, call) => {
        const { inner: callsIn, outweighsInner } = definitionOf(call);
        const before = meter.taken;
        const own = meter.take(() => ownWeight(state, origin, call));
        if (own === undefined) return EXHAUSTED;
        const result = attempt(state, origin, call, outweighsInner ? within(WeightMeter.unlimited()) : inner);
        const { actualWeight } = result.output;
        if (actualWeight === undefined) return { ...result, weight: subtractWeights(meter.taken, before) };
        const weight = toWeight(actualWeight);
        if (callsIn(call.value.value).length === 0) meter.correct(own, weight);
        return { ...result, weight };
      },
    };
    return inner;
  }

  const dispatcher: Dispatcher = {
    calls: outerCalls(withCalls, path),

    info: (state, call, who) => {
      const definition = definitionOf(call);
      const args = call.value.value;
      // Calls inside each other are few by the limits of reading them, so this goes no deeper than those.
      const innerBy = definition.innerBy(args, who);
      const inner = definition.inner(args).map((call) => dispatcher.info(state, call, innerBy));
      const context = { state, inner, who };
      return {
        weight: toWeight(definition.weight(context, args)),
        class: definition.class(context, args),
        paysFee: definition.pays(context, args),
      };
    },

    dispatch: (state, origin, call, declared) => {
      const definition = definitionOf(call);
      // Most calls hold no others: they were weighed over this state.
      if (definition.inner(call.value.value).length === 0)
        return attempt(state, origin, call, within(WeightMeter.unlimited()));
      const meter = WeightMeter.of(declared ?? dispatcher.info(state, call, whoOf(origin)).weight);
      meter.take(() => ownWeight(state, origin, call));
      return attempt(state, origin, call, within(definition.outweighsInner ? WeightMeter.unlimited() : meter));
    },
  };
  return dispatcher;
}

/** Makes a call and fails as it fails. */
export function dispatchOrFail(
  runtime: InnerDispatcher,
  state: State,
  origin: Origin,
  call: RuntimeCall,
): DispatchOutput {
  const result = runtime.dispatch(state, origin, call);
  if (result.ok) return result.output;
  throw new DispatchFailure(result.error, result.output);
}
