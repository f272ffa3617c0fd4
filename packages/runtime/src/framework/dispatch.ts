import type { Codec } from "@opentao/codec";
import type { DispatchClass, DispatchError, DispatchOutcome } from "@opentao/codec/primitives";
import type { Origin } from "./origins.ts";
import type { RuntimeCall } from "./runtimeCall.ts";
import type { State } from "./state.ts";
import type { DispatchOutput, Weight } from "./weights.ts";

/** Declared cost of a call. */
export interface CallInfo {
  readonly weight: Weight;
  readonly class: DispatchClass;
  readonly paysFee: boolean;
}

/** Outcome of a call. A call that failed wrote nothing. */
export type DispatchResult =
  | { readonly ok: true; readonly output: DispatchOutput }
  | { readonly ok: false; readonly error: DispatchError; readonly output: DispatchOutput };

/** Outcome of a call inside another, and the weight that it took. */
export type InnerResult = DispatchResult & { readonly weight: Weight };

/** Makes calls of a runtime's pallets. */
export interface Dispatcher {
  /** The enumeration of all calls. */
  readonly calls: Codec<RuntimeCall>;
  /** Returns the declared cost of a call that `who` makes, with all calls inside it: each is weighed once. */
  info(state: State, call: RuntimeCall, who?: Uint8Array): CallInfo;
  /**
   * Makes a call in a storage layer of its own, if the origin and the pallets' rules permit it. The calls inside it are
   * weighed again when their turn comes, and fail (`Exhausted`) from where they are dearer by half than they were
   * declared.
   *
   * @param declared - what the call weighs by {@link info}; it is asked for where it is needed and not given
   */
  dispatch(state: State, origin: Origin, call: RuntimeCall, declared?: Weight): DispatchResult;
}

/** Makes the calls inside a call; what they weigh counts as part of that. */
export interface InnerDispatcher extends Omit<Dispatcher, "dispatch"> {
  /** Makes a call as {@link Dispatcher.dispatch} does, if there is weight left for it. */
  dispatch(state: State, origin: Origin, call: RuntimeCall): InnerResult;
}

/** Outcome of a call, as events tell it. */
export function outcomeOf(result: DispatchResult): DispatchOutcome {
  return result.ok ? { type: "Ok", value: undefined } : { type: "Err", value: result.error };
}
