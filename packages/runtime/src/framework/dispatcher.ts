import { CodecError } from "@opentao/codec";
import type { CallDefinition } from "./calls.ts";
import type { Dispatcher } from "./dispatch.ts";
import type { DispatchOutput } from "./dispatchOutput.ts";
import { type DispatchError, DispatchFailure, fail } from "./errors.ts";
import type { Origin } from "./origins.ts";
import type { Pallet } from "./pallet.ts";
import { outerCalls, type RuntimeCall } from "./runtimeCall.ts";
import type { State } from "./state.ts";
import { toWeight } from "./weights.ts";

/** `System.CallFiltered`. */
const CallFiltered: DispatchError = { type: "Module", value: { index: 0, error: Uint8Array.of(5, 0, 0, 0) } };

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

    dispatch: (state, origin, call) => {
      const definition = definitionOf(call);
      try {
        const output = state.limitEvents(() =>
          state.transactional(() => {
            ensureAllowed(state, origin, call);
            return definition.dispatch({ state, origin, runtime: dispatcher }, call.value.value);
          }),
        );
        return { ok: true, output: output ?? {} };
      } catch (error) {
        if (error instanceof DispatchFailure) return { ok: false, error: error.error, output: error.output };
        // A value that its storage cannot hold: the call is undone, the block goes on.
        if (error instanceof CodecError) return { ok: false, error: { type: "Corruption" }, output: {} };
        throw error;
      }
    },
  };
  return dispatcher;
}

/** Makes a call and fails as it fails. */
export function dispatchOrFail(runtime: Dispatcher, state: State, origin: Origin, call: RuntimeCall): DispatchOutput {
  const result = runtime.dispatch(state, origin, call);
  if (result.ok) return result.output;
  throw new DispatchFailure(result.error, result.output);
}
